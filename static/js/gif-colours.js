/** The 255 colours of a film: those the page is drawn with, and the ways between two that lie on each other. Pure. */

import { COLOURS } from "./gif.js";
import { classColours, markColour, mix, PALE, word } from "./palette.js";

/** @typedef {import("./palette.js").Rgb} Rgb */

/**
 * @param {import("./palette.js").Palette} palette @param {import("./types.js").Problem} problem
 * @param {number} classes how many there are
 * @returns {Uint32Array<ArrayBuffer>} at most 255, each RGBA as one little-endian word
 */
export function filmColours(palette, problem, classes) {
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
  if (!several) return Uint32Array.from(found);
  // Between classes a probability passes from one to the next: the room that is left is shared by the pairs.
  for (const part of [0.5, 0.25, 0.75, 0.125, 0.875, 0.375, 0.625]) {
    for (const colour of pale) add(mix(zero, colour, part));
    for (let k = 1; k < pale.length; k++) for (let j = 0; j < k; j++) add(mix(pale[j], pale[k], part));
  }
  return Uint32Array.from(found);
}
