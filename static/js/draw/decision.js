/** The head's decision painted into the feature space: a pale ground, and the straight lines that divide it. */

import { boundaries } from "../model/decision.js";
import { pixelX, pixelY } from "../model/geometry.js";
import { strokeWithHalo } from "./halo.js";
import { css, mix, PALE, ramp } from "./palette.js";

/** @typedef {import("../model/geometry.js").Bounds} Bounds */
/** @typedef {{ width: number, height: number }} Size CSS pixels */
/** @typedef {import("./palette.js").Palette} Palette */

/** The ground is paler than the plane's surface, since the lattice lies on it; where images lie on it, it is not. */
const STRENGTH = PALE * 0.62;
export const STRONG = PALE;
/** Cells of the ground of a softmax. */
const COLUMNS = 96, ROWS = 62;

/**
 * The ground of a single output. Its logit is affine, so one gradient across the boundary is exact.
 * @param {CanvasRenderingContext2D} pen @param {Size} size @param {Bounds} bounds
 * @param {ArrayLike<number>} w as in a Head @param {boolean} binary a sigmoid; else the value itself
 * @param {Palette} palette
 */
export function paintGradient(pen, { width, height }, bounds, w, binary, palette) {
  // z = middle + a·(left − width/2) + b·(top − height/2), left and top in pixels.
  const a = w[3] * (bounds.x1 - bounds.x0) / width, b = -w[4] * (bounds.y1 - bounds.y0) / height;
  const middle = w[3] * (bounds.x0 + bounds.x1) / 2 + w[4] * (bounds.y0 + bounds.y1) / 2 + w[5];
  /** @param {number} z */
  const colour = (z) => css(ramp(palette, binary ? Math.tanh(z / 2) : z, STRENGTH));
  const reach = binary ? 5.4 : 1;
  const steepness = Math.hypot(a, b);
  if (steepness * (width + height) < 1e-3) pen.fillStyle = colour(middle);
  else {
    const half = Math.max(0.5, reach / steepness), away = -middle / steepness;
    const ux = a / steepness, uy = b / steepness;
    /** @param {number} d */
    const at = (d) => /** @type {const} */ ([width / 2 + (away + d) * ux, height / 2 + (away + d) * uy]);
    const gradient = pen.createLinearGradient(...at(-half), ...at(half));
    for (let i = 0; i <= 24; i++) gradient.addColorStop(i / 24, colour((i / 12 - 1) * reach));
    pen.fillStyle = gradient;
  }
  pen.fillRect(0, 0, width, height);
}

/** A painter of the ground of a softmax, cell by cell, with memory of its own. */
export function createSoftmaxGround() {
  const buffer = new OffscreenCanvas(COLUMNS, ROWS).getContext("2d");
  const image = new ImageData(COLUMNS, ROWS);
  const { data } = image;

  /**
   * @param {CanvasRenderingContext2D} pen @param {Size} size @param {Bounds} bounds
   * @param {ArrayLike<number>} w as in a Head @param {number} classes @param {Palette} palette
   * @param {number} [strength]
   */
  return (pen, { width, height }, bounds, w, classes, palette, strength = STRENGTH) => {
    if (!buffer) return;
    const colours = palette.classes.map((colour) => mix(palette.zero, colour, strength));
    const logits = new Float64Array(classes);
    let out = 0;
    for (let row = 0; row < ROWS; row++) {
      const y = bounds.y1 + (row + 0.5) / ROWS * (bounds.y0 - bounds.y1);
      for (let column = 0; column < COLUMNS; column++, out += 4) {
        const x = bounds.x0 + (column + 0.5) / COLUMNS * (bounds.x1 - bounds.x0);
        let top = -Infinity;
        for (let k = 0; k < classes; k++) {
          logits[k] = w[3 * k] * x + w[3 * k + 1] * y + w[3 * k + 2];
          if (logits[k] > top) top = logits[k];
        }
        let r = 0, g = 0, b = 0, sum = 0;
        for (let k = 0; k < classes; k++) {
          const p = Math.exp(logits[k] - top), colour = colours[k];
          sum += p;
          r += p * colour[0];
          g += p * colour[1];
          b += p * colour[2];
        }
        data[out] = r / sum;
        data[out + 1] = g / sum;
        data[out + 2] = b / sum;
        data[out + 3] = 255;
      }
    }
    buffer.putImageData(image, 0, 0);
    pen.imageSmoothingQuality = "low";
    pen.drawImage(buffer.canvas, 0, 0, width, height);
  };
}

/**
 * @param {CanvasRenderingContext2D} pen @param {Size} size @param {Bounds} bounds
 * @param {import("../model/decision.js").Head} head @param {Palette} palette
 */
export function paintBoundaries(pen, { width, height }, bounds, head, palette) {
  pen.beginPath();
  for (const [x0, y0, x1, y1] of boundaries(head, bounds)) {
    pen.moveTo(pixelX(x0, bounds, width), pixelY(y0, bounds, height));
    pen.lineTo(pixelX(x1, bounds, width), pixelY(y1, bounds, height));
  }
  strokeBoundary(pen, palette);
}

/**
 * Stroke the current path, or the one given, as a boundary is drawn everywhere: ink with a thin halo of paper.
 * @param {CanvasRenderingContext2D} pen @param {Palette} palette @param {Path2D} [path]
 */
export function strokeBoundary(pen, palette, path) {
  pen.lineJoin = pen.lineCap = "round";
  strokeWithHalo(pen, palette, { ink: 2, halo: 4.5, strength: 0.6, path });
}
