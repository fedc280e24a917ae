/**
 * A surface of the plane as numbers: decoded from a frame's bytes, gliding from frame to frame, read at a place.
 *
 * The values of R×R cells stand in a lattice of (R + 2)×(R + 2) per channel whose border lies on the plane's edge,
 * carried on in a straight line from the two cells before it; contour.js runs over it to the edge.
 */

import { clamp, PLANE } from "../../model/geometry.js";
import { Glide } from "../../lib/tween.js";

/** v / scale for each byte of a signed map: s·|s| with s = (q − 128) / 127 (docs/protocol.md). */
export const SIGNED = Float32Array.from({ length: 256 }, (_, q) => {
  const s = Math.max(-1, (q - 128) / 127);
  return s * Math.abs(s);
});

/** p for each byte of a class's map. */
export const LINEAR = Float32Array.from({ length: 256 }, (_, q) => q / 255);

/**
 * Decode the bytes of a surface into the padded lattice.
 * @param {import("../../types.js").Surface} surface @param {Float32Array} out channels · (R + 2)² values
 */
export function decode(surface, out) {
  const { resolution, channels, signed, scale, bytes } = surface;
  const side = resolution + 2;
  const table = signed ? SIGNED : LINEAR;
  const factor = signed ? scale : 1;
  for (let channel = 0; channel < channels; channel++) {
    const start = channel * side * side;
    for (let row = 0; row < resolution; row++) {
      const from = (channel * resolution + row) * resolution;
      const to = start + (row + 1) * side + 1;
      for (let column = 0; column < resolution; column++) {
        out[to + column] = table[bytes[from + column]] * factor;
      }
      out[to - 1] = 1.5 * out[to] - 0.5 * out[to + 1];
      out[to + resolution] = 1.5 * out[to + resolution - 1] - 0.5 * out[to + resolution - 2];
    }
    const last = start + (side - 1) * side;
    for (let column = 0; column < side; column++) {
      const top = start + column, bottom = last + column;
      out[top] = 1.5 * out[top + side] - 0.5 * out[top + 2 * side];
      out[bottom] = 1.5 * out[bottom - side] - 0.5 * out[bottom - 2 * side];
    }
  }
}

/**
 * What v counts as full colour: the output has a range of its own (1), a neuron is seen against its scale.
 * @param {import("../../types.js").Surface} surface
 */
export const fullColour = (surface) => surface.layer === null ? 1 : surface.scale || 1;

/** A surface that glides from frame to frame; memory is taken only when its shape changes. */
export class GlidingSurface {
  side = 0;
  channels = 0;
  signed = true;
  /** |v| at full colour. */
  full = 1;
  #glide = new Glide();
  #full = [1, 1];
  #what = "";

  /** channels · side² values as they are shown now. */
  get values() {
    return this.#glide.values;
  }

  /** Set out for a new frame's surface; true when it is shown at once, being of another kind. @param {import("../../types.js").Surface} surface */
  aim(surface) {
    const what = [surface.layer, surface.unit, surface.resolution, surface.channels, surface.signed].join();
    const jump = what !== this.#what;
    this.#what = what;
    this.side = surface.resolution + 2;
    this.channels = surface.channels;
    this.signed = surface.signed;
    const full = fullColour(surface);
    this.#full = [jump ? full : this.full, full];
    if (jump) this.full = full;
    decode(surface, this.#glide.room(this.channels * this.side * this.side));
    this.#glide.aim(jump);
    return jump;
  }

  /** @param {number} t how far, from 0 to 1 */
  move(t) {
    this.full = this.#full[0] + (this.#full[1] - this.#full[0]) * t;
    return this.#glide.move(t);
  }
}

/**
 * The value of one channel at a place of the plane, bilinear between the centres of cells.
 * @param {import("../../types.js").Surface} surface @param {number} channel @param {[number, number]} place
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
 * @param {import("../../types.js").Frame | null} frame @param {[number, number]} place
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
