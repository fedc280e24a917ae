/** What the popover of weights is about: one connection, or all that leads to a neuron; and where it stands. Pure. */

/** @import { Frame, Place, State, Translate } from "../../types.js" */

import { unitName } from "../../model/names.js";
import { incoming } from "../../model/weights.js";
import { outputName } from "../../state/settings.js";

/** @typedef {{ layer: number, row: number, column?: number }} Subject without a column, all that leads to a neuron */
/** @typedef {{ left: number, top: number, right: number, bottom: number }} Box in the window */

/** Between the popover and what it is about, and the window's edge. */
const GAP = 10;

/** The weights that a subject has. @param {Subject} subject @param {Frame | null} frame @returns {Place[]} */
export const placesOf = ({ layer, row, column }, frame) =>
  column === undefined ? incoming(frame, layer, row) : [{ layer, row, column }];

/** What a subject is called. @param {Subject} subject @param {State} state @param {Translate} t */
export function titleOf({ layer, row, column }, state, t) {
  if (column !== undefined) return t("Connection to {unit}", { unit: unitName(row, layer) });
  return layer === state.frame?.weights.length
    ? t("{output}: weights and bias", { output: outputName(state, row, t) })
    : t("Layer {layer}, unit {unit}: weights and bias", { layer, unit: row + 1 });
}

/**
 * The corner of a popover: beside its subject where there is room, else below or above it; in the window, and not
 * over the plane, which one wants to watch meanwhile.
 * @param {Box} subject @param {{ width: number, height: number }} size of the popover
 * @param {{ width: number, height: number, plane: number }} page its window, and where the plane begins
 */
export function cornerOf({ left, top, right, bottom }, { width, height }, page) {
  const edge = page.plane > right ? page.plane : page.width;
  const beside = right + GAP + width <= edge - GAP;
  const below = bottom + GAP + height <= page.height - GAP;
  const x = beside ? right + GAP : (left + right - width) / 2;
  const y = beside ? top : below ? bottom + GAP : top - GAP - height;
  return {
    left: Math.max(GAP, Math.min(x, edge - width - GAP)),
    top: Math.max(GAP, Math.min(y, page.height - height - GAP)),
  };
}
