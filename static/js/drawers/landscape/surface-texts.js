/** What the surface drawer says in words and numbers: its axes, J, the share of ∇J, slopes and next steps. Pure. */

import { axisNumber } from "../../draw/canvas-text.js";
import { integer, loss as lossText, percent, short } from "../../lib/format.js";
import { weightName } from "../../model/names.js";
import { weightAt } from "../../model/weights.js";

/** @typedef {import("../../types.js").Translate} Translate */
/** @typedef {import("./levels.js").Scale} Scale */
/** @typedef {"weights" | "random" | "path"} Over */
/**
 * @typedef {{ landscape: import("../../model/landscape.js").Landscape, over: Over,
 *   places: readonly import("../../model/weights.js").Place[] }} Surface a landscape, and the weights that it is over
 */

/** The letters of directions that are no weights. */
const LETTERS = ["s", "t"];

/** The names of both axes, without what they explain. @param {Surface} surface @returns {[string, string]} */
export function axisNames({ over, places }) {
  const [first, second] = over === "weights"
    ? places.map(({ layer, row, column }) => weightName(layer, row, column))
    : LETTERS;
  return [first, second];
}

/** The names as they stand at the axes: those of a path with the share of the way that they explain. @param {Surface} surface @returns {[string, string]} */
export function axisTitles(surface) {
  const { over, landscape: { head } } = surface, [first, second] = axisNames(surface);
  return over === "path"
    ? [`${first} · ${percent(head.first.share)}`, `${second} · ${percent(head.second?.share)}`]
    : [first, second];
}

/** Where the network stands: live where the axes are weights. @param {Surface} surface @param {import("../../types.js").Frame | null} frame @returns {[number, number]} */
export function standingAt({ landscape: { head }, places }, frame) {
  const [first, second] = places.map((place) => weightAt(frame, place));
  return [first ?? head.first.now, second ?? head.second?.now ?? 0];
}

/** @param {Surface} surface @param {string} optimizer its title @param {Translate} t */
export function surfaceFacts(surface, optimizer, t) {
  const { head } = surface.landscape, axes = [head.first, head.second];
  return {
    title: t("J at step {step}", { step: integer(head.step) }),
    J: head.objective === null ? t("not finite") : lossText(head.objective),
    share: head.gradient_share === null ? "–" : percent(head.gradient_share, 1),
    names: axisNames(surface),
    slopes: axes.map((axis) => threeDigits(axis?.gradient ?? null)),
    steps: axes.map((axis) => threeDigits(axis?.next_step ?? null)),
    optimizer: t("next step, {optimizer}", { optimizer }),
  };
}

/** The whole picture in a sentence. @param {Surface} surface @param {Scale | null} scale @param {Translate} t */
export function surfaceLabel(surface, scale, t) {
  const { head } = surface.landscape, [first, second] = axisNames(surface);
  return t("The surface of J over {first} and {second} at step {step}: from {low} to {high}, here {J}", {
    first,
    second,
    step: integer(head.step),
    low: short(scale?.low),
    high: short(scale?.high),
    J: short(head.objective),
  });
}

/** J at the pointer; nothing where that is null. @param {number | null} value @param {Translate} t */
export const pointerText = (value, t) =>
  value === null
    ? ""
    : t("at the pointer: J = {J}", { J: Number.isFinite(value) ? lossText(value) : t("not finite") });

/** What a surface over these is. @param {Over} over @param {Translate} t */
export const aboutText = (over, t) =>
  over === "random"
    ? t("Two random directions; for each unit as long as its own weights.")
    : over === "path"
    ? t("The two directions in which the run has gone farthest, and how much of its way each explains.")
    : "";

/** @param {number | null} value */
const threeDigits = (value) => value === null ? "–" : axisNumber(Number(value.toPrecision(3)) || 0);
