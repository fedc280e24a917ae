/** The cells of a confusion matrix: which one a point falls into, which one a key leads to, their shares of a row. Pure. */

/** @import { Cell, State } from "../../types.js" */

import { verdicts } from "../../model/forward-cache.js";

/** @typedef {{ actual: number, predicted: number }} Place of a cell */

/** The cell of the point that is pointed at. @param {State} state @returns {Cell | null} */
export function cellOfPoint(state) {
  const { hover: { point }, points: { labels, split } } = state;
  const predicted = point === null ? null : verdicts(state);
  if (point === null || !predicted || point >= predicted.length) return null;
  return { split: split[point] ? "test" : "train", actual: labels[point], predicted: predicted[point] };
}

/** Whether two cells are one. @param {Cell | null} one @param {Cell | null} other */
export const sameCell = (one, other) =>
  one?.split === other?.split && one?.actual === other?.actual && one?.predicted === other?.predicted;

/** The cell that an arrow key leads to, or null. @param {Place} from @param {string} key @param {number} size how many classes there are @returns {Place | null} */
export function neighbour({ actual, predicted }, key, size) {
  const steps = /** @type {{ [key: string]: [number, number] }} */ ({
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
  });
  if (!Object.hasOwn(steps, key)) return null;
  const [down, right] = steps[key], next = { actual: actual + down, predicted: predicted + right };
  return Math.min(next.actual, next.predicted) >= 0 && Math.max(next.actual, next.predicted) < size
    ? next
    : null;
}

/** Each count as a share of their sum; all 0 where there is nothing. @param {readonly number[]} counts */
export function shares(counts) {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => total ? count / total : 0);
}
