/** The ways to look at a layer: two or three of its units, or so many principal axes of all of them. Pure. */

/** @import { FeatureChoice, State } from "../../types.js" */

import { featureName, unitName } from "../../model/names.js";
import { imagesOf } from "../../state/settings.js";

/** @typedef {"two" | "three" | "plane" | "space"} Way */

/** How many axes a way has, and whether they are principal ones. @type {{ [way in Way]: [number, boolean] }} */
export const WAYS = { two: [2, false], three: [3, false], plane: [2, true], space: [3, true] };

/** The way of a choice. @param {FeatureChoice} choice @returns {Way} */
export const wayOf = ({ units, projection }) =>
  projection === "principal" ? (units.length > 2 ? "space" : "plane") : units.length > 2 ? "three" : "two";

/** The choice that looks at a layer in a way, its first units first. @param {Way} way @param {number} layer @returns {FeatureChoice} */
export function choiceOf(way, layer) {
  const [axes, principal] = WAYS[way], units = Array.from({ length: axes }, (_, axis) => axis);
  return { layer, units, ...(principal ? { projection: "principal" } : {}) };
}

/** The layer of a choice, counted from the first where it is the last. @param {Pick<State, "config">} state @param {number} layer */
export function layerOf({ config }, layer) {
  const last = config?.network.hidden.length ?? 0;
  return layer < 0 ? last : Math.min(layer, last);
}

/** n^[0]: the features, or the pixels of an image. @param {Pick<State, "config" | "catalog">} state */
function inputsOf(state) {
  const size = imagesOf(state);
  return size ? size.height * size.width * size.channels : state.config?.network.features.length;
}

/** How many units a layer has; layer 0 is the input. @param {Pick<State, "config" | "catalog">} state @param {number} layer */
export function widthOf(state, layer) {
  const { config } = state;
  const at = layer < 0 ? config?.network.hidden.length ?? 0 : layer;
  return (at === 0 ? inputsOf(state) : config?.network.hidden[at - 1]?.units) ?? 0;
}

/** The choice of another layer: in the same way, if it has more than two units. @param {Pick<State, "config" | "catalog" | "features">} state @param {number} layer */
export const choiceOfLayer = (state, layer) =>
  choiceOf(
    layer === 0 && imagesOf(state) ? "plane" : widthOf(state, layer) > 2 ? wayOf(state.features) : "two",
    layer,
  );

/** What the units of a layer are called; pixels are too many to be named. @param {Pick<State, "config" | "catalog">} state @param {number} layer not the last by −1 */
export const unitNames = (state, layer) =>
  Array.from(
    { length: layer || !imagesOf(state) ? widthOf(state, layer) : 0 },
    (_, unit) => layer ? unitName(unit, layer) : featureName(state.config?.network.features[unit] ?? ""),
  );

/** Whether a way can be chosen: with two units there is only one, and the one that is chosen stays. @param {Way} way @param {number} width @param {Way} chosen */
export const canChoose = (way, width, chosen) => way === "two" || width > 2 || way === chosen;

/**
 * What the frame holds of a choice: the server falls back where a layer or a unit is gone.
 * @param {Pick<State, "config" | "frame" | "features">} state
 * @returns {{ layer: number, units: number[] }} the last layer counted from the first
 */
export function shownChoice(state) {
  const { layer, units } = state.frame?.state.features ?? state.features;
  return { layer: layerOf(state, layer), units };
}

/** A choice with another unit along one axis. @param {FeatureChoice} choice @param {number} axis @param {number} unit @returns {FeatureChoice} */
export const unitChosen = (choice, axis, unit) => ({
  ...choice,
  units: choice.units.map((of, i) => i === axis ? unit : of),
});
