/** The session as the page last saw it, as the setup of another one. Pure. */

/** @import { Setup, State } from "../types.js" */

/**
 * All that another session needs to stand where the page last saw this one; undefined where there is nothing to keep.
 * @param {Pick<State, "frame" | "config" | "points">} state @returns {Setup | undefined}
 */
export function lastSeen({ frame, config, points }) {
  const known = frame?.weights.every(({ columns, values }) => columns && values.every(Number.isFinite));
  if (!frame || !config || !known) return undefined;
  const { x, labels, split, names, images } = points, hidden = config.network.hidden;
  const { step, epoch, steps_per_epoch } = frame.state;
  const counted = epoch === Math.floor(step / steps_per_epoch);
  return {
    ...config,
    // Images are drawn again from the configuration; those of one's own were on the server only.
    ...(labels.length && !images && {
      points: {
        x: Array.from(labels, (_, i) => /** @type {[number, number]} */ ([x[2 * i], x[2 * i + 1]])),
        y: [...labels],
        split: Array.from(split, (test) => test ? "test" : "train"),
        ...(names?.length && { names }),
      },
    }),
    weights: frame.weights.map(({ rows, columns, values }, layer) => ({
      W: Array.from({ length: rows }, (_, row) => [...values.subarray(row * columns, (row + 1) * columns)]),
      b: [...frame.biases[layer]],
      activation: hidden[layer]?.activation ?? null,
    })),
    step,
    ...(counted ? {} : { epochs: epoch }), // the batches have changed on the way
  };
}
