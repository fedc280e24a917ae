/** The plane's lattice as a layer carries it: drawn as lines, and read at a place. Row 0 is x₂ = +6. */

import { pixelX, pixelY, PLANE } from "../model/geometry.js";
import { css } from "./palette.js";

/** About so many lines are drawn each way, however finely they are sampled. */
const LINES = 24;

/**
 * Thin lines, those that quarter the plane a little stronger.
 * @param {CanvasRenderingContext2D} pen @param {{ width: number, height: number }} size
 * @param {import("../model/geometry.js").Bounds} bounds @param {Float32Array} values side·side pairs
 * @param {import("./palette.js").Palette} palette
 */
export function paintLattice(pen, { width, height }, bounds, values, palette) {
  const side = Math.round(Math.sqrt(values.length / 2));
  const quarter = (side - 1) % 4 === 0 ? (side - 1) / 4 : side - 1;
  const skip = Math.max(1, Math.round((side - 1) / LINES));
  pen.lineJoin = "round";
  // One stroke for all lines of a kind, none wider than a pixel: what a browser without a graphics processor is quick at.
  for (const strong of [false, true]) {
    pen.beginPath();
    for (let line = 0; line < side; line += skip) {
      if ((line % quarter === 0) !== strong) continue;
      for (const [start, stride] of [[line * side, 1], [line, side]]) {
        for (let i = 0, at = 2 * start; i < side; i++, at += 2 * stride) {
          const x = pixelX(values[at], bounds, width), y = pixelY(values[at + 1], bounds, height);
          if (i === 0) pen.moveTo(x, y);
          else pen.lineTo(x, y);
        }
      }
    }
    pen.strokeStyle = css(palette.ink, strong ? 0.46 : 0.17);
    pen.lineWidth = strong ? 1 : 0.8;
    pen.stroke();
  }
}

/**
 * Where a place of the plane is carried: bilinear in the lattice.
 * @param {Float32Array} values side·side pairs @param {[number, number]} place
 * @returns {[number, number]}
 */
export function carried(values, place) {
  const side = Math.round(Math.sqrt(values.length / 2));
  const column = (place[0] / PLANE + 1) / 2 * (side - 1), row = (1 - place[1] / PLANE) / 2 * (side - 1);
  const c0 = Math.min(Math.floor(column), side - 2), r0 = Math.min(Math.floor(row), side - 2);
  const c = column - c0, r = row - r0;
  /** @param {number} axis */
  const at = (axis) => {
    const i = 2 * (r0 * side + c0) + axis, below = i + 2 * side;
    const upper = values[i] * (1 - c) + values[i + 2] * c;
    const lower = values[below] * (1 - c) + values[below + 2] * c;
    return upper * (1 - r) + lower * r;
  };
  return [at(0), at(1)];
}
