/**
 * The network's forward pass in the page, from the weights of a frame: exact where the surface, a picture of cells,
 * is only near. Pure.
 */

/** @typedef {import("../types.js").Frame} Frame */
/** @typedef {import("../types.js").Config} Config */
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
 * For each hidden layer, whether it is residual, that is, adds to what it reads: the layer before it, or the features;
 * as `residual` in app/lab/settings/residual.py.
 * @param {{ network: Pick<Config["network"], "features" | "hidden" | "connections"> }} config
 * @param {number} [inputs] n^[0] @returns {boolean[]}
 */
export function residualLayers({ network: { features, hidden, connections } }, inputs) {
  const joins = connections === "residual" || connections === "momentum_residual";
  return hidden.map(({ units }, i) =>
    joins && units === (i ? hidden[i - 1].units : inputs ?? features.length)
  );
}

/**
 * @typedef {{ units: number, activation: string, z: Float64Array, f: Float64Array, a: Float64Array }} Layer
 *   z = W a + b of what it reads, f = g(z), and a, what it hands on: f, in a residual layer what it read plus its
 *   velocity. Point by point: unit u of point i is at i · units + u
 * @typedef {{ inputs: Layer, layers: Layer[] }} Pass `inputs.a` holds the features
 */

/**
 * Every layer's z, f = g(z) and a at every point, as `trace` in app/nn/trace.py; null where frame and configuration do
 * not belong together.
 * @param {Frame} frame @param {Config} config @param {Float32Array} x two numbers a point
 * @returns {Pass | null}
 */
export function forwardPass(frame, config, x) {
  const { features } = config.network;
  if (!features.every((name) => FEATURES[name])) return null;
  return passFrom(frame, config, featuresAt(features, x), features.length);
}

/**
 * The same from a^[0], point by point.
 * @param {Frame} frame @param {Config} config @param {Float64Array} read @param {number} inputs n^[0]
 * @returns {Pass | null}
 */
export function passFrom({ state: { problem }, weights, biases }, config, read, inputs) {
  const { hidden, connections, gamma, silenced_units: silenced = [] } = config.network,
    residual = residualLayers(config, inputs);
  const momentum = connections === "momentum_residual" ? gamma : 0;
  const fits = weights.length === hidden.length + 1 && weights[0].columns === inputs &&
    hidden.every(({ units, activation }, l) => ACTIVATIONS[activation] && weights[l].rows === units);
  if (!fits) return null;
  let below = read, velocity = new Float64Array();
  const layers = weights.map(({ rows, columns, values }, l) => {
    const activation = hidden[l]?.activation ?? HEADS[problem];
    const z = affine(values, columns, biases[l], below);
    const f = activation === "softmax" ? softmax(z, rows) : z.map(ACTIVATIONS[activation]);
    silence(f, rows, silenced, l + 1);
    velocity = residual[l] ? nextVelocity(velocity, f, momentum) : new Float64Array();
    below = residual[l] ? below.map((value, i) => value + velocity[i]) : f;
    return { units: rows, activation, z, f, a: below };
  });
  return { inputs: { units: inputs, activation: "", z: read, f: read, a: read }, layers };
}

/** Let the silenced units of a layer say 0. @param {Float64Array} f @param {number} units @param {readonly [number, number][]} silenced @param {number} layer */
function silence(f, units, silenced, layer) {
  for (const [at, unit] of silenced) {
    for (let i = unit; at === layer && i < f.length; i += units) f[i] = 0;
  }
}

/** The features of points. @param {string[]} names @param {Float32Array} x @returns {Float64Array} */
export function featuresAt(names, x) {
  const found = new Float64Array(x.length / 2 * names.length);
  for (let i = 0; i < x.length / 2; i++) {
    names.forEach((name, f) => found[i * names.length + f] = FEATURES[name](x[2 * i], x[2 * i + 1]));
  }
  return found;
}

/**
 * W a + b of each point: `weights` row by row, `below` point by point.
 * @param {ArrayLike<number>} weights @param {number} columns @param {ArrayLike<number>} biases @param {Float64Array} below
 * @returns {Float64Array}
 */
export function affine(weights, columns, biases, below) {
  const rows = biases.length, count = below.length / columns;
  const z = new Float64Array(count * rows);
  for (let i = 0; i < count; i++) {
    for (let row = 0; row < rows; row++) {
      let sum = biases[row];
      for (let column = 0; column < columns; column++) {
        sum += weights[row * columns + column] * below[i * columns + column];
      }
      z[i * rows + row] = sum;
    }
  }
  return z;
}

/** γ v + (1 − γ) f, where v is 0 if there is none yet. @param {Float64Array} v @param {Float64Array} f @param {number} gamma */
const nextVelocity = (v, f, gamma) => f.map((step, i) => (v.length ? gamma * v[i] : 0) + (1 - gamma) * step);

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

/** g′(z) of a unit of any layer; in a softmax ∂ŷ_k/∂z_k with the other logits held. @param {string} activation @param {number} z @param {number} f g(z) */
export const slopeAt = (activation, z, f) =>
  activation === "softmax" ? f * (1 - f) : SLOPES[activation](z, f);

/**
 * The class predicted for each point, from the logits; null where there are no classes.
 * @param {Pass} pass @param {import("../types.js").Problem} problem @returns {Uint8Array | null}
 */
export function predictedClasses({ layers }, problem) {
  if (problem === "regression") return null;
  const { z, units } = layers[layers.length - 1];
  const predicted = new Uint8Array(z.length / units);
  for (let point = 0; point < predicted.length; point++) predicted[point] = winner(z, point, units);
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
