/** The chain rule of one moment as data: which numbers make up each derivative, taken from a trace of the server. Pure. */

/** @import { Place } from "../../model/weights.js" */
/** @import { Config, GradientCheck, Numbers, Problem, Trace, TraceLayer } from "../../types.js" */

/** @typedef {GradientCheck} Check */
/**
 * @typedef {{ left: number | null, right: number | null, point: number | null, place: Place | null }} Term a product, or 1/N of one
 * @typedef {{ place: Place, terms: Term[], value: number | null, penalty: number, check: Check | null }} Derivative
 * @typedef {{
 *   layer: number, unit: number, units: number, last: boolean, residual: boolean, activation: string,
 *   z: number | null, slope: number | null, delta: number | null,
 *   error: { terms: Term[], skipped: number | null, value: number | null } | null,
 *   velocity: { before: number | null, value: number | null } | null,
 *   weights: Derivative[], bias: Derivative,
 * }} LayerChain of one unit; δ and what it is made of are null where they are those of many points
 */

/**
 * From the output down to layer 1: one unit of each layer.
 * @param {Trace} trace @param {number[]} units the unit of layer 1, 2, … @param {number} gamma of residual layers
 * @returns {LayerChain[]}
 */
export function chainOf(trace, units, gamma) {
  const { layers } = trace, one = trace.points.length === 1;
  return layers.map((traced, index) => {
    const layer = index + 1, unit = Math.min(units[index] ?? 0, traced.b.length - 1), above = layers[layer];
    const of = (/** @type {Numbers[] | null} */ rows) => one && rows ? rows[0][unit] : null;
    const below = index === 0 ? trace.inputs : layers[index - 1].a;
    /** @param {number | null} column @returns {Derivative} */
    const derivative = (column) => ({
      place: { layer, row: unit, column },
      terms: trace.points.map((point, n) => ({
        left: traced.delta?.[n][unit] ?? null,
        right: column === null ? null : below?.[n][column] ?? null,
        point,
        place: null,
      })),
      value: column === null ? traced.db[unit] : traced.dW[unit][column],
      penalty: column === null ? 0 : traced.penalty[unit][column] ?? 0,
      check: trace.checks.find((check) =>
        check.layer === layer && check.row === unit && check.column === column
      ) ??
        null,
    });
    return {
      layer,
      unit,
      units: traced.b.length,
      last: !above,
      residual: traced.residual,
      activation: traced.activation,
      z: of(traced.z),
      slope: of(traced.slope),
      delta: of(traced.delta),
      error: one && above && traced.error
        ? {
          terms: above.W.map((row, k) => ({
            left: row[unit],
            right: above.delta?.[0][k] ?? null,
            point: null,
            place: { layer: layer + 1, row: k, column: unit },
          })),
          skipped: above.residual ? above.error?.[0][unit] ?? null : null,
          value: traced.error[0][unit],
        }
        : null,
      velocity: one && traced.residual && gamma ? velocityOf(layers, index, unit, gamma) : null,
      weights: traced.dW[unit].map((_, column) =>
        derivative(column)
      ),
      bias: derivative(null),
    };
  }).reverse();
}

/** ν^[l] = ∂ℒ/∂a^[l] + γ ν^[l+1] of a residual layer. @param {TraceLayer[]} layers @param {number} index @param {number} unit @param {number} gamma */
function velocityOf(layers, index, unit, gamma) {
  let last = index;
  while (layers[last + 1]?.residual) last++;
  let value = 0, before = 0;
  for (let at = last; at >= index; at--) {
    before = value;
    value = (layers[at].error?.[0][unit] ?? NaN) + gamma * before;
  }
  return { before: last === index ? null : before, value };
}

/** So many terms are written out; of more the first ones and the last. */
export const WRITTEN = 6;

/**
 * The terms of a sum that are written, and whether some before the last are left out.
 * @template T @param {readonly T[]} terms @param {number} [most]
 * @returns {{ first: readonly T[], last: T | null }}
 */
export const written = (terms, most = WRITTEN) =>
  terms.length <= most
    ? { first: terms, last: null }
    : { first: terms.slice(0, most - 2), last: terms[terms.length - 1] };

/** The shapes of the matrix form: n^[l], n^[l-1], n^[l+1] and the number of points. @param {Trace} trace @param {number} layer */
export const shapesOf = ({ layers, points }, layer) => ({
  units: layers[layer - 1].b.length,
  below: layers[layer - 1].W[0].length,
  above: layers[layer]?.b.length ?? null,
  points: points.length,
});

/** @typedef {ReturnType<typeof aboutOf>} About */

/**
 * What the formulas are about beside the chain itself.
 * @param {Trace} trace @param {Config} config @param {Problem} problem
 * @param {(label: number) => string} [nameOf] what a class is called
 */
export const aboutOf = (trace, { network, training }, problem, nameOf = String) => ({
  nameOf,
  features: network.features,
  loss: training.loss,
  problem,
  outputs: trace.layers[trace.layers.length - 1].b.length,
  gamma: network.connections === "momentum_residual" ? network.gamma : 0,
  trace,
});

/** What a question to the server asks. @param {number | null} point @param {number[]} units */
export const questionOf = (point, units) =>
  new URLSearchParams([
    point === null ? ["batch", "train"] : ["point", String(point)],
    ...units.map((unit, index) => ["check", `${index + 1},${unit}`]),
  ]).toString();
