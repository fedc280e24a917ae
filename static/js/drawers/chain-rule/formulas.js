/** The formulas of the chain rule: each derivative in symbols, with its numbers in, and what comes out, as MathML. */

/** @import { Place } from "../../model/weights.js" */
/** @import { About, Check, Derivative, LayerChain } from "./chain.js" */
/** @import { Parts } from "./parts.js" */

import { short } from "../../lib/format.js";
import { apply, hat, indexed, mfrac, parts, row, scripted, sum } from "../../ui/mathml.js";
import { slope as gPrime, sumOfSamples } from "../../ui/notation.js";
import { outputDelta } from "./output-delta.js";
import { activation, figure, lighting, parameter, partial, product, sumOf, unitAt } from "./parts.js";

/** @typedef {NonNullable<LayerChain["error"]>} Errors */
/** @typedef {NonNullable<LayerChain["velocity"]>} Velocity */
/** @typedef {{ symbols: Parts, numbers: Parts, value: number | null, check?: Check | null, lit: Place[] }} Line */

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
    ...chain.weights.map((derivative) => weightLine(chain, derivative, about)),
    biasLine(chain),
  ];
}

/** ∂ℒ/∂a: what the layer above hands back. @param {LayerChain} chain @param {Errors} error @returns {Line} */
function errorLine({ layer, unit }, { terms, skipped, value }) {
  const up = layer + 1, passed = skipped === null ? [] : parts`+ ${partial("ℒ", indexed("a", up, unit + 1))}`;
  const back = parts`${sum(row`k = 1`, String(terms.length))} ${indexed("w", up, "k", unit + 1)} ${
    indexed("δ", up, "k")
  }`;
  return {
    symbols: parts`${partial("ℒ", indexed("a", layer, unit + 1))} = ${back} ${passed}`,
    numbers: parts`${sumOf(terms, (term, inner) => product(term, inner))} ${
      skipped === null ? [] : parts`+ ${figure(skipped, true)}`
    }`,
    value,
    lit: terms.flatMap(({ place }) => place ? [place] : []),
  };
}

/** ν of a residual layer with momentum. @param {LayerChain} chain @param {Errors} error @param {Velocity} velocity @param {number} gamma @returns {Line} */
function velocityLine({ layer, unit }, error, { before, value }, gamma) {
  const first = before === null, nu = (/** @type {number} */ at) => indexed("ν", at, unit + 1);
  return {
    symbols: parts`${nu(layer)} = ${partial("ℒ", indexed("a", layer, unit + 1))} ${
      first ? [] : parts`+ γ ${nu(layer + 1)}`
    }`,
    numbers: parts`${figure(error.value)} ${
      first ? [] : parts`+ ${figure(gamma)} · ${figure(before, true)}`
    }`,
    value,
    lit: unitAt(layer, unit),
  };
}

/** δ of a hidden unit: what comes back, times g′(z). @param {LayerChain} chain @param {Errors} error @param {number} gamma @returns {Line} */
function hiddenDelta({ layer, unit, velocity, slope, z, delta }, error, gamma) {
  const own = unitAt(layer, unit), at = (/** @type {string} */ letter) => indexed(letter, layer, unit + 1);
  const back = velocity
    ? {
      symbols: parts`( 1 − γ ) ${at("ν")}`,
      numbers: parts`${figure(1 - gamma)} · ${lighting(figure(velocity.value, true), own)}`,
      value: (1 - gamma) * (velocity.value ?? NaN),
    }
    : {
      symbols: [partial("ℒ", at("a"))],
      numbers: [lighting(figure(error.value), own)],
      value: error.value,
    };
  const steep = lighting(apply(gPrime(layer), figure(z)), own),
    slopeFigure = lighting(figure(slope, true), own);
  return {
    symbols: parts`${at("δ")} = ${back.symbols} · ${apply(gPrime(layer), at("z"))}`,
    numbers: parts`${back.numbers} · ${steep} = ${figure(back.value)} · ${slopeFigure}`,
    value: delta,
    lit: own,
  };
}

/** ∂ℒ/∂w: δ times what came in. @param {LayerChain} chain @param {Derivative} derivative @param {About} about @returns {Line} */
function weightLine({ layer, unit }, { place, terms: [term], value, check }, { features }) {
  const column = Number(place.column), delta = indexed("δ", layer, unit + 1);
  const left = lighting(figure(term.left), unitAt(layer, unit));
  return {
    symbols: parts`${partial("ℒ", parameter(place))} = ${delta} · ${activation(layer - 1, column, features)}`,
    numbers: parts`${left} · ${lighting(figure(term.right, true), unitAt(layer - 1, column))}`,
    value,
    check,
    lit: [place],
  };
}

/** ∂ℒ/∂b, which is δ. @param {LayerChain} chain @returns {Line} */
const biasLine = ({ layer, unit, bias: { place, value, check } }) => ({
  symbols: parts`${partial("ℒ", parameter(place))} = ${indexed("δ", layer, unit + 1)}`,
  numbers: [],
  value,
  check,
  lit: unitAt(layer, unit),
});

/**
 * The lines of one layer for many points: each derivative is a mean.
 * @param {LayerChain} chain @param {About} about
 * @returns {Line[]}
 */
export const meanLines = (chain, about) =>
  [...chain.weights, chain.bias].map((derivative) => meanLine(chain, derivative, about));

/** ∂J/∂w or ∂J/∂b: the mean of what each point adds. @param {LayerChain} chain @param {Derivative} derivative @param {About} about @returns {Line} */
function meanLine(chain, { place, terms, value, penalty, check }, about) {
  const { layer, unit } = chain, { column } = place, own = unitAt(layer, unit);
  const input = column === null ? [] : [activation(layer - 1, column, about.features, "i")];
  const penalised = penalty ? parts`+ λ ${apply("R′", parameter(place))}` : [];
  const added = sumOf(
    terms,
    (term, inner) =>
      column === null ? [lighting(figure(term.left, inner), own, term.point)] : product(term, inner, own),
  );
  const known = terms.every(({ left }) => left !== null);
  return {
    symbols: parts`${partial("J", parameter(place))} = 1/N ${sumOfSamples("N")} ${
      shareOf(chain, about)
    } ${input} ${penalised}`,
    numbers: known
      ? parts`${mfrac("1", short(terms.length))} ( ${added} ) ${
        penalty ? parts`+ ${figure(penalty, true)}` : []
      }`
      : [],
    value: value === null ? null : value + penalty,
    check,
    lit: column === null ? own : [place],
  };
}

/** δ of one sample within a mean; of a cross-entropy it is ŷ − y. @param {LayerChain} chain @param {About} about */
function shareOf({ layer, unit, last }, { loss, problem, nameOf }) {
  const sample = "i", k = problem === "multiclass" ? [nameOf(unit)] : [];
  return last && loss === "cross_entropy"
    ? row`( ${scripted(hat("y"), { sample }, ...k)} − ${scripted("y", { sample }, ...k)} )`
    : scripted("δ", { layer, sample }, unit + 1);
}
