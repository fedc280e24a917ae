/** The points that take part in the unfolding: which they are, and which one lies under the pointer. Pure. */

import { nearestPoint } from "../../model/geometry.js";

/** @typedef {import("../../types.js").Points} Points */
/** @typedef {import("../../types.js").State} State */

/** How near, in CSS pixels, the pointer must come to a point. */
const REACH = 14;

/**
 * Those of the points that are shown, and the rank of each.
 * @param {ArrayLike<number>} indices @param {Points} points
 * @returns {{ indices: ArrayLike<number>, points: Points, ranks: Map<number, number> }}
 */
export const shownPoints = (indices, { labels, split }) => ({
  indices,
  points: {
    x: new Float32Array(),
    labels: Float32Array.from(indices, (index) => labels[index] ?? 0),
    split: Uint8Array.from(indices, (index) => split[index] ?? 0),
  },
  ranks: new Map(Array.from(indices, (index, rank) => [index, rank])),
});

/**
 * The index of the point under the pointer, or null.
 * @param {ReturnType<typeof shownPoints>} shown
 * @param {{ picture: Float32Array, bounds: import("../../model/geometry.js").Bounds, width: number }} on where they are
 * @param {number} left @param {number} top pixels @param {boolean} showTest
 */
export function pointUnder({ indices, points: { split } }, { picture, bounds, width }, left, top, showTest) {
  const scale = width / (bounds.x1 - bounds.x0);
  const found = nearestPoint(
    picture.subarray(0, 2 * indices.length),
    [bounds.x0 + left / scale, bounds.y1 - top / scale],
    [scale, scale],
    REACH,
    showTest ? null : split,
  );
  return found === null ? null : indices[found];
}

/** What is hovered with this point, or null where that changes nothing. @param {State} state @param {number | null} point @returns {State["hover"] | null} */
export function hoverOn({ hover, points: { x } }, point) {
  if (point === hover.point) return null;
  const known = point !== null && 2 * point < x.length;
  return { ...hover, point: known ? point : null, place: known ? [x[2 * point], x[2 * point + 1]] : null };
}
