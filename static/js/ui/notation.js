/** Weights and biases in the field's notation: indices below, the layer above. */

import { element } from "../lib/dom.js";

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
