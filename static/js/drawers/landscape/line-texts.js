/** What the line drawer says in numbers: the weight, J, its slope and the next step. Pure. */

import { axisNumber } from "../../draw/canvas-text.js";
import { integer, loss as lossText } from "../../lib/format.js";
import { objectiveOf, valueAt } from "../../model/landscape.js";

/** @typedef {import("../../model/landscape.js").Landscape} Landscape */
/** @typedef {import("../../types.js").Translate} Translate */

/**
 * J at a weight: that of the frame, or read off the curve while a hand holds another value than the frame has.
 * @param {import("../../types.js").State} state @param {Landscape | null} landscape @param {number | null} w
 * @param {boolean} wished whether the weight is one that no frame has yet
 */
export function heightAt({ frame, config }, landscape, w, wished) {
  const known = wished ? null : objectiveOf(frame, config?.training.regularization);
  const onCurve = w === null ? null : valueAt(landscape, w), value = known ?? onCurve;
  return { value, onCurve, guessed: known === null && value !== null };
}

/** @param {number | null} value @param {Translate} t */
export const heightText = (value, t) => value === null ? t("not finite") : lossText(value);

/**
 * @param {{ w: number | null, value: number | null, guessed: boolean }} now
 * @param {import("../../model/landscape.js").Axis | undefined} axis of the curve
 * @param {Translate} t
 */
export function lineFacts({ w, value, guessed }, axis, t) {
  const step = axis?.next_step ?? null;
  return {
    w: axisNumber(Number((w ?? NaN).toPrecision(4))),
    J: `${guessed ? "≈ " : ""}${heightText(value, t)}`,
    slope: !axis
      ? "–"
      : axis.gradient === null
      ? t("not finite")
      : axisNumber(Number(axis.gradient.toPrecision(3)) || 0),
    step: step === null ? "–" : `${step > 0 ? "+" : ""}${axisNumber(Number(step.toPrecision(3)))}`,
  };
}

/** What the arrow of the next step is, where it had to be enlarged. @param {number} factor @param {Translate} t */
export const stepText = (factor, t) =>
  factor > 1 ? t("next step, enlarged {factor} times", { factor: integer(factor) }) : t("next step");
