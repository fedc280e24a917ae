/** The chain rule of a layer in matrices, each with its shape under it. */

/** @import { Part } from "../../ui/mathml.js" */
/** @import { LayerChain } from "./chain.js" */
/** @import { Parts } from "./parts.js" */

import { apply, indexed, msup, munder, parts, row } from "../../ui/mathml.js";
import { slope } from "../../ui/notation.js";
import { partial } from "./parts.js";

/**
 * @param {LayerChain} chain @param {{ units: number, below: number, above: number | null, points: number }} shapes
 * @returns {Parts[]}
 */
export function matrixLines({ layer, last, residual }, { units, below, above, points }) {
  const shape = (/** @type {Part} */ what, /** @type {number} */ rows, /** @type {number} */ columns) =>
    munder(what, row`${String(rows)} × ${String(columns)}`);
  const turned = (/** @type {Part} */ what) => msup(row`( ${what} )`, "T");
  const delta = () => shape(indexed("δ", layer), units, points);
  const many = points > 1, mean = many ? parts`1/N` : [], of = many ? "J" : "ℒ";
  const read = indexed("a", layer - 1);
  /** @type {Parts[]} */
  const lines = [];
  if (!last && above !== null && !residual) {
    const weights = shape(turned(indexed("W", layer + 1)), units, above);
    const back = shape(indexed("δ", layer + 1), above, points);
    lines.push(
      parts`${delta()} = ${weights} ${back} ∘ ${
        shape(apply(slope(layer), indexed("z", layer)), units, points)
      }`,
    );
  }
  const dW = shape(partial(of, indexed("W", layer)), units, below);
  const db = shape(partial(of, indexed("b", layer)), units, 1);
  lines.push(parts`${dW} = ${mean} ${delta()} ${shape(turned(read), points, below)}`);
  lines.push(parts`${db} = ${many ? parts`1/N` : []} ${delta()} ${many ? shape("1", points, 1) : []}`);
  return lines;
}
