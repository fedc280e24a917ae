/** The formula of one stage of a step, with the numbers of one unit in it, as MathML. */

import { formulaBox, math } from "../../ui/mathml.js";
import { gradient, gradientShare, hiddenDelta, outputDelta, update } from "./backward-formulas.js";
import { subjectOf } from "./formula-subject.js";
import { activation, inputs, loss, residualActivation, weightedSum } from "./forward-formulas.js";

/** @typedef {import("../../types.js").Config} Config */
/** @typedef {import("../../model/step-stages.js").ShownStage} ShownStage */

/**
 * The formula of a stage, part by part.
 * @param {ShownStage} shown @param {Config} config @param {(label: number) => string} [nameOf] what a class is called
 * @returns {import("../../ui/mathml.js").Part[]}
 */
export function formulaOf(shown, config, nameOf = String) {
  const subject = subjectOf(shown, config, nameOf);
  switch (shown.stage.kind) {
    case "input":
      return inputs(subject);
    case "z":
      return weightedSum(subject);
    case "a":
      return subject.own.residual ? residualActivation(subject) : activation(subject);
    case "loss":
      return loss(subject);
    case "delta":
      return subject.layer === subject.last ? outputDelta(subject) : hiddenDelta(subject);
    case "gradient":
      return shown.sample === null ? gradient(subject) : gradientShare(subject);
    default:
      return update(subject);
  }
}

/** The box in which the formula of a stage stands. @param {string} label */
export function createStageFormula(label) {
  const box = formulaBox(label);
  return {
    element: box,
    /** @param {ShownStage | null} shown @param {Config | null} config @param {(label: number) => string} nameOf */
    draw(shown, config, nameOf) {
      const seen = shown && config && shown.stage.kind !== "end";
      box.replaceChildren(...(seen ? [math(formulaOf(shown, config, nameOf), { block: true })] : []));
      box.scrollLeft = 0;
    },
  };
}
