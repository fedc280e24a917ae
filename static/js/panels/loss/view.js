/**
 * The loss against training time: train and test on a logarithmic axis, with the values under the pointer. A line
 * marks the moment on show; what lies ahead of it is drawn paler.
 */

import { find } from "../../lib/dom.js";
import { axisNumber, label } from "../../draw/canvas-text.js";
import { css, readPalette } from "../../draw/palette.js";
import { createStack } from "../../draw/canvas-stack.js";
import { isPast, nearestEntry, STRIDE, timelineOf } from "../../model/loss-history.js";

const CHART = 0, HAIR = 1;
const DASH = [5, 3.5];
/** How strong the curve is where it lies ahead of the moment on show. */
const AHEAD = 0.3;
const EVER = /** @type {[number, number]} */ ([-Infinity, Infinity]);

/**
 * @param {HTMLElement} root a positioned element with a height of its own
 * @param {import("../../types.js").Context} context
 * @returns {import("../../types.js").View}
 */
export function createLossView(root, context) {
  const { store, t } = context;
  const behindKey = find("#behind-key"), twinKey = find("#twin-key");
  let palette = readPalette(root);
  /** @type {number | null} where the pointer is, CSS pixels from the left */
  let pointer = null;
  let stale = true;

  const repaint = () => {
    stale = true;
    draw(store.state, new Set());
  };
  const stack = createStack(root, 2, repaint);

  /** @param {PointerEvent} event */
  const onMove = (event) => {
    pointer = event.clientX - root.getBoundingClientRect().left;
    if (stack.width > 0) drawHair(store.state);
  };
  const onLeave = () => {
    pointer = null;
    if (stack.width > 0) drawHair(store.state);
  };
  root.addEventListener("pointermove", onMove);
  root.addEventListener("pointerdown", onMove);
  root.addEventListener("pointerleave", onLeave);

  /** @param {import("../../types.js").State} state @param {Set<string>} changed */
  function draw(state, changed) {
    if (changed.has("theme")) palette = readPalette(root);
    if (stack.width === 0) return false;
    if (stale || ["theme", "history", "frame", "behind", "twinCurve"].some((key) => changed.has(key))) {
      drawChart(state);
      drawHair(state);
      stale = false;
    }
    return false;
  }

  /** @param {import("../../types.js").State} state */
  function drawChart(state) {
    const pen = stack.clear(CHART);
    behindKey.hidden = state.behind === null;
    twinKey.hidden = state.twinCurve === null;
    const line = timelineOf(state, stack.width, stack.height);
    const now = state.frame?.state, past = isPast(state);
    const { left, right, top, bottom } = line;
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
    pen.save();
    pen.beginPath();
    pen.rect(left - 1, top - 4, right - left + 8, bottom - top + 8);
    pen.clip();
    if (state.behind) {
      pen.globalAlpha = AHEAD;
      curve(pen, state.behind, line, 3, EVER, null);
      curve(pen, state.behind, line, 2, EVER, null);
      pen.globalAlpha = 1;
    }
    if (state.twinCurve) {
      curve(pen, state.twinCurve, line, 3, EVER, null, palette.focus);
      curve(pen, state.twinCurve, line, 2, EVER, null, palette.focus);
    }
    const { test = null, train = null } = now?.loss ?? {};
    if (now && past) {
      pen.globalAlpha = AHEAD;
      curve(pen, state.history, line, 3, [now.step, Infinity], test);
      curve(pen, state.history, line, 2, [now.step, Infinity], train);
      pen.globalAlpha = 1;
    }
    curve(pen, state.history, line, 3, [-Infinity, now?.step ?? Infinity], test);
    curve(pen, state.history, line, 2, [-Infinity, now?.step ?? Infinity], train);
    pen.restore();
    if (!now || state.history.length === 0) return;
    marker(pen, line.x(now.step), line, past);
    if (test !== null) dot(pen, line.x(now.step), line.y(test), css(palette.muted), 3.5);
    if (train !== null) dot(pen, line.x(now.step), line.y(train), css(palette.ink), 4.5);
  }

  /**
   * The moment on show: a thin line, with a handle at its foot.
   * @param {CanvasRenderingContext2D} pen @param {number} x @param {import("../../model/loss-history.js").Timeline} line
   * @param {boolean} past
   */
  function marker(pen, x, { top, bottom }, past) {
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
   * @param {CanvasRenderingContext2D} pen @param {Float64Array} history @param {import("../../model/loss-history.js").Timeline} line
   * @param {2 | 3} column @param {[number, number]} span @param {number | null} loss at the present step
   * @param {import("../../draw/palette.js").Rgb} [colour]
   */
  function curve(
    pen,
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

  /** @param {CanvasRenderingContext2D} pen @param {number} x @param {number} y @param {string} fill @param {number} radius */
  function dot(pen, x, y, fill, radius) {
    pen.beginPath();
    pen.arc(x, y, radius, 0, 2 * Math.PI);
    pen.strokeStyle = css(palette.paper);
    pen.lineWidth = 3;
    pen.stroke();
    pen.fillStyle = fill;
    pen.fill();
  }

  /** @param {import("../../types.js").State} state */
  function drawHair(state) {
    const pen = stack.clear(HAIR);
    if (pointer === null) return;
    const line = timelineOf(state, stack.width, stack.height);
    const found = nearestEntry(state.history, line.step(pointer));
    if (found === null) return;
    const [step, epoch, train, test] = state.history.subarray(STRIDE * found, STRIDE * (found + 1));
    const x = Math.round(line.x(step)) + 0.5;
    pen.beginPath();
    pen.moveTo(x, line.top);
    pen.lineTo(x, line.bottom);
    pen.strokeStyle = css(palette.muted);
    pen.lineWidth = 1;
    pen.stroke();
    if (test > 0) dot(pen, x, line.y(test), css(palette.muted), 3);
    if (train > 0) dot(pen, x, line.y(train), css(palette.ink), 3.5);
    legend(pen, x, line, [
      [t("epoch"), axisNumber(Math.floor(epoch * 100) / 100)],
      [t("step"), axisNumber(step)],
      [t("train"), rounded(train)],
      [t("test"), rounded(test)],
    ]);
  }

  /**
   * Names and values in two columns, on the side of the hair with more room.
   * @param {CanvasRenderingContext2D} pen @param {number} x @param {import("../../model/loss-history.js").Timeline} line
   * @param {[string, string][]} rows
   */
  function legend(pen, x, line, rows) {
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

  return {
    draw: (state, changed) => draw(state, changed),
    destroy() {
      root.removeEventListener("pointermove", onMove);
      root.removeEventListener("pointerdown", onMove);
      root.removeEventListener("pointerleave", onLeave);
      stack.destroy();
    },
  };
}

/** @param {number} loss */
const rounded = (loss) => Number.isNaN(loss) ? "–" : axisNumber(Number(loss.toPrecision(3)));
