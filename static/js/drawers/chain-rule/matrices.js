/** The chain rule of a layer in matrices, each with its shape under it. */

import { apply, indexed, mfrac, mi, mn, mo, mrow, msup, munder, parenthesised } from "../../ui/mathml.js";
import { partial } from "./parts.js";

/** @typedef {import("./chain.js").LayerChain} LayerChain */
/** @typedef {import("./parts.js").Parts} Parts */

/**
 * @param {LayerChain} chain @param {{ units: number, below: number, above: number | null, points: number }} shapes
 * @returns {Parts[]}
 */
export function matrixLines({ layer, last, residual }, { units, below, above, points }) {
  const shape = (/** @type {Node} */ what, /** @type {number} */ rows, /** @type {number} */ columns) =>
    munder(what, mrow(mn(String(rows)), mo("×"), mn(String(columns))));
  const matrix = (/** @type {string} */ letter, /** @type {number} */ at) => indexed(letter, at);
  const turned = (/** @type {Node} */ what) => msup(parenthesised(what), mi("T"));
  const mean = () => points > 1 ? [mfrac("1", "N")] : [], of = points > 1 ? "J" : "L";
  /** @type {Parts[]} */
  const lines = [];
  if (!last && above !== null && !residual) {
    lines.push([
      shape(matrix("δ", layer), units, points),
      mo("="),
      shape(turned(matrix("W", layer + 1)), units, above),
      shape(matrix("δ", layer + 1), above, points),
      mo("∘"),
      shape(apply("g′", matrix("z", layer)), units, points),
    ]);
  }
  lines.push([
    shape(partial(of, matrix("W", layer)), units, below),
    mo("="),
    ...mean(),
    shape(matrix("δ", layer), units, points),
    shape(turned(layer > 1 ? matrix("a", layer - 1) : mi("X")), points, below),
  ]);
  lines.push([
    shape(partial(of, matrix("b", layer)), units, 1),
    mo("="),
    ...mean(),
    shape(matrix("δ", layer), units, points),
    ...points > 1 ? [shape(mn("1"), points, 1)] : [],
  ]);
  return lines;
}
