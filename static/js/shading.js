/** From the values of a surface to the colours of its cells, one 32-bit word each. Pure. */

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
 * @param {readonly import("./palette.js").Rgb[]} colours @param {Uint32Array} words (side − 2)² out
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
      if (row > 0 && row < side - 1 && column > 0 && column < side - 1) {
        const whole = sum > 0 ? 1 / sum : 0;
        words[out++] = (255 << 24) | ((b * whole + 0.5) << 16) | ((g * whole + 0.5) << 8) | (r * whole + 0.5);
      }
    }
  }
}
