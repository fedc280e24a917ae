/** The parts of the chain rule's formulas: derivatives, parameters, numbers, sums, and what each part lights. */

/** @import { Place } from "../../model/weights.js" */
/** @import { Term } from "./chain.js" */

import { written } from "./chain.js";
import { short } from "../../lib/format.js";
import { indexed, mfrac, mn, mrow, parenthesised, parts, row, scripted } from "../../ui/mathml.js";
import { feature } from "../../ui/notation.js";

/** @typedef {(Node | string)[]} Parts */

/** @param {number | null | undefined} value */
const is = (value) => typeof value === "number" && Number.isFinite(value);

/** A number with four digits; behind an operator a negative one stands in parentheses. @param {number | null | undefined} value @param {boolean} [inner] */
export const figure = (value, inner = false) => {
  const number = mn(is(value) ? short(value) : "–");
  return inner && is(value) && Number(value) < 0 ? parenthesised(number) : number;
};

/** A part of a formula that lights what it comes from. @param {Node} part @param {Place[]} lit @param {number | null} [point] */
export function lighting(part, lit, point = null) {
  const group = mrow(part);
  if (lit.length) group.setAttribute("data-lit", JSON.stringify(lit));
  if (point !== null) group.setAttribute("data-point", String(point));
  return group;
}

/** A unit, as the network diagram lights it. @param {number} layer @param {number} row @returns {Place[]} */
export const unitAt = (layer, row) => layer ? [{ layer, row, column: null }] : [];

/** ∂ of something by something. @param {string} of @param {Node} by */
export const partial = (of, by) => mfrac(row`∂ ${of}`, row`∂ ${by}`);

/** What a unit hands on, of one sample where there are many; layer 0 are the features. @param {number} layer @param {number} unit @param {readonly string[]} features @param {string | null} [sample] */
export const activation = (layer, unit, features, sample = null) =>
  layer ? scripted("a", { layer, sample }, unit + 1) : feature(features[unit], sample);

/** What stands for a parameter: w_{i,j}^[l] or b_i^[l]. @param {Place} place */
export const parameter = ({ layer, row, column }) =>
  column === null ? indexed("b", layer, row + 1) : indexed("w", layer, row + 1, column + 1);

/** Terms with plus signs between; of many the first and the last. @param {readonly Term[]} terms @param {(term: Term, inner: boolean) => Parts} write @returns {Parts} */
export function sumOf(terms, write) {
  const { first, last } = written(terms);
  const sum = first.flatMap((term, i) => i ? ["+", ...write(term, true)] : write(term, false));
  return last ? parts`${sum} + ⋯ + ${write(last, true)}` : sum;
}

/** left · right of each term. @param {Term} term @param {boolean} inner @param {Place[]} [lit] */
export function product({ left, right, place, point }, inner, lit = place ? [place] : []) {
  const unit = place ? unitAt(place.layer, place.row) : [];
  return parts`${lighting(figure(left, inner), lit, point)} · ${lighting(figure(right, true), unit, point)}`;
}
