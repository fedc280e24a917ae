/** The numbers of one point put into z = wᵀx + b and a = g(z), as MathML that follows the run. */

import {
  apply,
  factor,
  hat,
  indexed,
  math,
  mfrac,
  mi,
  mn,
  mo,
  mrow,
  msub,
  msup,
  number,
} from "../../ui/mathml.js";
import { feature, TERMS } from "../../ui/notation.js";

/** @typedef {{ layer: number, last: boolean, unit: number, units: number, activation: string, inputs: string[] }} Shape */

/** @param {Shape} shape */
export function createNeuronFormula({ layer, last, unit, units, activation, inputs }) {
  const shown = inputs.slice(0, TERMS), more = inputs.length > shown.length;
  const single = last && units === 1;
  const k = mn(String(unit + 1));
  const output = () =>
    last ? (single ? hat("y") : msub(hat("y"), k.cloneNode(true))) : indexed("a", layer, unit + 1);
  const input = (/** @type {string} */ name, /** @type {number} */ i) =>
    layer === 1 ? feature(name) : indexed("a", layer - 1, i + 1);
  const name = activation === "sigmoid" ? mi("σ") : activation === "linear" ? null : mi(activation);

  // The first weight begins the line; a negative one further on stands in parentheses.
  const w = shown.map((_, i) => i ? factor(0) : number(0)), x = shown.map(() => factor(0)), bias = factor(0);
  const z = number(0), inner = number(0), a = number(0), slope = number(0);
  const plus = (/** @type {(Node | string)[][]} */ terms) =>
    terms.flatMap((term, i) => i ? [mo("+"), ...term] : term);
  const rest = () => more ? [[mo("⋯")]] : [];

  const symbols = plus([
    ...shown.map((from, i) => [msub("w", mn(String(i + 1))), input(from, i)]),
    ...rest(),
    [mi("b")],
  ]);
  const terms = plus([
    ...shown.map((_, i) => [w[i].element, mo("·"), x[i].element]),
    ...rest(),
    [bias.element],
  ]);
  /** The logit's own symbol. */
  function z0() {
    return msub("z", k.cloneNode(true));
  }
  const softmax = () => mfrac(msup("e", z0()), mrow(msub(mo("∑"), "j"), msup("e", msub("z", "j"))));
  const head = single || !last ? mi("z") : z0();
  const formulas = [
    math([output(), "=", apply(mi("g"), ...symbols)]),
    math([head, "=", ...terms, "=", z.element]),
    activation === "softmax" ? math([output(), "=", softmax(), "=", a.element]) : math([
      output(),
      "=",
      apply(mi("g"), mi("z")),
      "=",
      ...(name ? [apply(name, inner.element), "="] : []),
      a.element,
    ]),
    activation === "softmax"
      ? math([
        mfrac(mrow("∂", output()), mrow("∂", z0())),
        "=",
        output(),
        mo("("),
        mn("1"),
        mo("−"),
        output(),
        mo(")"),
        "=",
        slope.element,
      ])
      : math([mi("g"), mo("′"), mo("("), mi("z"), mo(")"), "=", slope.element]),
  ];

  return {
    formulas,
    /** @param {import("../../model/neuron.js").Neuron} neuron @param {ArrayLike<number>} values what comes in @param {{ z: number, a: number, slope: number }} numbers */
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
