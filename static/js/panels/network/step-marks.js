/** What the network diagram shows of one step: numbers at the units at work, and one weight's gradient or change. Pure. */

/** @import { ShownStage } from "../../types.js" */
/** @import { Edge } from "./edges.js" */
/** @import { Square } from "./layout.js" */

import {
  changeAt,
  gradientAt,
  gradientShareAt,
  has,
  narrow,
  pairOf,
  valuesOf,
} from "../../model/step-stages.js";

/**
 * The text at each of so many units of the layer at work: J, or ℒ of one sample, at the first of the outputs; none
 * where the stage is not about units.
 * @param {ShownStage} step @param {number} units @returns {string[]}
 */
export function textsOf(step, units) {
  const { stage: { kind }, trace, sample } = step;
  if (kind === "update" || kind === "end") return [];
  const texts = new Array(units).fill("");
  if (kind === "loss") {
    if (units) {
      texts[0] = sample === null ? `J = ${narrow(trace.objective)}` : `ℒ = ${narrow(trace.losses[sample])}`;
    }
    return texts;
  }
  const values = valuesOf(step);
  return values ? texts.map((_, unit) => narrow(values[unit])) : texts;
}

/**
 * The connection that the stage tells of: the one that is pointed at, if it is at work, else that of the step's weight.
 * @param {ShownStage} step @param {Edge[][]} edges @param {Edge | null} pointed
 */
export function toldEdge({ stage: { kind, layer }, place }, edges, pointed) {
  if (kind !== "gradient" && kind !== "update") return null;
  if (pointed && (kind === "update" || pointed.layer === layer)) return pointed;
  return edges[place.layer - 1]?.find(({ row, column }) => row === place.row && column === place.column) ??
    null;
}

/** What is told of a connection: its gradient, or what the chosen point adds to it, or its old and new weight; none where the network of the step lacks it. @param {ShownStage} step @param {Edge} edge @returns {string[]} */
export function linesOf({ stage: { kind }, trace, sample }, edge) {
  if (!has(trace, edge)) return [];
  if (kind !== "update") {
    return [narrow(sample === null ? gradientAt(trace, edge).whole : gradientShareAt(trace, edge, sample))];
  }
  const [old, next] = pairOf(...changeAt(trace, edge));
  return [old, `→ ${next}`];
}

/** How far to scroll so that the layer at work is in sight; null where it is. @param {Square} square its first @param {{ scrollLeft: number, clientWidth: number }} scroller */
export function scrollTo({ x }, { scrollLeft, clientWidth }) {
  const inSight = x - 40 >= scrollLeft && x + 40 <= scrollLeft + clientWidth;
  return inSight ? null : x - clientWidth / 2;
}
