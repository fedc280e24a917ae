/** δ of an output unit, ∂ℒ/∂z, which the loss decides: in symbols and with its numbers in. */

/** @import { About as WholeAbout, LayerChain } from "./chain.js" */
/** @import { Parts } from "./parts.js" */

import { hat, indexed, mfrac, mi, msub, parts, row, sum } from "../../ui/mathml.js";
import { figure, partial } from "./parts.js";

/** @typedef {{ symbols: Parts, numbers: Parts }} Formula */
/** @typedef {Pick<WholeAbout, "loss" | "problem" | "outputs" | "trace" | "nameOf">} About */
/** @typedef {ReturnType<typeof subjectOf>} Subject */

/** @param {LayerChain} chain @param {About} about */
export function outputDelta(chain, about) {
  const { symbols, numbers } = formulaOf(subjectOf(chain, about), about);
  const { layer, unit, delta } = chain,
    at = (/** @type {string} */ letter) => indexed(letter, layer, unit + 1);
  return { symbols: parts`${at("δ")} = ${partial("ℒ", at("z"))} = ${symbols}`, numbers, value: delta };
}

/** The unit, its label and its answer, as numbers and as symbols. @param {LayerChain} chain @param {About} about */
function subjectOf({ layer, unit, z }, { problem, outputs, trace, nameOf }) {
  const several = problem === "multiclass", label = Number(trace.labels[0]);
  const answers = trace.layers[layer - 1].a?.[0] ?? [], logits = trace.layers[layer - 1].z?.[0] ?? [];
  const answer = answers[unit], target = several ? Number(label === unit) : label;
  const k = nameOf(unit), at = (/** @type {number | string} */ row) => indexed("z", layer, row);
  const yHat = () => several ? msub(hat("y"), k) : hat("y"), y = () => several ? msub("y", k) : mi("y");
  return {
    unit,
    at,
    z,
    outputs,
    label,
    answers,
    answer,
    logits,
    target,
    yHat,
    y,
    gap: () => row`( ${yHat()} − ${y()} )`,
    gapNumbers: () => row`( ${figure(answer)} − ${figure(target, true)} )`,
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
  symbols: parts`${yHat()} − ${y()}`,
  numbers: parts`${figure(answer)} − ${figure(target, true)}`,
});

/** @param {Subject} subject @returns {Formula} */
function hinge({ label, at, z }) {
  const sign = 2 * label - 1, kept = sign * Number(z) < 1;
  return {
    symbols: parts`− ỹ [ ỹ ${at(1)} < 1 ]`,
    numbers: parts`− ${figure(sign, true)} · ${kept ? "1" : "0"}`,
  };
}

/** @param {Subject} subject @returns {Formula} */
function hingeOfClasses({ unit, at, label, logits, outputs }) {
  const violated = logits.map((other, j) => j !== label && 1 - Number(logits[label]) + Number(other) > 0);
  const share = mfrac("1", String(outputs));
  if (unit !== label) {
    return {
      symbols: parts`1/K [ 1 − ${at(label + 1)} + ${at(unit + 1)} > 0 ]`,
      numbers: parts`${share} · ${violated[unit] ? "1" : "0"}`,
    };
  }
  const others = sum(row`j = 1 , j ≠ ${String(label + 1)}`, "K");
  return {
    symbols: parts`− 1/K ${others} [ 1 − ${at(label + 1)} + ${at("j")} > 0 ]`,
    numbers: parts`− ${share} · ${String(violated.filter(Boolean).length)}`,
  };
}

/** @param {Subject} subject @returns {Formula} */
const squaredError = ({ gap, gapNumbers }) => ({
  symbols: parts`2 ${gap()}`,
  numbers: parts`2 · ${gapNumbers()}`,
});

/** @param {Subject} subject @returns {Formula} */
const huber = ({ answer, target, yHat, y }) => ({
  symbols: parts`max ( −1 , min ( 1 , ${yHat()} − ${y()} ) )`,
  numbers: parts`max ( −1 , min ( 1 , ${figure(Number(answer) - target)} ) )`,
});

/** The error of a probability, through the slope of σ. @param {Subject} subject @param {boolean} twice @returns {Formula} */
const errorOfSigmoid = ({ answer, yHat, gap, gapNumbers }, twice) => ({
  symbols: parts`${twice ? "2" : []} ${gap()} ${yHat()} ( 1 − ${yHat()} )`,
  numbers: parts`${twice ? parts`2 ·` : []} ${gapNumbers()} · ${figure(answer)} · ( 1 − ${figure(answer)} )`,
});

/** The errors of several probabilities, through the slopes of the softmax. @param {Subject} subject @param {boolean} twice @returns {Formula} */
function errorOfSoftmax({ label, answers, answer, target, outputs, yHat, y }, twice) {
  const shared = answers.reduce(
    (/** @type {number} */ total, p, j) => total + Number(p) * (Number(p) - Number(j === label)),
    0,
  );
  const over = (/** @type {string} */ count) => mfrac(twice ? "2" : "1", count);
  const gap = parts`${figure(answer)} − ${figure(target)} − ${figure(shared, true)}`;
  return {
    symbols: parts`${over("K")} ${yHat()} ( ${yHat()} − ${y()} − ${sum(row`j = 1`, "K")} ŷ_j ( ŷ_j − y_j ) )`,
    numbers: parts`${over(String(outputs))} · ${figure(answer)} · ( ${gap} )`,
  };
}
