/** Symbols in the field's notation: weights and biases as elements, features as MathML. */

import { element } from "../lib/dom.js";
import { mo, mrow, msub, msubsup } from "./mathml.js";

/** More terms than this are not written out one by one. */
export const TERMS = 12;

/**
 * As elements: w with its row and column below, its layer above.
 * @param {string} letter @param {number} layer @param {...number} indices from 0
 */
export function symbol(letter, layer, ...indices) {
  const ones = indices.map((index) => index + 1);
  const below = ones.join(ones.some((one) => one > 9) ? "," : "");
  return [
    element("i", {}, letter),
    element("sub", {}, below),
    element("sup", {}, `(${layer})`),
  ];
}

/** How a feature is written in a formula. @param {string} name */
export function feature(name) {
  const x = (/** @type {string} */ digit) => msub("x", digit);
  const wave = name.match(/^(sin|cos)\(x([12])\)$/);
  if (wave) return mrow(wave[1], mo("\u2061"), x(wave[2]));
  if (name === "x1*x2") return mrow(x("1"), x("2"));
  if (name.endsWith("^2")) {
    return msubsup("x", name[1], "2");
  }
  return x(name[1]);
}
