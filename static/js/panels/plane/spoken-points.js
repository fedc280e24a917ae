/** Points by keyboard: which comes next, which are there to select, and what is said of one. Pure, but for the texts. */

/** @import { State, Translate } from "../../types.js" */

import { axisNumber } from "../../draw/canvas-text.js";
import { className } from "../../state/settings.js";

/** @typedef {[number, number]} Place */

/** Where a point is on show: where the hand holds it, if it does. @param {State} state @param {number} index @returns {Place} */
export const placeOf = ({ points, drag }, index) =>
  drag?.index === index ? drag.x : [points.x[2 * index], points.x[2 * index + 1]];

/** How many classes a point can be given. @param {State} state */
export const classesOf = ({ frame, config }) =>
  frame?.state.problem === "multiclass" ? frame.biases.at(-1)?.length ?? config?.data.classes ?? 2 : 2;

/**
 * The next point on show, going round; null where none is.
 * @param {Pick<State, "points" | "showTest">} state @param {number | null} picked @param {1 | -1} by
 */
export function nextShown({ points: { split }, showTest }, picked, by) {
  const total = split.length;
  let index = picked ?? (by > 0 ? -1 : total);
  for (let tries = 0; tries < total; tries++) {
    index = (index + by + total) % total;
    if (showTest || split[index] === 0) return index;
  }
  return null;
}

/** All points on show. @param {Pick<State, "points" | "showTest">} state */
export const allShown = ({ points: { split }, showTest }) =>
  [...split.keys()].filter((index) => showTest || split[index] === 0);

/** A selection without a point that it has, or with one that it lacks. @param {readonly number[]} selection @param {number} index */
export const toggled = (selection, index) =>
  selection.includes(index) ? selection.filter((one) => one !== index) : [...selection, index];

/** What a command is about: the selection, else the picked point. @param {readonly number[]} selection @param {number | null} picked */
export const chosen = (selection, picked) =>
  selection.length ? [...selection] : picked === null ? [] : [picked];

/** Whether points can be given a class by its digit. @param {State} state @param {readonly number[]} indices @param {number} y */
export const canRelabel = (state, indices, y) =>
  indices.length > 0 && state.frame?.state.problem !== "regression" && y < classesOf(state);

/** What is said of a point. @param {State} state @param {number} index @param {Translate} t */
export function spoken(state, index, t) {
  const { points, frame } = state;
  const rounded = (/** @type {number} */ x) => axisNumber(Math.round(x * 100) / 100);
  const [x1, x2] = placeOf(state, index).map(rounded);
  const regression = frame?.state.problem === "regression";
  const label = regression ? rounded(points.labels[index]) : className(state, points.labels[index]);
  const values = { number: index + 1, count: points.labels.length, label, x1, x2 };
  return regression
    ? t("Point {number} of {count}: target {label}, x₁ {x1}, x₂ {x2}", values)
    : t("Point {number} of {count}: class {label}, x₁ {x1}, x₂ {x2}", values);
}
