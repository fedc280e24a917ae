/** A hatch: what is drawn where there is no finite number. */

import { css } from "../../draw/palette.js";

/**
 * Fill the pen's current path with slanted lines.
 * @param {CanvasRenderingContext2D} pen @param {import("../../draw/palette.js").Palette} palette
 * @param {number} width @param {number} height of the canvas
 */
export function hatch(pen, palette, width, height) {
  pen.save();
  pen.clip();
  pen.beginPath();
  for (let x = -height; x < width; x += 7) {
    pen.moveTo(x, height);
    pen.lineTo(x + height, 0);
  }
  pen.strokeStyle = css(palette.muted, 0.55);
  pen.lineWidth = 1;
  pen.stroke();
  pen.restore();
}
