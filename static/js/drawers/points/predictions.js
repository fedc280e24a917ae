/** What the network says of each point, and how wrong that is: ŷ, the class, the loss of the point alone. Pure. */

/** @import { Config, Frame } from "../../types.js" */

import { forwardPass, predictedClasses } from "../../model/forward.js";
import { pointLoss } from "../../model/losses.js";

/**
 * @typedef {{ output: Float64Array, predicted: Int8Array, loss: Float64Array }} Answers
 *   `output` is the probability of class 1 (binary), of the predicted class (multiclass), or the value (regression);
 *   `predicted` is −1 where there are no classes, `loss` NaN where the loss is not one we know
 */

/**
 * The answers for points; null where frame and configuration do not belong together.
 * @param {Frame} frame @param {Config} config
 * @param {{ x: Float32Array, labels: Float32Array }} points @returns {Answers | null}
 */
export function answersOf(frame, config, { x, labels }) {
  const pass = forwardPass(frame, config, x), { problem } = frame.state;
  if (!pass) return null;
  const { units, z, a } = pass.layers[pass.layers.length - 1];
  const classes = predictedClasses(pass, problem), lossOf = pointLoss(config.training.loss, problem);
  const predicted = classes ? Int8Array.from(classes) : new Int8Array(labels.length).fill(-1);
  const output = Float64Array.from(predicted, (k, i) => a[i * units + (units > 1 ? k : 0)]);
  const loss = Float64Array.from(labels, (label, i) => {
    const [from, to] = [i * units, (i + 1) * units];
    return lossOf?.(z.subarray(from, to), a.subarray(from, to), label) ?? NaN;
  });
  return { output, predicted, loss };
}
