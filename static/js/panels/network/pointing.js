/** What the pointer and the keys mean on the network diagram. Pure. */

import { inPlane, PLANE } from "../../model/geometry.js";

/** @typedef {import("../../types.js").State} State */
/** @typedef {import("../../types.js").Unit} Unit */

/**
 * The neuron of a button by what is written on it.
 * @param {{ layer?: string, unit?: string }} data @param {number} output the output's layer @returns {Unit}
 */
export const unitOf = ({ layer, unit }, output) => ({
  layer: layer === "output" ? output : Number(layer),
  unit: Number(unit),
});

/**
 * @typedef {{ kind: "feature", name: string } | { kind: "units", index: number, by: number }
 *   | { kind: "unfold", layer: number } | { kind: "neuron", unit: Unit }
 *   | { kind: "weight", place: { layer: number, row: number, column: number } }} Click
 */

/**
 * What a click means: on a button what is written on it, beside all buttons the connection that is pointed at.
 * @param {{ name?: string, of?: string, by?: string, unfold?: string, layer?: string, unit?: string } | null} button
 * @param {State["pointed"]} pointed @param {number} output @returns {Click | null}
 */
export function clickOf(button, pointed, output) {
  if (!button) {
    if (!pointed || pointed.column === null) return null;
    const { layer, row, column } = pointed;
    return { kind: "weight", place: { layer, row, column } };
  }
  const { name, of, by, unfold } = button;
  if (name) return { kind: "feature", name };
  if (by) return { kind: "units", index: Number(of) - 1, by: Number(by) };
  if (unfold) return { kind: "unfold", layer: Number(unfold) };
  return button.unit ? { kind: "neuron", unit: unitOf(button, output) } : null;
}

/** The layer of the output. @param {Pick<State, "config">} state */
export const outputOf = ({ config }) => (config?.network.hidden.length ?? 0) + 1;

/** @param {Unit | null} a @param {Unit | null} b */
export const sameUnit = (a, b) => a?.layer === b?.layer && a?.unit === b?.unit;

/** The neuron the plane may show: one of a hidden layer. @param {Unit | null} unit @param {number} output */
export const shownUnit = (unit, output) => unit && unit.layer < output ? unit : null;

/** Which neuron is pinned after a click: a second one frees it. @param {Unit | null} pinned @param {Unit} unit @param {number} output */
export const pinnedAfter = (pinned, unit, output) => sameUnit(pinned, unit) ? null : shownUnit(unit, output);

/**
 * The neuron an arrow leads to; null for any other key.
 * @param {Unit} unit @param {string} key @param {readonly number[]} counts the neurons in sight of each layer
 * @returns {Unit | null}
 */
export function unitBeside({ layer, unit }, key, counts) {
  const by = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[key];
  if (!by) return null;
  const to = Math.min(counts.length, Math.max(1, layer + by[0]));
  return { layer: to, unit: Math.min(counts[to - 1] - 1, Math.max(0, unit + by[1])) };
}

/**
 * The place of the plane at a place on a map.
 * @param {{ left: number, top: number, width: number, height: number }} box the map's @param {number} x @param {number} y
 */
export function placeOn(box, x, y) {
  const at = (/** @type {number} */ share) => (2 * share - 1) * PLANE;
  return inPlane(at((x - box.left) / box.width), -at((y - box.top) / box.height));
}

/** Where a dot marks the plane on every map: at the point that is held or pointed at, or at the place. @param {Pick<State, "hover" | "drag" | "points">} state */
export function spotOf({ hover, drag, points: { x } }) {
  if (drag) return drag.x;
  return hover.point !== null && 2 * hover.point < x.length
    ? [x[2 * hover.point], x[2 * hover.point + 1]]
    : hover.place;
}

/**
 * The features once one is switched, in the catalogue's order; null where none would be left.
 * @param {readonly string[]} chosen @param {string} name @param {readonly string[]} all
 */
export function featuresAfter(chosen, name, all) {
  const left = all.filter((other) => chosen.includes(other) !== (other === name));
  return left.length ? left : null;
}

/**
 * The hidden layers with another number of units in one of them; null where the limits forbid it.
 * @param {readonly import("../../types.js").Hidden[]} hidden @param {number} index @param {number} by
 * @param {readonly [number, number]} limits
 */
export function hiddenAfter(hidden, index, by, [least, most]) {
  const units = (hidden[index]?.units ?? NaN) + by;
  return units >= least && units <= most ? changed(hidden, index, { units }) : null;
}

/**
 * The hidden layers with a change to one of them.
 * @param {readonly import("../../types.js").Hidden[]} hidden @param {number} index
 * @param {Partial<import("../../types.js").Hidden>} change
 */
export const changed = (hidden, index, change) =>
  hidden.map((layer, i) => i === index ? { ...layer, ...change } : layer);
