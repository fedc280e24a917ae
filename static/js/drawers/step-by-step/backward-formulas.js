/** The formulas of the way back: δ, the gradient and the update. */

import {
  changeAt,
  figure,
  gradientAt,
  gradientShareAt,
  outputsOf,
  pairOf,
  rowOf,
} from "../../model/step-stages.js";
import { apply, mi, mn, mo, mrow, parenthesised } from "../../ui/mathml.js";
import { slope } from "../../ui/notation.js";
import { factor, partial, plainNumber } from "./formula-subject.js";

/** @typedef {import("../../ui/mathml.js").Part} Part */
/** @typedef {import("./formula-subject.js").Subject} Subject */

/** δ at the output: ŷ − y with cross-entropy; of other losses it is not claimed. @param {Subject} subject @returns {Part[]} */
export function outputDelta({ trace, sample, own, layer, row, config, value, mean, a, y, z, unit, loss }) {
  const answer = rowOf(own.a, sample)?.[row], label = labelOf(trace, own.W.length, row, sample);
  const difference = config.training.loss === "cross_entropy" && typeof answer === "number" &&
    label !== null && typeof value === "number" && Math.abs(answer - label - value) < 1e-5;
  return [
    mean(unit("δ")),
    "=",
    mean(partial(loss(), z())),
    "=",
    ...(difference
      ? [
        mean(parenthesised(a(layer, row), mo("−"), y())),
        "=",
        plainNumber(answer),
        mo("−"),
        plainNumber(label),
        "=",
      ]
      : []),
    plainNumber(value),
  ];
}

/**
 * What an output should be: y, or whether the class is this output's.
 * @param {import("../../types.js").Trace} trace @param {number} outputs @param {number} unit @param {number | null} sample
 */
function labelOf({ labels }, outputs, unit, sample) {
  const wanted = labels.map((label) => [outputs > 1 ? Number(label === unit) : label]);
  return rowOf(wanted, sample)?.[0] ?? null;
}

/** δ of a hidden layer: what comes back, scaled by g′(z). @param {Subject} subject @returns {Part[]} */
export function hiddenDelta({ sample, own, layer, row, momentum, config, value, mean, z, unit, loss }) {
  const { gamma } = config.network;
  const back = momentum
    ? mrow(parenthesised(mn("1"), mo("−"), mi("γ")), unit("ν"))
    : partial(loss(), unit("a"));
  const put = momentum
    ? [parenthesised(mn("1"), mo("−"), mn(figure(gamma))), "·", mi("ν")]
    : [plainNumber(rowOf(own.error, sample)?.[row])];
  return [
    mean(unit("δ")),
    "=",
    mean(back, mo("·"), apply(slope(layer), z())),
    "=",
    ...(sample === null ? [] : [...put, "·", factor(rowOf(own.slope, sample)?.[row]), "="]),
    plainNumber(value),
  ];
}

/** What one sample adds to the gradient. @param {Subject} subject @returns {Part[]} */
export function gradientShare({ trace, place, sample, own, layer, row, column, a, unit, weight, loss }) {
  const d = rowOf(own.delta, sample)?.[row];
  const input = column === null ? 1 : outputsOf(trace, layer - 1, sample)?.[column];
  const share = sample === null ? null : gradientShareAt(trace, place, sample);
  return [
    partial(loss(), weight()),
    "=",
    unit("δ"),
    ...(column === null ? [] : [mo("·"), a(layer - 1, column), "=", plainNumber(d), "·", factor(input)]),
    "=",
    plainNumber(share),
  ];
}

/** The gradient of the batch, with its penalty. @param {Subject} subject @returns {Part[]} */
export function gradient({ trace, place, layer, column, mean, a, unit, weight }) {
  const { own, penalty, whole } = gradientAt(trace, place);
  return [
    partial(mi("J"), weight()),
    "=",
    mean(unit("δ"), ...(column === null ? [] : [mo("·"), a(layer - 1, column)])),
    ...(penalty ? ["+", mi("λ"), mrow(mi("R"), mo("′")), "=", plainNumber(own), "+", factor(penalty)] : []),
    "=",
    plainNumber(whole),
  ];
}

/** @param {Subject} subject @returns {Part[]} */
export function update({ trace, place, weight }) {
  const [old, next] = changeAt(trace, place), [oldText, nextText] = pairOf(old, next);
  return [
    weight(),
    mo(":="),
    weight(),
    "+",
    mi("Δ"),
    weight(),
    "=",
    mn(oldText),
    "+",
    factor(old === null || next === null ? null : next - old),
    "=",
    mn(nextText),
  ];
}
