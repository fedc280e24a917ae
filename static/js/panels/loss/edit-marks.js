/** Marks of the edits on the loss chart: where they stand, and what is said of them. */

/** @import { EditView, Translate } from "../../types.js" */
/** @import { Palette } from "../../draw/palette.js" */
/** @import { Timeline } from "../../model/loss-history.js" */

import { axisNumber } from "../../draw/canvas-text.js";
import { css } from "../../draw/palette.js";

/** A pointer so near is on a mark, CSS pixels; more edits than that are not named. */
const NEAR = 6, MOST_NAMED = 5;

/**
 * The edits of the mark nearest to a place, as far as the pointer is on one.
 * @param {readonly EditView[]} edits @param {Pick<Timeline, "x">} line @param {number} x
 */
export function editsAt(edits, line, x) {
  const distances = edits.map(({ step }) => Math.abs(line.x(step) - x));
  const nearest = Math.min(...distances, Infinity);
  return nearest > NEAR ? [] : edits.filter((_, i) => distances[i] === nearest);
}

/**
 * What is said of edits that stand together: when they were made, and a line for each.
 * @param {readonly EditView[]} edits @param {Translate} t @returns {[string, string][]}
 */
export function editRows(edits, t) {
  if (edits.length === 0) return [];
  const { epoch, step } = edits[0], named = edits.slice(0, MOST_NAMED).map(({ what }) => what);
  if (edits.length > MOST_NAMED) named.push("…");
  return [
    [t("epoch"), axisNumber(Math.floor(epoch * 100) / 100)],
    [t("step"), axisNumber(step)],
    ...named.map((what) => /** @type {[string, string]} */ ([t("edit"), what])),
  ];
}

/**
 * A small triangle at the upper edge for every step with an edit.
 * @param {CanvasRenderingContext2D} pen @param {Palette} palette @param {readonly EditView[]} edits @param {Timeline} line
 */
export function drawEditMarks(pen, palette, edits, line) {
  pen.fillStyle = css(palette.muted);
  for (const step of new Set(edits.map(({ step }) => step))) {
    if (step < line.first || step > line.last) continue;
    const x = line.x(step);
    pen.beginPath();
    pen.moveTo(x, line.top + 4);
    pen.lineTo(x + 4, line.top - 3);
    pen.lineTo(x - 4, line.top - 3);
    pen.closePath();
    pen.fill();
  }
}
