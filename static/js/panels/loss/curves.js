/** Curves of the loss chart: a curve between two steps, the marker of the moment on show, a dot on a curve. */

/** @import { Palette, Rgb } from "../../draw/palette.js" */
/** @import { Timeline } from "../../model/loss-history.js" */

import { css } from "../../draw/palette.js";
import { STRIDE } from "../../model/loss-history.js";

const DASH = [5, 3.5];

/**
 * The moment on show: a thin line, with a handle at its foot.
 * @param {CanvasRenderingContext2D} pen @param {Palette} palette @param {number} x @param {Timeline} line
 * @param {boolean} past
 */
export function strokeMarker(pen, palette, x, { top, bottom }, past) {
  pen.beginPath();
  pen.moveTo(x, top - 2);
  pen.lineTo(x, bottom);
  pen.strokeStyle = css(palette.ink, past ? 1 : 0.35);
  pen.lineWidth = past ? 1.5 : 1;
  pen.stroke();
  pen.beginPath();
  pen.moveTo(x, bottom - 6);
  pen.lineTo(x + 5, bottom + 2.5);
  pen.lineTo(x - 5, bottom + 2.5);
  pen.closePath();
  pen.fillStyle = css(palette.ink);
  pen.fill();
}

/**
 * One curve between two steps, its gaps where there is no number; one of the two is the present one.
 * @param {CanvasRenderingContext2D} pen @param {Palette} palette @param {Float64Array} history @param {Timeline} line
 * @param {2 | 3} column @param {[number, number]} span @param {number | null} loss at the present step
 * @param {Rgb} [colour]
 */
export function strokeCurve(
  pen,
  palette,
  history,
  line,
  column,
  [from, to],
  loss,
  colour = column === 2 ? palette.ink : palette.muted,
) {
  let drawing = false;
  /** @param {number} at @param {number} value */
  const go = (at, value) => {
    if (Number.isNaN(value)) {
      drawing = false;
      return;
    }
    if (drawing) pen.lineTo(line.x(at), line.y(value));
    else pen.moveTo(line.x(at), line.y(value));
    drawing = true;
  };
  pen.beginPath();
  if (Number.isFinite(from) && loss !== null) go(from, loss);
  for (let i = 0; i + STRIDE <= history.length; i += STRIDE) {
    if (history[i] >= from && history[i] <= to) go(history[i], history[i + column]);
  }
  if (Number.isFinite(to) && loss !== null) go(to, loss);
  pen.lineJoin = "round";
  pen.lineCap = column === 2 ? "round" : "butt";
  pen.lineWidth = column === 2 ? 2 : 1.6;
  pen.strokeStyle = css(colour);
  pen.setLineDash(column === 2 ? [] : DASH);
  pen.stroke();
  pen.setLineDash([]);
}

/** @param {CanvasRenderingContext2D} pen @param {Palette} palette @param {number} x @param {number} y @param {string} fill @param {number} radius */
export function drawDot(pen, palette, x, y, fill, radius) {
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.strokeStyle = css(palette.paper);
  pen.lineWidth = 3;
  pen.stroke();
  pen.fillStyle = fill;
  pen.fill();
}
