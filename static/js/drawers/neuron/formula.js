/** The numbers of one point put into z = wᵀx + b and a = g(z), as MathML that follows the run. */

/** @import { Neuron } from "../../model/neuron.js" */
/** @import { Part } from "../../ui/mathml.js" */

import {
  apply,
  factor,
  hat,
  indexed,
  math,
  mfrac,
  msub,
  msup,
  number,
  parts,
  row,
  sum,
} from "../../ui/mathml.js";
import { activation as g, feature, slope as gPrime, TERMS } from "../../ui/notation.js";

/**
 * @typedef {{
 *   layer: number, last: boolean, unit: number, units: number, name: string, residual: boolean, activation: string,
 *   inputs: string[],
 * }} Shape `units`: of the layer; `name`: what an output's class is called; `residual`: what g makes is added to what is read; `inputs`: features, or units of the layer below
 */

/** @param {Part[][]} terms */
const sumOf = (terms) => terms.flatMap((term, i) => i ? ["+", ...term] : term);

/** @param {Shape} shape */
export function createNeuronFormula({ layer, last, unit, units, name, residual, activation, inputs }) {
  const shown = inputs.slice(0, TERMS), rest = inputs.length > shown.length ? [["⋯"]] : [];
  const output = () =>
    !last ? indexed(residual ? "f" : "a", layer, unit + 1) : units > 1 ? msub(hat("y"), name) : hat("y");
  const input = (/** @type {string} */ from, /** @type {number} */ i) =>
    layer === 1 ? feature(from) : indexed("a", layer - 1, i + 1);
  const z = (/** @type {number | string} */ of = unit + 1) => indexed("z", layer, of);

  // The first weight begins the line; a negative one further on stands in parentheses.
  const w = shown.map((_, i) => i ? factor(0) : number(0)), x = shown.map(() => factor(0)), bias = factor(0);
  const projected = number(0), inner = number(0), a = number(0), slope = number(0);
  const symbols = sumOf([
    ...shown.map((from, i) => parts`${indexed("w", layer, unit + 1, i + 1)} ${input(from, i)}`),
    ...rest,
    [indexed("b", layer, unit + 1)],
  ]);
  const numbers = sumOf([
    ...shown.map((_, i) => parts`${w[i].element} · ${x[i].element}`),
    ...rest,
    [bias.element],
  ]);
  const formulas = [
    parts`${output()} = ${apply(g(layer), ...symbols)}`,
    parts`${z()} = ${numbers} = ${projected.element}`,
    ...activation === "softmax" ? softmax() : elementwise(),
  ].map((line) => math(line));

  function softmax() {
    const all = row`${sum(row`j = 1`, String(units))} ${msup("e", z("j"))}`;
    const derivative = mfrac(row`∂ ${output()}`, row`∂ ${z()}`);
    return [
      parts`${output()} = ${mfrac(msup("e", z()), all)} = ${a.element}`,
      parts`${derivative} = ${output()} ( 1 − ${output()} ) = ${slope.element}`,
    ];
  }

  function elementwise() {
    const called = activation === "sigmoid" ? "σ" : activation;
    const put = activation === "linear" ? [] : parts`${apply(called, inner.element)} =`;
    return [
      parts`${output()} = ${apply(g(layer), z())} = ${put} ${a.element}`,
      parts`${apply(gPrime(layer), z())} = ${slope.element}`,
    ];
  }

  return {
    formulas,
    /** @param {Neuron} neuron @param {ArrayLike<number>} values what comes in @param {{ z: number, a: number, slope: number }} numbers */
    set(neuron, values, numbers) {
      shown.forEach((_, i) => {
        w[i].set(neuron.w[i]);
        x[i].set(values[i]);
      });
      bias.set(neuron.b);
      projected.set(numbers.z);
      inner.set(numbers.z);
      a.set(numbers.a);
      slope.set(numbers.slope);
    },
  };
}
