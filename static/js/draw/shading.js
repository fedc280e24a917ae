/** Shading: the values of a surface to the colours of its cells, one 32-bit word each. Pure. */

import { position } from "../lib/contour.js";
import { HALF } from "./palette.js";

/**
 * Colour a signed field by a baked ramp; the lattice's border is left out.
 * @param {Float32Array} values side×side @param {number} side @param {number} full |v| at full colour
 * @param {Uint32Array} ramp @param {Uint32Array} words (side − 2)² out
 */
export function shadeSigned(values, side, full, ramp, words) {
  const factor = HALF / full;
  const last = 2 * HALF;
  let out = 0;
  for (let row = 1; row < side - 1; row++) {
    const end = (row + 1) * side - 1;
    for (let i = row * side + 1; i < end; i++) {
      const step = (values[i] * factor + HALF + 0.5) | 0;
      words[out++] = ramp[step < 0 ? 0 : step > last ? last : step];
    }
  }
}

/**
 * Blend the colours of the classes by their probabilities, and note the winner at every place of the lattice.
 * @param {Float32Array} values classes·side² @param {number} classes @param {number} side
 * @param {readonly import("./palette.js").Rgb[]} colours @param {Uint32Array | null} words (side − 2)² out, if wanted
 * @param {Uint8Array} winners side² out
 */
export function shadeClasses(values, classes, side, colours, words, winners) {
  const area = side * side;
  let out = 0;
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const i = row * side + column;
      let r = 0, g = 0, b = 0, sum = 0, best = -Infinity, winner = 0;
      for (let k = 0; k < classes; k++) {
        const p = values[k * area + i], colour = colours[k];
        if (p > best) {
          best = p;
          winner = k;
        }
        sum += p;
        r += p * colour[0];
        g += p * colour[1];
        b += p * colour[2];
      }
      winners[i] = winner;
      if (words && row > 0 && row < side - 1 && column > 0 && column < side - 1) {
        const whole = sum > 0 ? 1 / sum : 0;
        words[out++] = (255 << 24) | ((b * whole + 0.5) << 16) | ((g * whole + 0.5) << 8) | (r * whole + 0.5);
      }
    }
  }
}

/**
 * Into how many parts, each way, a cell must be cut for its parts to be hidden by a line along their border; even, so
 * that the half cells at the edge have whole ones.
 * @param {number} cell its side in CSS pixels
 */
export const fineness = (cell) => 2 * Math.max(1, Math.ceil(cell / 2.8));

/**
 * Who wins, sharply: every cell in `fine`² parts, each in the colour of its winner.
 * @param {number} side of the lattice @param {number} fine @param {Uint8Array} winners side²
 * @param {(i: number, kind: number) => number} lead by how much a kind leads at place i, below zero where it does not
 * @param {readonly number[]} inks the colour of each kind as a word
 * @param {Uint32Array} words (fine · (side − 2))² out
 */
export function shadeWinners(side, fine, winners, lead, inks, words) {
  const width = fine * (side - 2);
  for (let row = 0; row < side - 1; row++) {
    const top = fine * position(row, side), bottom = fine * position(row + 1, side);
    for (let column = 0; column < side - 1; column++) {
      const left = fine * position(column, side), right = fine * position(column + 1, side);
      const corners = [row * side + column, 0, 0, 0];
      corners[1] = corners[0] + 1;
      corners[2] = corners[0] + side;
      corners[3] = corners[2] + 1;
      const winner = winners[corners[0]];
      if (corners.every((i) => winners[i] === winner)) {
        for (let y = top; y < bottom; y++) words.fill(inks[winner], y * width + left, y * width + right);
        continue;
      }
      const kinds = [...new Set(corners.map((i) => winners[i]))];
      const leads = kinds.map((kind) => corners.map((i) => lead(i, kind)));
      for (let y = top; y < bottom; y++) {
        const v = (y + 0.5 - top) / (bottom - top);
        for (let x = left; x < right; x++) {
          const u = (x + 0.5 - left) / (right - left);
          let best = -Infinity, found = winner;
          leads.forEach(([a, b, c, d], k) => {
            const here = (1 - v) * (a + (b - a) * u) + v * (c + (d - c) * u);
            if (here > best) [best, found] = [here, kinds[k]];
          });
          words[y * width + x] = inks[found];
        }
      }
    }
  }
}
