/** The formulas of a loss ℒ of one sample, and of J, the mean over all of them, as MathML. */

/** @import { Problem, Translate } from "../../types.js" */
/** @import { Part } from "../../ui/mathml.js" */

import { integer, loss as lossText } from "../../lib/format.js";
import { setText } from "../../lib/dom.js";
import { cases, math, mfrac, mn, mo, msup, mtext, parts, row, sum } from "../../ui/mathml.js";
import { sampleLoss, sumOfSamples } from "../../ui/notation.js";

/** ℒ as a formula. @param {string} loss @param {Problem} problem @param {number} classes @param {Translate} t */
export const lossFormula = (loss, problem, classes, t) =>
  math(parts`${sampleLoss()} = ${definition(loss, problem, classes, t)}`);

/** @param {string} loss @param {Problem} problem @param {number} classes @param {Translate} t @returns {Part[]} */
function definition(loss, problem, classes, t) {
  if (loss === "cross_entropy") return crossEntropy(problem, t);
  if (loss === "hinge") return hinge(problem, classes, t);
  if (loss === "huber" && problem === "regression") return huber(t);
  const half = loss === "huber" ? parts`1/2` : []; // a probability is never more than 1 away from its target
  return problem === "multiclass"
    ? parts`${mfrac("1", String(classes))} ${ofClasses(classes)} ${half} ${msup(row`( ŷ_k − y_k )`, "2")}`
    : parts`${half} ${msup(row`( ŷ − y )`, "2")}`;
}

/** Σ over the classes. @param {number} classes */
const ofClasses = (classes) => sum(row`k = 1`, String(classes));

/** A blank, and what sets what follows apart. */
const blank = () => mtext("\u00a0"), comma = () => [mtext(","), blank()];

/** Which class k is. @param {Translate} t */
const trueClass = (t) => parts`${comma()} k ${mtext(`\u00a0${t("the true class")}`)}`;

/** @param {Problem} problem @param {Translate} t @returns {Part[]} */
function crossEntropy(problem, t) {
  const log = (/** @type {Part[]} */ of) => row`− log ${mo("\u2061")} ${of}`;
  const when = (/** @type {string} */ label) => row`${mtext(t("if"))} ${blank()} y = ${label}`;
  return problem === "multiclass"
    ? [log(parts`ŷ_k`), ...trueClass(t)]
    : [cases([log(parts`ŷ`), when("1")], [log(parts`( 1 − ŷ )`), when("0")])];
}

/** @param {Problem} problem @param {number} classes @param {Translate} t @returns {Part[]} */
function hinge(problem, classes, t) {
  if (problem !== "multiclass") return parts`max ( 0 , 1 − ỹ z ) ${comma()} ỹ = ± 1`;
  const others = sum(row`j = 1 , j ≠ k`, String(classes));
  return parts`${mfrac("1", String(classes))} ${others} max ( 0 , 1 − z_k + z_j ) ${trueClass(t)}`;
}

/** @param {Translate} t @returns {Part[]} */
function huber(t) {
  const size = () => row`| e |`;
  const near = row`${mtext(t("if"))} ${blank()} ${size()} ≤ 1`;
  return parts`${
    cases([row`1/2 e^2`, near], [row`${size()} − 1/2`, mtext(t("else"))])
  } ${comma()} e = ${row`ŷ − y`}`;
}

/** J = (1/N) Σ ℒ^(i) with its number, which follows the run. */
export function createMeanFormula() {
  const mean = mn(""), count = mn("");
  const counted = parts`${blank()} ${mtext("(N")} = ${count} ${mtext(")")}`;
  return {
    element: math(parts`J = 1/N ${sumOfSamples("N")} ${sampleLoss("i")} = ${mean} ${counted}`),
    /** @param {number | undefined} value @param {number | undefined} of how many */
    set(value, of) {
      setText(mean, lossText(value));
      setText(count, integer(of));
    },
  };
}
