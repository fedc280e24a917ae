/** The numbers of one point put into z = wᵀx + b and a = g(z), as MathML that follows the run. */

import {
  apply,
  factor,
  hat,
  indexed,
  math,
  mfrac,
  mi,
  msub,
  msup,
  number,
  parts,
  row,
} from "../../ui/mathml.js";
import { feature, TERMS } from "../../ui/notation.js";

/** @import { Neuron } from "../../model/neuron.js" */
/** @import { Part } from "../../ui/mathml.js" */

/** @typedef {{ layer: number, last: boolean, unit: number, units: number, activation: string, inputs: string[] }} Shape */

/** @param {Part[][]} terms */
const sumOf = (terms) => terms.flatMap((term, i) => i ? ["+", ...term] : term);

/** @param {Shape} shape */
export function createNeuronFormula({ layer, last, unit, units, activation, inputs }) {
  const shown = inputs.slice(0, TERMS), rest = inputs.length > shown.length ? [["⋯"]] : [];
  const several = last && units > 1, k = String(unit + 1);
  const output = () => !last ? indexed("a", layer, k) : several ? msub(hat("y"), k) : hat("y");
  const logit = () => several ? msub("z", k) : mi("z");
  const input = (/** @type {string} */ name, /** @type {number} */ i) =>
    layer === 1 ? feature(name) : indexed("a", layer - 1, i + 1);

  // The first weight begins the line; a negative one further on stands in parentheses.
  const w = shown.map((_, i) => i ? factor(0) : number(0)), x = shown.map(() => factor(0)), bias = factor(0);
  const z = number(0), inner = number(0), a = number(0), slope = number(0);
  const symbols = sumOf([
    ...shown.map((name, i) => parts`${msub("w", String(i + 1))} ${input(name, i)}`),
    ...rest,
    ["b"],
  ]);
  const numbers = sumOf([
    ...shown.map((_, i) => parts`${w[i].element} · ${x[i].element}`),
    ...rest,
    [bias.element],
  ]);
  const name = activation === "sigmoid" ? "σ" : activation;
  const named = activation === "linear" ? [] : parts`${apply(name, inner.element)} =`;
  const lines = activation === "softmax"
    ? [
      parts`${output()} = ${mfrac(msup("e", logit()), row`∑_j e^z_j`)} = ${a.element}`,
      parts`${
        mfrac(row`∂ ${output()}`, row`∂ ${logit()}`)
      } = ${output()} ( 1 − ${output()} ) = ${slope.element}`,
    ]
    : [
      parts`${output()} = ${apply("g", "z")} = ${named} ${a.element}`,
      parts`g ′ ( z ) = ${slope.element}`,
    ];
  const formulas = [
    parts`${output()} = ${apply("g", ...symbols)}`,
    parts`${logit()} = ${numbers} = ${z.element}`,
    ...lines,
  ].map((line) => math(line));

  return {
    formulas,
    /** @param {Neuron} neuron @param {ArrayLike<number>} values what comes in @param {{ z: number, a: number, slope: number }} numbers */
    set(neuron, values, numbers) {
      shown.forEach((_, i) => {
        w[i].set(neuron.w[i]);
        x[i].set(values[i]);
      });
      bias.set(neuron.b);
      z.set(numbers.z);
      inner.set(numbers.z);
      a.set(numbers.a);
      slope.set(numbers.slope);
    },
  };
}
