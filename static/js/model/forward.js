/**
 * The network's own answers for points, from the weights of a frame: exact where the surface, a picture of cells,
 * is only near. Pure.
 */

import { residualLayers } from "../state/settings.js";

/** @typedef {(z: number) => number} Scalar */

/** erf by Abramowitz and Stegun 7.1.26; its error is below 2·10⁻⁷. @type {Scalar} */
function erf(x) {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const tail = t *
    (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return Math.sign(x) * (1 - tail * Math.exp(-x * x));
}

/** @type {Scalar} */
const sigmoid = (z) => 0.5 + 0.5 * Math.tanh(z / 2);

/** The activations of app/nn/activations.py. @type {{ [name: string]: Scalar }} */
export const ACTIVATIONS = {
  linear: (z) => z,
  sigmoid,
  tanh: Math.tanh,
  relu: (z) => Math.max(0, z),
  leaky_relu: (z) => Math.max(0.01 * z, z),
  elu: (z) => z > 0 ? z : Math.expm1(z),
  gelu: (z) => z * (1 + erf(z * Math.SQRT1_2)) / 2,
  silu: (z) => z * sigmoid(z),
  softplus: (z) => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))),
  sine: Math.sin,
  step: (z) => z >= 0 ? 1 : 0,
};

/** g′ of each activation from z and a = g(z), as the engine has it. @type {{ [name: string]: (z: number, a: number) => number }} */
export const SLOPES = {
  linear: () => 1,
  sigmoid: (_, a) => a * (1 - a),
  tanh: (_, a) => 1 - a * a,
  relu: (_, a) => a > 0 ? 1 : 0,
  leaky_relu: (_, a) => a > 0 ? 1 : 0.01,
  elu: (_, a) => Math.min(a, 0) + 1,
  gelu: (z) => (1 + erf(z * Math.SQRT1_2)) / 2 + z * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI),
  silu: (z, a) => sigmoid(z) + a * (1 - sigmoid(z)),
  softplus: (z) => sigmoid(z),
  sine: Math.cos,
  step: (z) => 1 / (1 + Math.abs(z)) ** 2,
};

/** The features of app/data/features.py. @type {{ [name: string]: (x1: number, x2: number) => number }} */
export const FEATURES = {
  "x1": (x1) => x1,
  "x2": (_, x2) => x2,
  "x1^2": (x1) => x1 * x1,
  "x2^2": (_, x2) => x2 * x2,
  "x1*x2": (x1, x2) => x1 * x2,
  "sin(x1)": (x1) => Math.sin(x1),
  "sin(x2)": (_, x2) => Math.sin(x2),
  "cos(x1)": (x1) => Math.cos(x1),
  "cos(x2)": (_, x2) => Math.cos(x2),
};

/** What the output's units apply: the last layer's g. @type {{ [problem: string]: string }} */
export const HEADS = { binary: "sigmoid", multiclass: "softmax", regression: "linear" };

/**
 * @typedef {{ units: number, activation: string, z: Float64Array, a: Float64Array }} Layer point by point: unit u of
 *   point i is at i · units + u
 * @typedef {{ inputs: Layer, layers: Layer[] }} Pass `inputs.a` holds the features
 */

/**
 * Every z and a = g(z) at every point; null where frame and configuration do not belong together.
 * @param {import("../types.js").Frame} frame @param {import("../types.js").Config} config @param {Float32Array} x
 * @returns {Pass | null}
 */
export function passThrough({ state: { problem }, weights, biases }, { network }, x) {
  const features = network.features.map((name) => FEATURES[name]);
  const names = [...network.hidden.map(({ activation }) => activation), HEADS[problem]];
  const fits = weights.length === names.length && weights[0].columns === features.length &&
    names.every((name, i) => i === names.length - 1 || ACTIVATIONS[name]) && features.every(Boolean);
  if (!fits) return null;
  const count = x.length / 2;
  let below = new Float64Array(count * features.length);
  for (let i = 0; i < count; i++) {
    features.forEach((feature, f) => below[i * features.length + f] = feature(x[2 * i], x[2 * i + 1]));
  }
  const inputs = { units: features.length, activation: "", z: below, a: below };
  const layers = weights.map(({ rows, columns, values }, layer) => {
    const z = new Float64Array(count * rows), activation = names[layer];
    for (let i = 0; i < count; i++) {
      for (let row = 0; row < rows; row++) {
        let sum = biases[layer][row];
        for (let column = 0; column < columns; column++) {
          sum += values[row * columns + column] * below[i * columns + column];
        }
        z[i * rows + row] = sum;
      }
    }
    below = activation === "softmax" ? softmax(z, rows) : z.map(ACTIVATIONS[activation]);
    return { units: rows, activation, z, a: below };
  });
  return { inputs, layers };
}

/** e^{z_k} / Σ_j e^{z_j} of each point. @param {Float64Array} z @param {number} classes */
function softmax(z, classes) {
  const a = new Float64Array(z.length);
  for (let from = 0; from < z.length; from += classes) {
    const own = z.subarray(from, from + classes), most = Math.max(...own);
    let total = 0;
    for (let k = 0; k < classes; k++) total += a[from + k] = Math.exp(own[k] - most);
    for (let k = 0; k < classes; k++) a[from + k] /= total;
  }
  return a;
}

/** g′(z) of a unit of any layer; in a softmax ∂ŷ_k/∂z_k with the other logits held. @param {string} activation @param {number} z @param {number} a */
export const slopeAt = (activation, z, a) =>
  activation === "softmax" ? a * (1 - a) : SLOPES[activation](z, a);

/**
 * The logits z^[L] of each point, K numbers a point; null where frame and configuration do not belong together.
 * @param {import("../types.js").Frame} frame @param {import("../types.js").Config} config @param {Float32Array} x
 * @returns {Float64Array | null}
 */
export function logits({ weights, biases }, config, x) {
  const { network } = config, residual = residualLayers(config);
  const gamma = network.connections === "momentum_residual" ? network.gamma : 0;
  const inputs = network.features.map((name) => FEATURES[name]);
  const bends = network.hidden.map(({ activation }) => ACTIVATIONS[activation]);
  const fits = weights.length === bends.length + 1 && weights[0].columns === inputs.length;
  if (!fits || [...inputs, ...bends].includes(/** @type {any} */ (undefined))) return null;
  const widest = Math.max(inputs.length, ...weights.map(({ rows }) => rows));
  const outputs = weights[weights.length - 1].rows, points = x.length / 2;
  let a = new Float64Array(widest), z = new Float64Array(widest);
  const v = new Float64Array(widest);
  const answers = new Float64Array(points * outputs);
  for (let point = 0; point < points; point++) {
    inputs.forEach((feature, i) => a[i] = feature(x[2 * point], x[2 * point + 1]));
    weights.forEach(({ rows, columns, values }, layer) => {
      const bend = bends[layer];
      if (!residual[layer]) v.fill(0);
      for (let row = 0; row < rows; row++) {
        let sum = biases[layer][row];
        for (let column = 0; column < columns; column++) sum += values[row * columns + column] * a[column];
        z[row] = bend ? bend(sum) : sum;
        if (!residual[layer]) continue;
        v[row] = gamma * v[row] + (1 - gamma) * z[row];
        z[row] = a[row] + v[row];
      }
      [a, z] = [z, a];
    });
    for (let k = 0; k < outputs; k++) answers[point * outputs + k] = a[k];
  }
  return answers;
}

/**
 * The class predicted for each point; null where there are no classes, or where frame and configuration do not
 * belong together.
 * @param {import("../types.js").Frame} frame @param {import("../types.js").Config} config @param {Float32Array} x
 * @returns {Uint8Array | null}
 */
export function predictedClasses(frame, config, x) {
  const z = frame.state.problem === "regression" ? null : logits(frame, config, x);
  if (!z) return null;
  const predicted = new Uint8Array(x.length / 2), outputs = z.length / predicted.length;
  for (let point = 0; point < predicted.length; point++) predicted[point] = winner(z, point, outputs);
  return predicted;
}

/** The class of a point: the sign of a single logit, or the largest. @param {Float64Array} z @param {number} point @param {number} outputs */
export function winner(z, point, outputs) {
  const at = point * outputs;
  if (outputs === 1) return Number(z[at] > 0);
  let best = 0;
  for (let k = 1; k < outputs; k++) if (z[at + k] > z[at + best]) best = k;
  return best;
}
