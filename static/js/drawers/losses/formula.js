/** The formulas of a loss ℒ of one sample, and of J, the mean over all of them, as MathML. */

import { integer } from "../../lib/format.js";
import { setText } from "../../lib/dom.js";
import {
  apply,
  cases,
  hat,
  math,
  mfrac,
  mi,
  mn,
  mo,
  mrow,
  msub,
  msup,
  mtext,
  number,
  parenthesised,
  sum,
  tilde,
} from "../../ui/mathml.js";
import { sampleLoss, sumOfSamples } from "../../ui/notation.js";

/** @typedef {import("../../types.js").Problem} Problem */
/** @typedef {import("../../types.js").Translate} Translate */
/** @typedef {import("../../ui/mathml.js").Part} Part */

/** ℒ as a formula. @param {string} loss @param {Problem} problem @param {number} classes @param {Translate} t */
export const lossFormula = (loss, problem, classes, t) =>
  math([sampleLoss(), "=", ...definition(loss, problem, classes, t)]);

/** @param {string} loss @param {Problem} problem @param {number} classes @param {Translate} t @returns {Part[]} */
function definition(loss, problem, classes, t) {
  if (loss === "cross_entropy") return crossEntropy(problem, t);
  if (loss === "hinge") return hinge(problem, classes, t);
  if (loss === "huber" && problem === "regression") return huber(t);
  const half = loss === "huber" ? [mfrac("1", "2")] : []; // a probability is never more than 1 away from its target
  const squared = (/** @type {Part} */ answer, /** @type {Part} */ target) =>
    msup(parenthesised(answer, mo("−"), target), "2");
  return problem === "multiclass"
    ? [mfrac("1", String(classes)), ofClasses(classes), ...half, squared(msub(hat("y"), "k"), msub("y", "k"))]
    : [...half, squared(hat("y"), "y")];
}

/** Σ over the classes. @param {number} classes */
const ofClasses = (classes) => sum(mrow("k", "=", "1"), String(classes));

/** Which class k is. @param {Translate} t @returns {Part[]} */
function trueClass(t) {
  const words = t("the true class");
  return [mtext(","), mtext("\u00a0"), "k", mtext(`\u00a0${words}`)];
}

/** @param {Problem} problem @param {Translate} t @returns {Part[]} */
function crossEntropy(problem, t) {
  const log = (/** @type {Part} */ of) => mrow(mo("−"), mi("log"), mo("\u2061"), of);
  const when = (/** @type {string} */ label) => mrow(mtext(t("if")), mtext("\u00a0"), "y", "=", label);
  if (problem === "multiclass") return [log(msub(hat("y"), "k")), ...trueClass(t)];
  const [one, other] = [hat("y"), parenthesised("1", mo("−"), hat("y"))];
  return [cases([log(one), when("1")], [log(other), when("0")])];
}

/** @param {Problem} problem @param {number} classes @param {Translate} t @returns {Part[]} */
function hinge(problem, classes, t) {
  const max = (/** @type {Part[]} */ ...of) => apply(mi("max"), "0", ",", "1", "−", ...of);
  return problem === "multiclass"
    ? [
      mfrac("1", String(classes)),
      sum(mrow("j", "=", "1", ",", "j", "≠", "k"), String(classes)),
      max(msub("z", "k"), "+", msub("z", "j")),
      ...trueClass(t),
    ]
    : [max(tilde("y"), "z"), mtext(","), mtext("\u00a0"), tilde("y"), "=", "±", "1"];
}

/** @param {Translate} t @returns {Part[]} */
function huber(t) {
  const size = () => mrow("|", "e", "|");
  return [
    cases(
      [mrow(mfrac("1", "2"), msup("e", "2")), mrow(mtext(t("if")), mtext("\u00a0"), size(), "≤", "1")],
      [mrow(size(), "−", mfrac("1", "2")), mtext(t("else"))],
    ),
    mtext(","),
    mtext("\u00a0"),
    "e",
    "=",
    mrow(hat("y"), mo("−"), "y"),
  ];
}

/** J = (1/N) Σ ℒ^(i) with its number, which follows the run. */
export function createMeanFormula() {
  const mean = number(null), count = mn("");
  return {
    element: math([
      "J",
      "=",
      mfrac("1", "N"),
      sumOfSamples("N"),
      sampleLoss("i"),
      "=",
      mean.element,
      mtext("\u00a0"),
      mtext("(N"),
      mo("="),
      count,
      mtext(")"),
    ]),
    /** @param {number | undefined} value @param {number | undefined} of how many */
    set(value, of) {
      mean.set(value);
      setText(count, integer(of));
    },
  };
}
