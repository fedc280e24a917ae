/** Which points the network gets right: its class for each, and those that are to be ringed. */

import { predictedClasses } from "./forward.js";

/** @typedef {import("../types.js").State} State */

/** A verdict that took so long is given anew only after so many times as long. */
const REST = 12;

/** @type {{ frame: State["frame"], x: Float32Array, predicted: Uint8Array | null, due: number } | null} */
let last = null;

/** The class predicted for each point, or null; of the latest frame or, where that costs much, of one shortly before. @param {State} state */
export function verdicts({ frame, config, points: { x } }) {
  if (!frame || !config) return null;
  const start = performance.now();
  const holds = last && last.x === x && (last.frame === frame || frame.state.running && start < last.due);
  if (last && holds) return last.predicted;
  const predicted = predictedClasses(frame, config, x);
  const end = performance.now();
  last = { frame, x, predicted, due: end + REST * (end - start) };
  return predicted;
}

/** Whether rings are wanted at all. @param {State} state */
export const wantsRings = ({ ringWrong, cell }) => ringWrong || cell !== null;

/** The points of the cell that is pointed at, or all that are misclassified. @param {State} state @returns {number[]} */
export function ringed(state) {
  const predicted = wantsRings(state) ? verdicts(state) : null;
  if (!predicted) return [];
  const { cell, showTest, points: { labels, split } } = state;
  return [...predicted.keys()].filter((i) =>
    (showTest || split[i] === 0) &&
    (cell
      ? split[i] === Number(cell.split === "test") && labels[i] === cell.actual &&
        predicted[i] === cell.predicted
      : labels[i] !== predicted[i])
  );
}
