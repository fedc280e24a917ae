/** δ of an output unit, ∂ℒ/∂z, which the loss decides: in symbols and with its numbers in. */

import {
  apply,
  hat,
  indexed,
  mfrac,
  mi,
  mn,
  mo,
  mrow,
  msub,
  parenthesised,
  sum,
  tilde,
} from "../../ui/mathml.js";
import { figure, partial } from "./parts.js";

/** @typedef {import("./chain.js").LayerChain} LayerChain */
/** @typedef {import("./parts.js").Parts} Parts */
/** @typedef {{ symbols: Parts, numbers: Parts }} Formula */
/** @typedef {{ loss: string, problem: string, outputs: number, trace: import("./chain.js").Trace }} About */
/** @typedef {ReturnType<typeof subjectOf>} Subject */

/** @param {LayerChain} chain @param {About} about */
export function outputDelta(chain, about) {
  const { symbols, numbers } = formulaOf(subjectOf(chain, about), about);
  const { layer, unit, delta } = chain;
  const start = [
    indexed("δ", layer, unit + 1),
    mo("="),
    partial("L", indexed("z", layer, unit + 1)),
    mo("="),
  ];
  return { symbols: [...start, ...symbols], numbers, value: delta };
}

/** The unit, its label and its answer, as numbers and as symbols. @param {LayerChain} chain @param {About} about */
function subjectOf({ layer, unit, z }, { problem, outputs, trace }) {
  const several = problem === "multiclass", label = Number(trace.labels[0]);
  const answers = trace.layers[layer - 1].a?.[0] ?? [], logits = trace.layers[layer - 1].z?.[0] ?? [];
  const answer = answers[unit], target = several ? Number(label === unit) : label;
  const k = () => mn(String(unit + 1));
  const yHat = () => several ? msub(hat("y"), k()) : hat("y");
  const y = () => several ? indexed("y", null, unit + 1) : mi("y");
  return {
    unit,
    z,
    outputs,
    label,
    answers,
    answer,
    logits,
    target,
    yHat,
    y,
    gap: () => parenthesised(yHat(), mo("−"), y()),
    gapNumbers: () => parenthesised(figure(answer), mo("−"), figure(target, true)),
  };
}

/** @param {Subject} subject @param {About} about @returns {Formula} */
function formulaOf(subject, { loss, problem }) {
  const several = problem === "multiclass", twice = loss === "squared_error";
  if (loss === "cross_entropy") return crossEntropy(subject);
  if (loss === "hinge") return several ? hingeOfClasses(subject) : hinge(subject);
  if (problem === "regression") return twice ? squaredError(subject) : huber(subject);
  return several ? errorOfSoftmax(subject, twice) : errorOfSigmoid(subject, twice);
}

/** @param {Subject} subject @returns {Formula} */
const crossEntropy = ({ answer, target, yHat, y }) => ({
  symbols: [yHat(), mo("−"), y()],
  numbers: [figure(answer), mo("−"), figure(target, true)],
});

/** @param {Subject} subject @returns {Formula} */
function hinge({ label, z }) {
  const sign = 2 * label - 1, kept = sign * Number(z) < 1;
  return {
    symbols: [mo("−"), tilde("y"), mo("["), tilde("y"), mi("z"), mo("<"), mn("1"), mo("]")],
    numbers: [mo("−"), figure(sign, true), mo("·"), mn(kept ? "1" : "0")],
  };
}

/** @param {Subject} subject @returns {Formula} */
function hingeOfClasses({ unit, label, logits, outputs }) {
  const violated = logits.map((other, j) => j !== label && 1 - Number(logits[label]) + Number(other) > 0);
  const condition = (/** @type {Node} */ other) => [
    mo("["),
    mn("1"),
    mo("−"),
    msub("z", "y"),
    mo("+"),
    other,
    mo(">"),
    mn("0"),
    mo("]"),
  ];
  const share = mfrac("1", mn(String(outputs)));
  if (unit !== label) {
    return {
      symbols: [mfrac("1", "K"), ...condition(indexed("z", null, unit + 1))],
      numbers: [share, mo("·"), mn(violated[unit] ? "1" : "0")],
    };
  }
  const count = violated.filter(Boolean).length;
  return {
    symbols: [
      mo("−"),
      mfrac("1", "K"),
      sum(mrow("j", mo("≠"), "y"), "K"),
      ...condition(msub("z", "j")),
    ],
    numbers: [mo("−"), share, mo("·"), mn(String(count))],
  };
}

/** @param {Subject} subject @returns {Formula} */
const squaredError = ({ gap, gapNumbers }) => ({
  symbols: [mn("2"), gap()],
  numbers: [mn("2"), mo("·"), gapNumbers()],
});

/** @param {Subject} subject @returns {Formula} */
const huber = ({ answer, target, yHat, y }) => ({
  symbols: [apply("max", mn("−1"), mo(","), apply("min", mn("1"), mo(","), yHat(), mo("−"), y()))],
  numbers: [
    apply("max", mn("−1"), mo(","), apply("min", mn("1"), mo(","), figure(Number(answer) - target))),
  ],
});

/** The error of a probability, through the slope of σ. @param {Subject} subject @param {boolean} twice @returns {Formula} */
const errorOfSigmoid = ({ answer, yHat, gap, gapNumbers }, twice) => ({
  symbols: [...twice ? [mn("2")] : [], gap(), yHat(), parenthesised(mn("1"), mo("−"), yHat())],
  numbers: [
    ...twice ? [mn("2"), mo("·")] : [],
    gapNumbers(),
    mo("·"),
    figure(answer),
    mo("·"),
    parenthesised(mn("1"), mo("−"), figure(answer)),
  ],
});

/** The errors of several probabilities, through the slopes of the softmax. @param {Subject} subject @param {boolean} twice @returns {Formula} */
function errorOfSoftmax({ label, answers, answer, target, outputs, yHat, y }, twice) {
  const shared = answers.reduce(
    (/** @type {number} */ total, p, j) => total + Number(p) * (Number(p) - Number(j === label)),
    0,
  );
  return {
    symbols: [
      mfrac(twice ? "2" : "1", "K"),
      yHat(),
      parenthesised(
        yHat(),
        mo("−"),
        y(),
        mo("−"),
        sum("j", "K"),
        msub(hat("y"), "j"),
        parenthesised(msub(hat("y"), "j"), mo("−"), msub("y", "j")),
      ),
    ],
    numbers: [
      mfrac(twice ? "2" : "1", mn(String(outputs))),
      mo("·"),
      figure(answer),
      mo("·"),
      parenthesised(figure(answer), mo("−"), figure(target), mo("−"), figure(shared, true)),
    ],
  };
}
