/** What the network says at a place of the plane, as its surface has it: in numbers and in words. */

/** @import { Frame, State, Surface, Translate } from "../../types.js" */

import { decimal } from "../../lib/format.js";
import { clamp, PLANE } from "../../model/geometry.js";
import { className } from "../../state/settings.js";
import { SIGNED } from "../../lib/safetensors.js";
import { LINEAR } from "./surface.js";

/**
 * The value of one channel at a place of the plane, bilinear between the centres of cells.
 * @param {Surface} surface @param {number} channel @param {[number, number]} place
 */
export function valueAt(surface, channel, place) {
  const { resolution, signed, scale, bytes } = surface;
  const table = signed ? SIGNED : LINEAR;
  const column = clamp((place[0] / PLANE + 1) / 2 * resolution - 0.5, 0, resolution - 1);
  const row = clamp((1 - place[1] / PLANE) / 2 * resolution - 0.5, 0, resolution - 1);
  const c0 = Math.min(Math.floor(column), resolution - 2), r0 = Math.min(Math.floor(row), resolution - 2);
  const c = column - c0, r = row - r0;
  const i = (channel * resolution + r0) * resolution + c0;
  const upper = table[bytes[i]] * (1 - c) + table[bytes[i + 1]] * c;
  const lower = table[bytes[i + resolution]] * (1 - c) + table[bytes[i + resolution + 1]] * c;
  return (upper * (1 - r) + lower * r) * (signed ? scale : 1);
}

/**
 * What the network says at a place: the probability of each class, or one value (regression, a neuron's
 * activation). Null when the frame has no surface.
 * @param {Frame | null} frame @param {[number, number]} place
 * @returns {{ label: number, probabilities: number[] } | { value: number } | null}
 */
export function readout(frame, place) {
  const surface = frame?.surface;
  if (!frame || !surface) return null;
  if (!surface.signed) {
    const probabilities = Array.from({ length: surface.channels }, (_, k) => valueAt(surface, k, place));
    const sum = probabilities.reduce((total, p) => total + p, 0) || 1;
    const shares = probabilities.map((p) => p / sum);
    return { label: shares.indexOf(Math.max(...shares)), probabilities: shares };
  }
  const value = valueAt(surface, 0, place);
  if (surface.layer !== null || frame.state.problem !== "binary") return { value };
  const p = (value + 1) / 2;
  return { label: p >= 0.5 ? 1 : 0, probabilities: [1 - p, p] };
}

/**
 * What the network says under the pointer; nothing while it points nowhere.
 * @param {State} state @param {Translate} t
 */
export function readoutText(state, t) {
  const { frame, hover: { place } } = state;
  const said = place && readout(frame, place);
  if (!said) return "";
  const [x1, x2] = place.map((value) => decimal(value, 2));
  if ("value" in said) return t("x₁ {x1}, x₂ {x2} → {value}", { x1, x2, value: decimal(said.value, 2) });
  const label = frame?.state.problem === "binary" ? 1 : said.label;
  const value = decimal(said.probabilities[label], 2), name = className(state, label);
  return name === String(label)
    ? t("x₁ {x1}, x₂ {x2} → P(class {label}) {value}", { x1, x2, label, value })
    : t("x₁ {x1}, x₂ {x2} → P({name}) {value}", { x1, x2, name, value });
}
