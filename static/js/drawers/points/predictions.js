/** What the network says of each point, and how wrong that is: ŷ, the class, the loss of the point alone. Pure. */

import { logits, winner } from "../../model/forward.js";

/**
 * @typedef {{ output: Float64Array, predicted: Int8Array, loss: Float64Array }} Answers
 *   `output` is the probability of class 1 (binary), of the predicted class (multiclass), or the value (regression);
 *   `predicted` is −1 where there are no classes, `loss` NaN where the loss is not one we know
 */

/** ln(1 + e^z), finite for every finite z. @param {number} z */
const softplus = (z) => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
/** @param {number} e */
const huber = (e) => Math.abs(e) <= 1 ? e * e / 2 : Math.abs(e) - 0.5;
/** @param {number} e */
const square = (e) => e * e;

/** The losses of app/nn/losses.py on a single logit z with its output ŷ. @type {{ [name: string]: (z: number, output: number, label: number) => number }} */
const BINARY = {
  cross_entropy: (z, _, label) => softplus(label ? -z : z),
  squared_error: (_, output, label) => square(output - label),
  huber: (_, output, label) => huber(output - label),
  hinge: (z, _, label) => Math.max(0, 1 - (label ? z : -z)),
};

/** The same on K logits z with their probabilities p. @type {{ [name: string]: (z: Float64Array, p: Float64Array, label: number) => number }} */
const MULTICLASS = {
  cross_entropy: (z, _, label) => {
    const most = Math.max(...z);
    return Math.log(z.reduce((sum, one) => sum + Math.exp(one - most), 0)) - (z[label] - most);
  },
  squared_error: (_, p, label) => mean(p, (one, k) => square(one - Number(k === label))),
  huber: (_, p, label) => mean(p, (one, k) => huber(one - Number(k === label))),
  hinge: (z, _, label) => mean(z, (one, k) => k === label ? 0 : Math.max(0, 1 - z[label] + one)),
};

/** @type {{ [name: string]: (output: number, target: number) => number }} */
const REGRESSION = {
  squared_error: (output, target) => square(output - target),
  huber: (output, target) => huber(output - target),
};

/** @param {Float64Array} values @param {(value: number, k: number) => number} of */
const mean = (values, of) => values.reduce((sum, value, k) => sum + of(value, k), 0) / values.length;

/**
 * The answers for points; null where frame and configuration do not belong together.
 * @param {import("../../types.js").Frame} frame @param {import("../../types.js").Config} config
 * @param {{ x: Float32Array, labels: Float32Array }} points @returns {Answers | null}
 */
export function answersOf(frame, config, { x, labels }) {
  const z = logits(frame, config, x);
  if (!z) return null;
  const { problem } = frame.state, name = config.training.loss, count = labels.length;
  const outputs = count ? z.length / count : 1;
  const output = new Float64Array(count), loss = new Float64Array(count).fill(NaN);
  const predicted = new Int8Array(count).fill(-1);
  for (let i = 0; i < count; i++) {
    const own = z.subarray(i * outputs, (i + 1) * outputs), label = labels[i];
    if (problem === "regression") {
      output[i] = own[0];
      loss[i] = REGRESSION[name]?.(own[0], label) ?? NaN;
      continue;
    }
    predicted[i] = winner(z, i, outputs);
    if (problem === "binary") {
      output[i] = 0.5 + 0.5 * Math.tanh(own[0] / 2);
      loss[i] = BINARY[name]?.(own[0], output[i], label) ?? NaN;
    } else {
      const p = softmax(own);
      output[i] = p[predicted[i]];
      loss[i] = MULTICLASS[name]?.(own, p, label) ?? NaN;
    }
  }
  return { output, predicted, loss };
}

/** @param {Float64Array} z */
function softmax(z) {
  const most = Math.max(...z);
  const e = z.map((one) => Math.exp(one - most));
  const sum = e.reduce((all, one) => all + one, 0);
  return e.map((one) => one / sum);
}
