/** The picture of a decision surface: one pixel a cell, or sharp regions, and the line where the decision changes. */

/** @import { Palette } from "../../draw/palette.js" */
/** @import { GlidingSurface } from "./surface.js" */

import { classLines, lead, zeroLine } from "../../lib/contour.js";
import { clamp } from "../../model/geometry.js";
import { classColours, mix, PALE, word } from "../../draw/palette.js";
import { fineness, shadeClasses, shadeSigned, shadeWinners } from "../../draw/shading.js";

/** @param {number} v */
const identity = (v) => v;

/** The logit (halved) of v = 2p − 1, or of one class's lead: nearly linear where v itself saturates. @param {number} v */
const logit = (v) => Math.atanh(clamp(v, -0.9995, 0.9995));

/** What straightens the values of a surface for its boundary. @param {boolean} output @param {string} problem */
export const straightening = (output, problem) => output && problem !== "regression" ? logit : identity;

/** A picture that keeps its buffers from one surface to the next. */
export function createSurfacePicture() {
  const buffer = new OffscreenCanvas(1, 1).getContext("2d");
  let image = new ImageData(1, 1);
  let words = new Uint32Array(image.data.buffer);
  let winners = new Uint8Array(0);

  /** As many pixels as `fine` for each cell make. @param {number} pixels @param {number} cells */
  const fit = (pixels, cells) => {
    if (image.width !== pixels) {
      image = new ImageData(pixels, pixels);
      words = new Uint32Array(image.data.buffer);
      if (buffer) buffer.canvas.width = buffer.canvas.height = pixels;
    }
    if (winners.length !== cells) winners = new Uint8Array(cells);
  };

  return {
    /**
     * Draw a surface on a square canvas, and return its boundary.
     * @param {OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D} pen @param {number} size of the canvas
     * @param {GlidingSurface} surface @param {Palette} palette
     * @param {boolean} discretise whether the decision alone is shown
     * @param {(v: number) => number} straighten @returns {Path2D}
     */
    draw(pen, size, { values, side, channels, signed, full }, palette, discretise, straighten) {
      const line = new Path2D();
      if (!buffer) return line;
      const fine = discretise ? fineness(size / (side - 2)) : 1;
      fit(fine * (side - 2), side * side);
      const colours = (signed ? [palette.neg, palette.pos] : classColours(palette, "multiclass"))
        .map((colour) => mix(palette.zero, colour, PALE));
      if (signed) {
        if (discretise) { for (let i = 0; i < winners.length; i++) winners[i] = values[i] >= 0 ? 1 : 0; }
        else shadeSigned(values, side, full, palette.surface, words);
        zeroLine(values, side, size, line, straighten);
      } else {
        shadeClasses(values, channels, side, colours, discretise ? null : words, winners);
        classLines(values, channels, side, size, winners, line, straighten);
      }
      if (discretise) {
        /** @param {number} i @param {number} kind */
        const leadAt = (i, kind) =>
          straighten(signed ? (kind ? values[i] : -values[i]) : lead(values, channels, side, i, kind));
        shadeWinners(side, fine, winners, leadAt, colours.map(word), words);
      }
      buffer.putImageData(image, 0, 0);
      // A sharp border is hidden under the boundary, and is quicker than a smooth one.
      pen.imageSmoothingEnabled = !discretise;
      pen.imageSmoothingQuality = "low";
      pen.drawImage(buffer.canvas, 0, 0, size, size);
      return line;
    },
  };
}
