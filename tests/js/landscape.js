/** Landscapes of J for tests: along one weight, or over two. */

import { begun, take } from "../../static/js/model/landscape.js";

/** @typedef {import("../../static/js/model/landscape.js").Axis} Axis */

/** @param {number[]} values @param {Partial<Axis>} [parts] @returns {Axis} */
export const axisOf = (values, parts = {}) => ({
  values,
  now: 0,
  gradient: 1,
  descent: -1,
  next_step: -0.1,
  layer: 1,
  row: 0,
  column: 0,
  share: null,
  ...parts,
});

/** @param {number[]} first @param {number[]} [second] @returns {import("../../static/js/model/landscape.js").Head} */
export const headOf = (first, second) => ({
  step: 3,
  objective: 1,
  gradient_share: 1,
  first: axisOf(first),
  second: second ? axisOf(second) : null,
  path: [],
});

/** With all its rows. @param {import("../../static/js/model/landscape.js").Head} head @param {...(number | null)[]} rows */
export function landscapeOf(head, ...rows) {
  const landscape = begun(head);
  rows.forEach((values, row) => take(landscape, { row, values }));
  return landscape;
}
