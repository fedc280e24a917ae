/** A chart of functions on a canvas: a box in it, ticks at its edge, curves cut at it. */

import { niceTicks, pixelX, pixelY } from "../model/geometry.js";
import { axisNumber, label } from "./canvas-text.js";
import { css } from "./palette.js";

/** @typedef {import("../model/geometry.js").Box} Box */
/** @typedef {import("../model/geometry.js").Bounds} Bounds */

/** Samples of a curve, in CSS pixels apart. */
const FINE = 2;

/**
 * @param {CanvasRenderingContext2D} pen @param {import("./palette.js").Palette} palette @param {Box} box
 * @param {Bounds} bounds
 */
export function createChart(pen, palette, box, bounds) {
  const right = box.left + box.width, bottom = box.top + box.height;
  /** @param {number} x */
  const px = (x) => box.left + pixelX(x, bounds, box.width);
  /** @param {number} y */
  const py = (y) => box.top + pixelY(y, bounds, box.height);

  return {
    px,
    py,
    /** Faint lines and numbers. @param {{ x?: boolean, y?: boolean }} which */
    ticks({ x = true, y = true }) {
      if (x) {
        for (const tick of niceTicks(bounds.x0, bounds.x1, Math.max(2, box.width / 70))) {
          line(pen, px(tick), box.top, px(tick), bottom, css(palette.line));
          label(pen, palette, axisNumber(tick), px(tick), bottom + 14, {
            align: "center",
            colour: palette.muted,
          });
        }
      }
      if (y) {
        for (const tick of niceTicks(bounds.y0, bounds.y1, Math.max(2, box.height / 44))) {
          line(pen, box.left, py(tick), right, py(tick), css(palette.line));
          label(pen, palette, axisNumber(tick), box.left - 6, py(tick), {
            align: "right",
            baseline: "middle",
            colour: palette.muted,
          });
        }
      }
      if (bounds.x0 <= 0 && bounds.x1 >= 0) line(pen, px(0), box.top, px(0), bottom, css(palette.muted, 0.6));
      if (bounds.y0 <= 0 && bounds.y1 >= 0) line(pen, box.left, py(0), right, py(0), css(palette.muted, 0.6));
    },
    /** A function, cut at the box. @param {(x: number) => number} of @param {string} colour @param {number} [width] @param {number[]} [dash] */
    curve(of, colour, width = 2, dash = []) {
      pen.save();
      pen.beginPath();
      pen.rect(box.left, box.top - 1, box.width, box.height + 2);
      pen.clip();
      pen.beginPath();
      for (let left = box.left; left <= right; left += FINE) {
        const y = of(bounds.x0 + (left - box.left) / box.width * (bounds.x1 - bounds.x0));
        // Beyond the box a curve may be infinite: it goes there, but no further than a canvas can draw.
        pen.lineTo(left, Math.min(bottom + 1e4, Math.max(box.top - 1e4, py(y))));
      }
      pen.strokeStyle = colour;
      pen.lineWidth = width;
      pen.lineJoin = "round";
      pen.setLineDash(dash);
      pen.stroke();
      pen.restore();
    },
    /** Whether a place is in the box. @param {number} x @param {number} y */
    holds: (x, y) => x >= bounds.x0 && x <= bounds.x1 && y >= bounds.y0 && y <= bounds.y1,
  };
}

/** @param {CanvasRenderingContext2D} pen @param {number} x0 @param {number} y0 @param {number} x1 @param {number} y1 @param {string} colour @param {number} [width] */
export function line(pen, x0, y0, x1, y1, colour, width = 1) {
  pen.beginPath();
  pen.moveTo(x0, y0);
  pen.lineTo(x1, y1);
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.stroke();
}
