/** A weight under the hand: how far its slider reaches, and its value in a frame. Pure. */

/** @typedef {{ layer: number, row: number, column: number | null }} Place layer from 1; column null is the bias */

/** The ends a slider may have, times a power of ten. */
const ENDS = [2, 5, 10];

/**
 * How far from zero a slider for this value reaches: a round number with room to go on, but 2 at least.
 * @param {number} value @param {number} most
 */
export function reachOf(value, most) {
  const wanted = Math.min(most, Math.max(2, 1.25 * Math.abs(value)));
  const power = 10 ** Math.floor(Math.log10(wanted));
  return Math.min(most, (ENDS.find((end) => end * power >= wanted) ?? 10) * power);
}

/** A weight or bias as it is in a frame, or null when there is none there. @param {import("../types.js").Frame | null} frame @param {Place} place */
export function weightAt(frame, { layer, row, column }) {
  const matrix = frame?.weights[layer - 1];
  if (!matrix || row >= matrix.rows) return null;
  if (column === null) return frame?.biases[layer - 1][row] ?? null;
  return column < matrix.columns ? matrix.values[row * matrix.columns + column] : null;
}

/** The weights that lead into a neuron, in order, and its bias. @param {import("../types.js").Frame | null} frame @param {number} layer @param {number} row @returns {Place[]} */
export function incoming(frame, layer, row) {
  const matrix = frame?.weights[layer - 1];
  if (!matrix || row >= matrix.rows) return [];
  const weights = Array.from({ length: matrix.columns }, (_, column) => ({ layer, row, column }));
  return [...weights, { layer, row, column: null }];
}
