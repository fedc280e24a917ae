/** The probed image, of a point or drawn, and what the network makes of it: computed once for all who ask. */

/** @import { State } from "../types.js" */
/** @import { Pass } from "./forward.js" */

import { imagesOf } from "../state/settings.js";
import { imageOf } from "./drawing.js";
import { passFrom } from "./forward.js";

/** @typedef {{ pixels: Uint8Array, point: number | null }} Probe `point` is null where it is drawn */

/** A drawing is brought to its size once. @type {WeakMap<readonly object[], { height: number, pixels: Uint8Array }>} */
const drawn = new WeakMap();
/** A store's state is one object as long as the store lives. @type {WeakMap<State, { frame: unknown, pixels: Uint8Array, pass: Pass | null }>} */
const passes = new WeakMap();

/** The point that is probed, where it is one: as one begins, the first test point. @param {Pick<State, "probe" | "points">} state */
export function probedPoint({ probe, points: { split, labels } }) {
  if (probe === "drawing") return null;
  const point = probe ?? Math.max(0, split.indexOf(1));
  return point < labels.length ? point : labels.length ? 0 : null;
}

/** @param {State} state @returns {Probe | null} */
export function probeOf(state) {
  const { strokes, points, sheet } = state, size = imagesOf(state), point = probedPoint(state);
  if (!size) return null;
  if (point !== null) {
    const pixels = sheet.get(points.images?.[point] ?? -1);
    return pixels ? { pixels, point } : null;
  }
  if (state.probe !== "drawing") return null;
  const known = drawn.get(strokes);
  if (known?.height === size.height) return { pixels: known.pixels, point: null };
  const pixels = imageOf(strokes, size);
  drawn.set(strokes, { height: size.height, pixels });
  return { pixels, point: null };
}

/** Every layer's z and a for one image; null where nothing is known yet. @param {Pick<State, "frame" | "config">} state @param {Uint8Array} pixels */
export function passOfImage({ frame, config }, pixels) {
  if (!frame || !config) return null;
  return passFrom(frame, config, Float64Array.from(pixels, (byte) => byte / 255), pixels.length);
}

/** The same for the probed image. @param {State} state @returns {Pass | null} */
export function probePass(state) {
  const probe = probeOf(state);
  if (!probe) return null;
  const last = passes.get(state);
  if (last && last.frame === state.frame && last.pixels === probe.pixels) return last.pass;
  const pass = passOfImage(state, probe.pixels);
  passes.set(state, { frame: state.frame, pixels: probe.pixels, pass });
  return pass;
}

/** The probability of each class in a pass of one image. @param {Pass | null} pass @returns {number[]} */
export function probabilities(pass) {
  const answers = pass?.layers.at(-1)?.a ?? [];
  return answers.length === 1 ? [1 - answers[0], answers[0]] : [...answers];
}

/** The place of the largest. @param {ArrayLike<number>} values */
export function largest(values) {
  let best = 0;
  for (let k = 1; k < values.length; k++) if (values[k] > values[best]) best = k;
  return best;
}
