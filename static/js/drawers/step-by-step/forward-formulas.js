/** The formulas of the way forward: the input, z, a and the loss. */

import { outputsOf, rowOf } from "../../model/step-stages.js";
import { apply, mfrac, mi, mn, mo, mrow, sum } from "../../ui/mathml.js";
import { sampleLoss, TERMS } from "../../ui/notation.js";
import { factor, plainNumber } from "./formula-subject.js";

/** @typedef {import("../../ui/mathml.js").Part} Part */
/** @typedef {import("./formula-subject.js").Subject} Subject */

/** @param {Subject} subject @returns {Part[]} */
export function inputs({ trace, sample, config, mean, a }) {
  const values = outputsOf(trace, 0, sample) ?? [];
  return config.network.features.flatMap((_, i) => [
    ...(i ? [mo(","), mo("\u2003")] : []),
    mean(a(0, i)),
    "=",
    plainNumber(values[i]),
  ]);
}

/** @param {Subject} subject @returns {Part[]} */
export function weightedSum({ trace, sample, layer, row, own, value, mean, z }) {
  const below = outputsOf(trace, layer - 1, sample) ?? [], weights = own.W[row];
  return [
    mean(z()),
    "=",
    ...weights.slice(0, TERMS).flatMap((w, i) => [
      ...(i ? ["+", factor(w)] : [plainNumber(w)]),
      "·",
      factor(below[i]),
    ]),
    ...(weights.length > TERMS ? ["+", "⋯"] : []),
    "+",
    factor(own.b[row]),
    "=",
    plainNumber(value),
  ];
}

/** The activation by its name, of a number; nothing where it has none. @param {string} name @param {number | null | undefined} z @returns {Part[]} */
const named = (name, z) =>
  name === "linear" ? [] : [apply(mi(name === "sigmoid" ? "σ" : name), plainNumber(z)), "="];

/** @param {Subject} subject @returns {Part[]} */
export function activation(subject) {
  const { own, layer, row, sample, value, mean, a, z } = subject;
  // In a softmax every z of the layer counts; else the number that goes in is shown for one sample.
  if (own.activation === "softmax") {
    return [mean(a(layer, row)), "=", mean(softmax(subject)), "=", plainNumber(value)];
  }
  const put = sample === null ? [] : named(own.activation, rowOf(own.z, sample)?.[row]);
  return [mean(a(layer, row)), "=", mean(apply(subject.g(), z())), "=", ...put, plainNumber(value)];
}

/** @param {Subject} subject */
const softmax = ({ own, z }) =>
  mfrac(
    apply(mi("exp"), z()),
    mrow(sum(mrow("j", "=", "1"), mn(String(own.W.length))), apply(mi("exp"), z("j"))),
  );

/** A residual layer adds to what it reads: f(a), or its velocity. @param {Subject} subject @returns {Part[]} */
export function residualActivation(subject) {
  const { trace, sample, layer, row, own, momentum, value, mean, a, z, unit } = subject;
  const before = outputsOf(trace, layer - 1, sample)?.[row], after = outputsOf(trace, layer, sample)?.[row];
  const velocity = typeof before === "number" && typeof after === "number" ? after - before : null;
  return [
    mean(a(layer, row)),
    "=",
    mean(a(layer - 1, row), mo("+"), momentum ? unit("v") : apply(subject.g(), z())),
    "=",
    plainNumber(before),
    "+",
    factor(momentum ? velocity : rowOf(own.f, sample)?.[row]),
    "=",
    plainNumber(value),
  ];
}

/** @param {Subject} subject @returns {Part[]} */
export function loss({ trace, sample, mean, loss }) {
  if (sample !== null) {
    return [sampleLoss(String(trace.points[sample] + 1)), "=", plainNumber(trace.losses[sample])];
  }
  return [
    mi("J"),
    "=",
    mean(loss()),
    ...(trace.penalty
      ? ["+", mi("λ"), mi("R"), "=", plainNumber(trace.loss), "+", plainNumber(trace.penalty)]
      : []),
    "=",
    plainNumber(trace.objective),
  ];
}
