/** Images as pixels on the screen: in ink on paper, or in their own colours. */

/** @import { ImageSize } from "../types.js" */
/** @import { Palette } from "./palette.js" */

import { mix, ramp, word } from "./palette.js";

/** The colour of each byte of an image without colours. @param {Palette} palette */
export const inks = ({ raised, ink }) =>
  Uint32Array.from({ length: 256 }, (_, q) => word(mix(raised, ink, q / 255)));

/**
 * The words of an image's pixels.
 * @param {ArrayLike<number>} pixels @param {ImageSize} size @param {Uint32Array} colours of one channel @param {Uint32Array} words out
 */
export function shadeImage(pixels, { channels }, colours, words) {
  if (channels === 1) { for (let i = 0; i < words.length; i++) words[i] = colours[pixels[i]]; }
  else {
    for (let i = 0, at = 0; i < words.length; i++, at += channels) {
      words[i] = (255 << 24 | pixels[at + 2] << 16 | pixels[at + 1] << 8 | pixels[at]) >>> 0;
    }
  }
}

/**
 * The words of numbers of both signs in the diverging ramp; of several channels their mean is shown.
 * @param {ArrayLike<number>} values @param {number} scale the number of full colour @param {number} channels
 * @param {Palette} palette @param {Uint32Array} words out
 */
export function shadeSigned(values, scale, channels, palette, words) {
  const table = signed(palette);
  for (let i = 0, at = 0; i < words.length; i++, at += channels) {
    let sum = 0;
    for (let c = 0; c < channels; c++) sum += values[at + c];
    const v = Math.max(-1, Math.min(1, sum / (channels * scale)));
    words[i] = table[Math.round((v + 1) * STEPS)];
  }
}

/** Steps of the ramp on each side of 0. */
const STEPS = 256;
/** @type {WeakMap<Palette, Uint32Array>} */
const tables = new WeakMap();

/** @param {Palette} palette */
function signed(palette) {
  let table = tables.get(palette);
  if (!table) {
    table = Uint32Array.from({ length: 2 * STEPS + 1 }, (_, i) => word(ramp(palette, i / STEPS - 1)));
    tables.set(palette, table);
  }
  return table;
}

/**
 * An image on a canvas of its own, a pixel for each of its own.
 * @param {HTMLCanvasElement} canvas
 */
export function createPicture(canvas) {
  const context = canvas.getContext("2d");
  if (!context) throw new Error("This browser gave no canvas to draw an image on.");
  /** @type {ImageData | null} */
  let image = null;
  return {
    /** @param {ImageSize} size @param {(words: Uint32Array) => void} shade */
    paint({ width, height }, shade) {
      if (!image || image.width !== width || image.height !== height) {
        [canvas.width, canvas.height] = [width, height];
        image = context.createImageData(width, height);
      }
      shade(new Uint32Array(image.data.buffer));
      context.putImageData(image, 0, 0);
    },
  };
}
