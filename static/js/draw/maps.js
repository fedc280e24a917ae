/** Small maps: bytes of the wire to pixels, through a table of 256 colours. */

import { SIGNED } from "../lib/safetensors.js";
import { mix, PALE, ramp, word } from "./palette.js";

/** @typedef {import("./palette.js").Palette} Palette */

/** A signed map in the ramp of the surface. @param {Palette} palette */
export const signedColours = (palette) => Uint32Array.from(SIGNED, (v) => word(ramp(palette, v, PALE)));

/**
 * The probability of one class of many, sent as 2p − 1: from nothing to the class's colour.
 * @param {Palette} palette @param {number} k */
export const classColoursOf = (palette, k) =>
  Uint32Array.from(
    SIGNED,
    (v) => word(mix(palette.zero, palette.classes[k % palette.classes.length], 0.85 * (v + 1) / 2)),
  );

/**
 * A map on a canvas of its own.
 * @param {HTMLCanvasElement} canvas
 */
export function createMap(canvas) {
  const context = canvas.getContext("2d");
  if (!context) throw new Error("This browser gave no canvas to draw a map on.");
  /** @type {ImageData | null} */
  let image = null;
  return {
    /** @param {Uint8Array} bytes side² of them @param {number} side @param {Uint32Array} colours */
    paint(bytes, side, colours) {
      if (!image || image.width !== side) {
        canvas.width = canvas.height = side;
        image = context.createImageData(side, side);
      }
      const pixels = new Uint32Array(image.data.buffer);
      for (let i = 0; i < pixels.length; i++) pixels[i] = colours[bytes[i]];
      context.putImageData(image, 0, 0);
    },
  };
}

/** The bytes of a map as the catalogue carries it. @param {string} base64 */
export const mapBytes = (base64) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
