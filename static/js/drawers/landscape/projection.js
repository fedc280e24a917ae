/** A surface over a square, seen from a direction without perspective: where its corners fall, what hides what. Pure. */

import { clamp } from "../../model/geometry.js";

/** How high the highest place is; the square reaches from −1 to 1. */
export const TALL = 1.05;

/** @typedef {{ yaw: number, pitch: number }} Angles in radians; the pitch is 0 from the side and π/2 from above */

/** @type {Readonly<Angles>} */
export const FIRST_ANGLES = Object.freeze({ yaw: -0.62, pitch: 0.62 });

/** Turn, never beneath the surface. @param {Angles} angles @param {number} yaw @param {number} pitch @returns {Angles} */
export const turned = (angles, yaw, pitch) => ({
  yaw: Math.atan2(Math.sin(angles.yaw + yaw), Math.cos(angles.yaw + yaw)),
  pitch: clamp(angles.pitch + pitch, 0.12, Math.PI / 2),
});

/**
 * From the square's x and y (−1 … 1) and a height (0 … 1) to pixels.
 * @param {Angles} angles @param {number} width @param {number} height @param {{ across: number, up: number }} [margin]
 * pixels left free on each side
 * @returns {(x: number, y: number, z: number) => [number, number]}
 */
export function camera({ yaw, pitch }, width, height, margin = { across: 0, up: 0 }) {
  const sin = Math.sin(yaw), cos = Math.cos(yaw), up = Math.cos(pitch), deep = Math.sin(pitch);
  const tall = 2 * Math.SQRT2 * deep + TALL * up;
  const scale = Math.max(
    1,
    Math.min((width - 2 * margin.across) / (2 * Math.SQRT2), (height - 2 * margin.up) / tall),
  );
  return (x, y, z) => [
    width / 2 + scale * (x * cos - y * sin),
    height / 2 - scale * ((z - 0.5) * TALL * up + (x * sin + y * cos) * deep),
  ];
}

/**
 * The order in which columns (or rows) are drawn, the farthest first.
 * @param {number} count @param {number} away how much farther the next one is than the one before
 */
export const farthestFirst = (count, away) =>
  Array.from({ length: count }, (_, i) => away > 0 ? count - 1 - i : i);

/**
 * A path cut where it goes from cell to cell of a grid: the pieces in each cell, as x0 y0 x1 y1 in cells. What lies
 * outside the grid is left out.
 * @param {readonly (readonly [number, number])[]} path in cells @param {number} columns of cells @param {number} rows
 * @returns {Map<number, number[]>} by row · columns + column
 */
export function piecesOf(path, columns, rows) {
  /** @type {Map<number, number[]>} */
  const pieces = new Map();
  for (let i = 1; i < path.length; i++) {
    const [x0, y0] = path[i - 1], [x1, y1] = path[i];
    if (x0 === x1 && y0 === y1) continue;
    /** @type {number[]} shares of the way at which it comes into another cell */
    const cuts = [0, 1];
    for (const [from, to, count] of [[x0, x1, columns], [y0, y1, rows]]) {
      if (from === to) continue;
      const least = Math.max(0, Math.ceil(Math.min(from, to))), most = Math.min(count, Math.max(from, to));
      for (let line = least; line <= most; line++) cuts.push((line - from) / (to - from));
    }
    cuts.sort((a, b) => a - b);
    for (let j = 1; j < cuts.length; j++) {
      const [s, e] = [cuts[j - 1], cuts[j]];
      if (!(e > s)) continue;
      const middle = (s + e) / 2;
      const column = Math.floor(x0 + middle * (x1 - x0)), row = Math.floor(y0 + middle * (y1 - y0));
      if (column < 0 || row < 0 || column >= columns || row >= rows) continue;
      const key = row * columns + column, found = pieces.get(key) ?? [];
      found.push(x0 + s * (x1 - x0), y0 + s * (y1 - y0), x0 + e * (x1 - x0), y0 + e * (y1 - y0));
      pieces.set(key, found);
    }
  }
  return pieces;
}
