/**
 * The loss against training time: train and test on a logarithmic axis, with the values under the pointer. A line
 * marks the moment on show; what lies ahead of it is drawn paler.
 */

/** @import { Context, State, View } from "../../types.js" */
/** @import { Palette } from "../../draw/palette.js" */
/** @import { Timeline } from "../../model/loss-history.js" */

import { find } from "../../lib/dom.js";
import { axisNumber, label } from "../../draw/canvas-text.js";
import { css, readPalette } from "../../draw/palette.js";
import { createStack } from "../../draw/canvas-stack.js";
import { isPast, timelineOf } from "../../model/loss-history.js";
import { drawDot, strokeCurve, strokeMarker } from "./curves.js";
import { drawEditMarks, editRows, editsAt } from "./edit-marks.js";
import { drawHair, entryAt } from "./hair.js";

const CHART = 0, HAIR = 1;
/** How strong the curve is where it lies ahead of the moment on show. */
const AHEAD = 0.3;
const EVER = /** @type {[number, number]} */ ([-Infinity, Infinity]);
/** What the chart depends on. @type {import("../../types.js").Key[]} */
const CHARTED = ["theme", "history", "edits", "frame", "behind", "twinCurve"];

/**
 * @param {HTMLElement} root a positioned element with a height of its own @param {Context} context
 * @returns {View}
 */
export function createLossView(root, { store, t }) {
  const behindKey = find("#behind-key"), twinKey = find("#twin-key");
  let palette = readPalette(root);
  let stale = true;

  const stack = createStack(root, 2, () => {
    stale = true;
    draw(store.state, new Set());
  });

  /** @param {State} state @param {Set<string>} changed */
  function draw(state, changed) {
    if (changed.has("theme")) palette = readPalette(root);
    if (stack.width === 0) return false;
    const charted = stale || CHARTED.some((key) => changed.has(key));
    stale = false;
    if (charted) drawChart(state);
    if (charted || changed.has("lossPointer")) {
      const pen = stack.clear(HAIR), line = timelineOf(state, stack.width, stack.height);
      const at = state.lossPointer,
        entry = at === null ? null : entryAt(state, line.step(at * stack.width), t);
      if (entry && at !== null) {
        drawHair(pen, palette, line, entry, editRows(editsAt(state.edits, line, at * stack.width), t));
      }
    }
    return false;
  }

  /** @param {State} state */
  function drawChart(state) {
    const pen = stack.clear(CHART);
    behindKey.hidden = state.behind === null;
    twinKey.hidden = state.twinCurve === null;
    const line = timelineOf(state, stack.width, stack.height);
    const now = state.frame?.state, past = isPast(state);
    const { left, right, top, bottom } = line, { test = null, train = null } = now?.loss ?? {};
    drawAxes(pen, palette, line);
    pen.save();
    pen.beginPath();
    pen.rect(left - 1, top - 4, right - left + 8, bottom - top + 8);
    pen.clip();
    strokeCurves(pen, palette, state, line);
    pen.restore();
    drawEditMarks(pen, palette, state.edits, line);
    if (!now || state.history.length === 0) return;
    strokeMarker(pen, palette, line.x(now.step), line, past);
    if (test !== null) drawDot(pen, palette, line.x(now.step), line.y(test), css(palette.muted), 3.5);
    if (train !== null) drawDot(pen, palette, line.x(now.step), line.y(train), css(palette.ink), 4.5);
  }

  return {
    draw: (state, changed) => draw(state, changed),
    destroy: stack.destroy,
  };
}

/** Lines and numbers of the axes. @param {CanvasRenderingContext2D} pen @param {Palette} palette @param {Timeline} line */
function drawAxes(pen, palette, line) {
  const { left, right, bottom } = line;
  pen.strokeStyle = css(palette.line);
  pen.lineWidth = 1;
  pen.beginPath();
  for (const tick of line.losses) {
    const y = Math.round(line.y(tick)) + 0.5;
    pen.moveTo(left, y);
    pen.lineTo(right, y);
  }
  pen.stroke();
  const quiet = { colour: palette.muted, halo: null };
  for (const tick of line.losses) {
    label(pen, palette, axisNumber(tick), left - 8, line.y(tick), {
      ...quiet,
      align: "right",
      baseline: "middle",
    });
  }
  for (const { epoch, step } of line.epochs) {
    label(pen, palette, axisNumber(epoch), Math.min(line.x(step), right - 4), bottom + 17, {
      ...quiet,
      align: "center",
    });
  }
}

/**
 * The curves, those of others beneath: a kept run's, a twin's, then one's own.
 * @param {CanvasRenderingContext2D} pen @param {Palette} palette @param {State} state @param {Timeline} line
 */
function strokeCurves(pen, palette, state, line) {
  const now = state.frame?.state, { test = null, train = null } = now?.loss ?? {};
  if (state.behind) {
    pen.globalAlpha = AHEAD;
    strokeCurve(pen, palette, state.behind, line, 3, EVER, null);
    strokeCurve(pen, palette, state.behind, line, 2, EVER, null);
    pen.globalAlpha = 1;
  }
  if (state.twinCurve) {
    strokeCurve(pen, palette, state.twinCurve, line, 3, EVER, null, palette.focus);
    strokeCurve(pen, palette, state.twinCurve, line, 2, EVER, null, palette.focus);
  }
  if (now && isPast(state)) {
    pen.globalAlpha = AHEAD;
    strokeCurve(pen, palette, state.history, line, 3, [now.step, Infinity], test);
    strokeCurve(pen, palette, state.history, line, 2, [now.step, Infinity], train);
    pen.globalAlpha = 1;
  }
  strokeCurve(pen, palette, state.history, line, 3, [-Infinity, now?.step ?? Infinity], test);
  strokeCurve(pen, palette, state.history, line, 2, [-Infinity, now?.step ?? Infinity], train);
}
