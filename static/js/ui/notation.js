/** The notation of docs/notation.md: what samples, layers, weights, losses and features look like, as elements and as MathML. */

import { element } from "../lib/dom.js";
import { mi, mo, mrow, msubsup, msup, parenthesised, scripted, sum, upright } from "./mathml.js";

/** @typedef {import("./mathml.js").Part} Part */

/** More terms than this are not written out one by one. */
export const TERMS = 12;

/**
 * As elements: w with its row and column below, its layer above.
 * @param {string} letter @param {number} layer @param {...number} indices from 0
 */
export const symbol = (letter, layer, ...indices) => [
  element("i", {}, letter),
  element("sub", {}, indices.map((index) => index + 1).join(",")),
  element("sup", {}, `[${layer}]`),
];

/** A line of text with its layers raised: W^[2] a^[1]. @param {string} text @returns {(Node | string)[]} */
export const withLayers = (text) =>
  text.split(/\^(\[\d+\])/).map((piece, i) => i % 2 ? element("sup", {}, piece) : piece);

/** The activation of a layer, or any. @param {number | null} [layer] */
export const activation = (layer = null) => scripted(upright("g"), { layer });

/** Its derivative. @param {number | null} [layer] */
export const slope = (layer = null) => scripted(upright("g"), { layer, prime: true });

/** The loss of one sample, or of any. @param {Part | null} [sample] counted from 1 */
export const sampleLoss = (sample = null) => scripted("ℒ", { sample });

/** A sum over the samples i = 1 … n. @param {Part} count */
export const sumOfSamples = (count) => sum(mrow("i", "=", "1"), count);

/** How a feature is written in a formula, of one sample where there is one. @param {string} name @param {Part | null} [sample] counted from 1 */
export function feature(name, sample = null) {
  const x = (/** @type {string} */ digit) => scripted("x", { sample }, Number(digit));
  const wave = name.match(/^(sin|cos)\(x([12])\)$/);
  if (wave) return mrow(mi(wave[1]), mo("\u2061"), x(wave[2]));
  if (name === "x1*x2") return mrow(x("1"), x("2"));
  if (!name.endsWith("^2")) return x(name[1]);
  return sample === null ? msubsup("x", name[1], "2") : msup(parenthesised(x(name[1])), "2");
}
