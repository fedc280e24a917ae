/** The formulas of the chain rule: each derivative in symbols, with its numbers in, and what comes out, as MathML. */

import { short } from "../../lib/format.js";
import { apply, hat, indexed, mfrac, mi, mn, mo, msub, parenthesised, sum } from "../../ui/mathml.js";
import { outputDelta } from "./output-delta.js";
import { activation, figure, lighting, parameter, partial, product, sumOf, unitAt } from "./parts.js";

/** @typedef {import("./chain.js").LayerChain} LayerChain */
/** @typedef {import("./chain.js").Derivative} Derivative */
/** @typedef {NonNullable<LayerChain["error"]>} Errors */
/** @typedef {NonNullable<LayerChain["velocity"]>} Velocity */
/** @typedef {import("./parts.js").Parts} Parts */
/** @typedef {import("../../model/weights.js").Place} Place */
/** @typedef {{ symbols: Parts, numbers: Parts, value: number | null, check?: import("./chain.js").Check | null, lit: Place[], point?: number | null }} Line */

/** @typedef {{ loss: string, problem: string, outputs: number, gamma: number, trace: import("./chain.js").Trace }} About */

/**
 * The lines of one layer for one point: ∂ℒ/∂a, δ, and the derivatives of its parameters.
 * @param {LayerChain} chain @param {About} about
 * @returns {Line[]}
 */
export function pointLines(chain, about) {
  const { layer, unit, error, velocity } = chain, own = unitAt(layer, unit);
  const deltas = error
    ? [
      errorLine(chain, error),
      ...velocity ? [velocityLine(chain, error, velocity, about.gamma)] : [],
      hiddenDelta(chain, error, about.gamma),
    ]
    : [{ ...outputDelta(chain, about), lit: own }];
  return [
    ...deltas,
    ...chain.weights.map((derivative) => weightLine(chain, derivative)),
    {
      symbols: [partial("L", parameter(chain.bias.place)), mo("="), indexed("δ", layer, unit + 1)],
      numbers: [],
      value: chain.bias.value,
      check: chain.bias.check,
      lit: own,
    },
  ];
}

/** ∂ℒ/∂a: what the layer above hands back. @param {LayerChain} chain @param {Errors} error @returns {Line} */
function errorLine({ layer, unit }, error) {
  const up = layer + 1;
  return {
    symbols: [
      partial("L", indexed("a", layer, unit + 1)),
      mo("="),
      sum("k", mn(String(error.terms.length))),
      indexed("w", up, "k", unit + 1),
      indexed("δ", up, "k"),
      ...error.skipped === null ? [] : [mo("+"), partial("L", indexed("a", up, unit + 1))],
    ],
    numbers: [
      ...sumOf(error.terms, (term, inner) => product(term, inner)),
      ...error.skipped === null ? [] : [mo("+"), figure(error.skipped, true)],
    ],
    value: error.value,
    lit: error.terms.flatMap(({ place }) => place ? [place] : []),
  };
}

/** ν of a residual layer with momentum. @param {LayerChain} chain @param {Errors} error @param {Velocity} velocity @param {number} gamma @returns {Line} */
function velocityLine({ layer, unit }, error, velocity, gamma) {
  return {
    symbols: [
      indexed("ν", layer, unit + 1),
      mo("="),
      partial("L", indexed("a", layer, unit + 1)),
      ...velocity.before === null ? [] : [mo("+"), mi("γ"), indexed("ν", layer + 1, unit + 1)],
    ],
    numbers: [
      figure(error.value),
      ...velocity.before === null ? [] : [mo("+"), figure(gamma), mo("·"), figure(velocity.before, true)],
    ],
    value: velocity.value,
    lit: unitAt(layer, unit),
  };
}

/** δ of a hidden unit: what comes back, times g′(z). @param {LayerChain} chain @param {Errors} error @param {number} gamma @returns {Line} */
function hiddenDelta({ layer, unit, velocity, slope, z, delta }, error, gamma) {
  const own = unitAt(layer, unit);
  return {
    symbols: [
      indexed("δ", layer, unit + 1),
      mo("="),
      ...velocity
        ? [parenthesised(mn("1"), mo("−"), mi("γ")), indexed("ν", layer, unit + 1)]
        : [partial("L", indexed("a", layer, unit + 1))],
      mo("·"),
      apply("g′", indexed("z", layer, unit + 1)),
    ],
    numbers: [
      ...velocity
        ? [figure(1 - gamma), mo("·"), lighting(figure(velocity.value, true), own)]
        : [lighting(figure(error.value), own)],
      mo("·"),
      lighting(apply("g′", figure(z)), own),
      mo("="),
      figure(velocity ? (1 - gamma) * (velocity.value ?? NaN) : error.value),
      mo("·"),
      lighting(figure(slope, true), own),
    ],
    value: delta,
    lit: own,
  };
}

/** ∂ℒ/∂w: δ times what came in. @param {LayerChain} chain @param {Derivative} derivative @returns {Line} */
function weightLine({ layer, unit }, { place, terms: [term], value, check }) {
  const column = Number(place.column);
  return {
    symbols: [
      partial("L", parameter(place)),
      mo("="),
      indexed("δ", layer, unit + 1),
      mo("·"),
      activation(layer - 1, column),
    ],
    numbers: [
      lighting(figure(term.left), unitAt(layer, unit)),
      mo("·"),
      lighting(figure(term.right, true), unitAt(layer - 1, column)),
    ],
    value,
    check,
    lit: [place],
  };
}

/**
 * The lines of one layer for many points: each derivative is a mean.
 * @param {LayerChain} chain @param {{ loss: string, problem: string }} about
 * @returns {Line[]}
 */
export function meanLines(chain, about) {
  const { layer, unit } = chain, own = unitAt(layer, unit);
  const logistic = chain.last && about.loss === "cross_entropy";
  const error = () =>
    !logistic
      ? [indexed("δ", layer, unit + 1)]
      : about.problem === "binary"
      ? [parenthesised(hat("y"), mo("−"), mi("y"))]
      : [parenthesised(msub(hat("y"), mn(String(unit + 1))), mo("−"), indexed("y", null, unit + 1))];
  return [...chain.weights, chain.bias].map((derivative) => {
    const { column } = derivative.place, count = derivative.terms.length;
    const known = derivative.terms.every(({ left }) => left !== null);
    return {
      symbols: [
        partial("J", parameter(derivative.place)),
        mo("="),
        mfrac("1", "N"),
        mo("∑"),
        ...error(),
        ...column === null ? [] : [activation(layer - 1, column)],
        ...derivative.penalty ? [mo("+"), mi("λ"), apply("R′", parameter(derivative.place))] : [],
      ],
      numbers: known
        ? [
          mfrac("1", mn(short(count))),
          parenthesised(
            ...sumOf(derivative.terms, (term, inner) =>
              column === null
                ? [lighting(figure(term.left, inner), own, term.point)]
                : product(term, inner, own)),
          ),
          ...derivative.penalty ? [mo("+"), figure(derivative.penalty, true)] : [],
        ]
        : [],
      value: derivative.value === null ? null : derivative.value + derivative.penalty,
      check: derivative.check,
      lit: column === null ? own : [derivative.place],
    };
  });
}
