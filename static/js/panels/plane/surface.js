/**
 * A surface of the plane as numbers: decoded from a frame's bytes, gliding from frame to frame.
 *
 * The values of R×R cells stand in a lattice of (R + 2)×(R + 2) per channel whose border lies on the plane's edge,
 * carried on in a straight line from the two cells before it; contour.js runs over it to the edge.
 */

import { SIGNED } from "../../lib/safetensors.js";
import { Glide } from "../../lib/tween.js";

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
