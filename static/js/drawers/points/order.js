/** The order of the rows of the table of points: by which column, and which row has which rank. */

/** @import { State } from "../../types.js" */

import { answersOf } from "./predictions.js";
import { orderBy } from "./virtual-rows.js";

/** @typedef {"index" | "x1" | "x2" | "label" | "split" | "output" | "loss"} Column */
/** @typedef {{ column: Column, descending: boolean }} Sort */

/** While it trains, rows sorted by what the network answers are put in order again so often, milliseconds. */
export const RESORT = 600;
/** What the network answers, and thus changes while it trains. @type {Column[]} */
const ANSWERED = ["output", "loss"];

/** What a click on a column's name makes of the order: the same one is turned round. @param {Sort} sort @param {Column} column @returns {Sort} */
export const sortedBy = (sort, column) => ({
  column,
  descending: sort.column === column && !sort.descending,
});

/** What the rows are ordered by. @param {State} state @param {Column} column @returns {ArrayLike<number>} */
export function keysOf({ points, frame, config }, column) {
  const { x, labels, split } = points;
  if (column === "label") return labels;
  if (column === "split") return split;
  if (column === "x1" || column === "x2") {
    return x.filter((_, i) => i % 2 === Number(column === "x2"));
  }
  const answers = ANSWERED.includes(column) && frame && config ? answersOf(frame, config, points) : null;
  if (column === "loss" && answers) return answers.loss;
  if (column === "output" && answers) {
    // Of several classes first by the class, then by how sure it is.
    const several = frame?.state.problem === "multiclass";
    return answers.output.map((output, i) => several ? answers.predicted[i] + output / 2 : output);
  }
  return labels.map((_, i) => i);
}

/** The order as it stands; it is put right when it is due, but not under the hands of someone who types. */
export function createOrder() {
  let sort = /** @type {Sort} */ ({ column: "index", descending: false });
  let order = new Uint32Array(0), ranks = new Uint32Array(0);
  let ordered = false, outdated = false, orderedAt = -Infinity;
  const isAnswered = () => ANSWERED.includes(sort.column);

  return {
    get sort() {
      return sort;
    },
    /** The index of each rank. */
    get order() {
      return order;
    },
    /** The rank of each index. */
    get ranks() {
      return ranks;
    },
    /** @param {Column} column */
    sortBy(column) {
      sort = sortedBy(sort, column);
      ordered = false;
    },
    /**
     * Put the order right where that is due; whether there are more or fewer rows than before is returned.
     * @param {State} state @param {{ points: boolean, frame: boolean }} changed @param {boolean} editing @param {number} now
     */
    update(state, changed, editing, now) {
      const resized = state.points.labels.length !== order.length;
      outdated ||= changed.points || isAnswered() && changed.frame;
      const due = outdated && !editing && (!isAnswered() || now - orderedAt > RESORT);
      if (resized || !ordered || due) {
        order = orderBy(keysOf(state, sort.column), sort.descending);
        ranks = new Uint32Array(order.length);
        order.forEach((index, rank) => ranks[index] = rank);
        [ordered, outdated, orderedAt] = [true, false, now];
      }
      return resized;
    },
    /** Whether it will be due again though nothing else changes. @param {boolean} editing */
    waits: (editing) => outdated && isAnswered() && !editing,
  };
}
