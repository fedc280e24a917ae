/** The 255 colours of a video: what the page is drawn with, the ways from one to the next, and what else is seen. Pure. */

import { COLOURS } from "./gif.js";
import { classColours, markColour, mix, PALE, word } from "../draw/palette.js";

/** @typedef {import("../draw/palette.js").Rgb} Rgb */

/**
 * @param {import("../draw/palette.js").Palette} palette @param {import("../types.js").Problem} problem
 * @param {number} classes how many there are
 * @returns {Uint32Array<ArrayBuffer>} at most 255, each RGBA as one little-endian word
 */
export function gifColours(palette, problem, classes) {
  const { ink, paper, raised, muted, line, zero, focus, neg, pos } = palette;
  /** @type {Set<number>} */
  const found = new Set();
  /** @param {Rgb} from @param {Rgb} to @param {number} steps */
  const way = (from, to, steps) => {
    for (let i = 0; i <= steps; i++) add(mix(from, to, i / steps));
  };
  /** @param {Rgb} colour */
  const add = (colour) => {
    if (found.size < COLOURS) found.add(word(colour));
  };
  const several = problem === "multiclass";
  const kinds = several ? classColours(palette, problem).slice(0, classes) : [neg, pos];
  const pale = kinds.map((colour) => mix(zero, colour, PALE));
  const marks = kinds.map((colour) => markColour(palette, colour));

  // What must be exact, or nearly: grounds, writing, and the smooth edges of both.
  for (const colour of [paper, zero, raised, ink, muted, line, focus, ...kinds, ...pale, ...marks]) {
    add(colour);
  }
  way(paper, ink, 14);
  way(zero, ink, 6);
  way(paper, muted, 5);
  // The surface, the maps of the neurons, the strokes of the weights.
  for (const colour of [neg, pos]) {
    way(zero, mix(zero, colour, PALE), several ? 12 : 48);
    way(paper, colour, several ? 4 : 9);
  }
  way(paper, focus, 3);
  marks.forEach((mark, k) => {
    way(mark, raised, several ? 3 : 6);
    if (!several) pale.forEach((other) => way(mark, other, 4));
    way(ink, pale[k], 3);
  });
  return Uint32Array.from(found);
}

/** Pixels are counted in boxes of colours of so many bits for each part. */
const BITS = 5;

/**
 * These colours and, in the room that is left, those of some pictures that would be missed most: many classes mix in
 * more ways than can be foreseen.
 * @param {Uint32Array} known @param {readonly Uint32Array[]} pictures pixels, RGBA as little-endian words
 * @returns {Uint32Array<ArrayBuffer>} 255 at most
 */
export function withSeen(known, pictures) {
  const boxes = new Float64Array(4 << 3 * BITS);
  for (const pixels of pictures) {
    for (const pixel of pixels) {
      const red = pixel & 255, green = pixel >> 8 & 255, blue = pixel >> 16 & 255, cut = 8 - BITS;
      const at = 4 * ((red >> cut << BITS | green >> cut) << BITS | blue >> cut);
      boxes[at]++;
      boxes[at + 1] += red;
      boxes[at + 2] += green;
      boxes[at + 3] += blue;
    }
  }
  /** @type {{ colour: Rgb, count: number, missed: number }[]} the mean of each box, and how far off it is drawn */
  const seen = [];
  for (let at = 0; at < boxes.length; at += 4) {
    const count = boxes[at];
    if (count) {
      seen.push({
        colour: [boxes[at + 1] / count, boxes[at + 2] / count, boxes[at + 3] / count],
        count,
        missed: Infinity,
      });
    }
  }
  const colours = [...known];
  /** @param {number} colour */
  const take = (colour) => {
    const parts = [colour & 255, colour >> 8 & 255, colour >> 16 & 255];
    for (const one of seen) {
      const [r, g, b] = one.colour.map((part, i) => part - parts[i]);
      one.missed = Math.min(one.missed, r * r + g * g + b * b);
    }
  };
  known.forEach(take);
  while (colours.length < COLOURS && seen.length) {
    const worst = seen.reduce((a, b) => b.count * b.missed > a.count * a.missed ? b : a);
    if (worst.missed < 1) break;
    colours.push(word(worst.colour));
    take(word(worst.colour));
    worst.missed = 0;
  }
  return Uint32Array.from(colours);
}
