/** What is typed or chosen in a row of the table of points, as commands. Pure. */

/** @import { Command, Points } from "../../types.js" */
/** @import { Edited } from "./row.js" */

/**
 * A number that was typed: a coordinate moves the point, the other one staying as it is; a label is its class or target.
 * @param {Pick<Points, "x">} points @param {number} index @param {Edited} column @param {number} value
 * @param {number} stroke that it is undone with @returns {Command}
 */
export function typedNumber({ x }, index, column, value, stroke) {
  if (column === "label") return { type: "relabel", indices: [index], y: value, stroke };
  const [x1, x2] = [x[2 * index], x[2 * index + 1]];
  return { type: "move_point", index, x: column === "x1" ? [value, x2] : [x1, value], stroke };
}

/** @param {number} index @param {boolean} test @returns {Command} */
export const chosenSplit = (index, test) => ({
  type: "set_split",
  indices: [index],
  split: test ? "test" : "train",
});
