/** The moves of a hand on a neuron's line, as edits of its weights; an empty one where a move is none. Pure. */

/** @import { Edit, Place } from "../../model/neuron.js" */
/** @import { Scene } from "./scene.js" */

import { aimed, INPUTS, shifted, steepened, turned, zAt } from "../../model/neuron.js";

/** @typedef {Pick<Scene, "neuron" | "frame" | "config" | "bounds" | "anchor">} Held */

/** Point w to a place. @param {Held} held @param {Place} place @returns {Edit} */
export const aimAt = ({ neuron, anchor, bounds }, place) =>
  anchor ? aimed(neuron, anchor, place, bounds) : [];

/** Shift the line to run through a place. @param {Held} held @param {Place} place */
export function shiftTo({ neuron, frame, config }, place) {
  const [z] = zAt(neuron, frame, config, Float32Array.from(place));
  return shifted(neuron, z);
}

/** How wide the plane of x is; in another plane a step is as large a part of it. */
const ACROSS = INPUTS.x1 - INPUTS.x0;

/**
 * Shift it along w by so many units of the plane; where the line cannot be measured so, by so much of z.
 * @param {Held} held @param {number} step
 */
export function nudgeBy({ neuron, bounds }, step) {
  const { turn, w } = neuron;
  const size = turn ? Math.hypot(w[turn[0]], w[turn[1]]) * (bounds.x1 - bounds.x0) / ACROSS : 1;
  return shifted(neuron, step * (size || 1));
}

/** @param {Held} held @param {number} angle */
export const turnBy = ({ neuron, anchor }, angle) => turned(neuron, anchor ?? [0, 0], angle);

/** @param {Held} held @param {number} factor */
export const steepenBy = ({ neuron }, factor) => steepened(neuron, factor);
