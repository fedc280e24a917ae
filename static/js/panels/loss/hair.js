/** The hair of the loss chart: a line at the entry that is pointed at, with its values. */

/** @import { State, Translate } from "../../types.js" */
/** @import { Palette } from "../../draw/palette.js" */
/** @import { Timeline } from "../../model/loss-history.js" */

import { axisNumber, label } from "../../draw/canvas-text.js";
import { css } from "../../draw/palette.js";
import { nearestEntry, STRIDE } from "../../model/loss-history.js";
import { drawDot } from "./curves.js";

/**
 * The entry nearest to a step, and what is said of it; null where there is none.
 * @param {Pick<State, "history">} state @param {number} at @param {Translate} t
 */
export function entryAt({ history }, at, t) {
  const found = nearestEntry(history, at);
  if (found === null) return null;
  const [step, epoch, train, test] = history.subarray(STRIDE * found, STRIDE * (found + 1));
  return {
    step,
    train,
    test,
    rows: /** @type {[string, string][]} */ ([
      [t("epoch"), axisNumber(Math.floor(epoch * 100) / 100)],
      [t("step"), axisNumber(step)],
      [t("train"), rounded(train)],
      [t("test"), rounded(test)],
    ]),
  };
}

/** @param {number} loss */
const rounded = (loss) => Number.isNaN(loss) ? "–" : axisNumber(Number(loss.toPrecision(3)));

/**
 * The hair at an entry; where the pointer is on a mark, its edits are named in place of the entry's values.
 * @param {CanvasRenderingContext2D} pen @param {Palette} palette @param {Timeline} line
 * @param {NonNullable<ReturnType<typeof entryAt>>} entry @param {[string, string][]} edits
 */
export function drawHair(pen, palette, line, { step, train, test, rows }, edits) {
  const x = Math.round(line.x(step)) + 0.5;
  pen.beginPath();
  pen.moveTo(x, line.top);
  pen.lineTo(x, line.bottom);
  pen.strokeStyle = css(palette.muted);
  pen.lineWidth = 1;
  pen.stroke();
  if (test > 0) drawDot(pen, palette, x, line.y(test), css(palette.muted), 3);
  if (train > 0) drawDot(pen, palette, x, line.y(train), css(palette.ink), 3.5);
  drawLegend(pen, palette, x, line, edits.length > 0 ? edits : rows);
}

/**
 * Names and values in two columns, on the side of the hair with more room.
 * @param {CanvasRenderingContext2D} pen @param {Palette} palette @param {number} x @param {Timeline} line
 * @param {[string, string][]} rows
 */
function drawLegend(pen, palette, x, line, rows) {
  pen.font = palette.font;
  const name = Math.max(...rows.map(([text]) => pen.measureText(text).width));
  const value = Math.max(44, ...rows.map(([, text]) => pen.measureText(text).width));
  const width = name + value + 28, height = 16 * rows.length + 10;
  const left = x + width + 10 < line.right ? x + 8 : x - width - 8;
  pen.beginPath();
  pen.roundRect(left, line.top, width, height, 6);
  pen.fillStyle = css(palette.raised, 0.94);
  pen.fill();
  pen.strokeStyle = css(palette.line);
  pen.lineWidth = 1;
  pen.stroke();
  rows.forEach(([text, number], i) => {
    const y = line.top + 17 + 16 * i;
    label(pen, palette, text, left + 9, y, { colour: palette.muted, halo: null });
    label(pen, palette, number, left + width - 9, y, { align: "right", halo: null, weight: 600 });
  });
}
