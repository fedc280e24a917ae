/** J along one weight: the curve, its tangent where the weight was, the next step as an arrow, the place of the ball. */

import { niceTicks, pixelX, pixelY } from "../../model/geometry.js";
import { axisNumber, label } from "../../draw/canvas-text.js";
import { enlarged, valueAt } from "../../model/landscape.js";
import { css } from "../../draw/palette.js";
import { hatch } from "./hatch.js";

/** @typedef {import("../../model/landscape.js").Span} Span */
/** The arrow of a step is at least so long, in pixels. */
const LEAST_ARROW = 18;
/** What is left free around the curve. */
const LEFT = 58, RIGHT = 18, TOP = 22, BOTTOM = 38;

/**
 * The chart's places: pixels of a weight and of J, and back.
 * @param {Span} across @param {Span} up @param {number} width @param {number} height
 */
export function placesOf(across, up, width, height) {
  const inner = { width: Math.max(1, width - LEFT - RIGHT), height: Math.max(1, height - TOP - BOTTOM) };
  const bounds = { x0: across.low, x1: across.high, y0: up.low, y1: up.high };
  return {
    left: LEFT,
    right: LEFT + inner.width,
    top: TOP,
    bottom: TOP + inner.height,
    x: (/** @type {number} */ w) => LEFT + pixelX(w, bounds, inner.width),
    y: (/** @type {number} */ value) => TOP + pixelY(value, bounds, inner.height),
    w: (/** @type {number} */ x) => across.low + (x - LEFT) / inner.width * (across.high - across.low),
  };
}

/** How many times as long as the step its arrow is. @param {ReturnType<typeof placesOf>} places @param {import("../../model/landscape.js").Axis} axis */
export const arrowFactor = (places, { now, next_step: step }) =>
  step === null ? 1 : enlarged(places.x(now + step) - places.x(now), LEAST_ARROW);

/**
 * @param {CanvasRenderingContext2D} pen @param {import("../../draw/palette.js").Palette} palette
 * @param {{ landscape: import("../../model/landscape.js").Landscape | null, across: Span, up: Span, width: number, height: number,
 *   name: string }} shown
 */
export function drawLine(pen, palette, { landscape, across, up, width, height, name }) {
  const places = placesOf(across, up, width, height);
  const { left, right, top, bottom } = places;
  axes(pen, palette, places, across, up, name);
  if (!landscape) return;
  const { head, values } = landscape, { first } = head;
  gaps(pen, palette, places, landscape, width, height);
  pen.save();
  pen.beginPath();
  pen.rect(left, top - 8, right - left, bottom - top + 8);
  pen.clip();

  // Where the weight was when the curve was computed.
  const x = places.x(first.now), y = head.objective === null ? null : places.y(head.objective);
  if (y !== null && first.gradient !== null) {
    const slope = first.gradient * (places.y(1) - places.y(0)) / (places.x(1) - places.x(0));
    const reach = Math.max(46, (right - left) * 0.16) / Math.hypot(1, slope);
    pen.beginPath();
    pen.moveTo(x - reach, y - reach * slope);
    pen.lineTo(x + reach, y + reach * slope);
    pen.strokeStyle = css(palette.focus);
    pen.lineWidth = 1.6;
    pen.setLineDash([6, 3]);
    pen.stroke();
    pen.setLineDash([]);
  }

  let drawing = false;
  pen.beginPath();
  first.values.forEach((w, i) => {
    const value = values[i];
    if (Number.isFinite(value)) {
      if (drawing) pen.lineTo(places.x(w), places.y(value));
      else pen.moveTo(places.x(w), places.y(value));
    }
    drawing = Number.isFinite(value);
  });
  pen.strokeStyle = css(palette.ink);
  pen.lineWidth = 2;
  pen.lineJoin = "round";
  pen.stroke();
  pen.restore();

  if (first.next_step !== null && first.next_step !== 0) {
    const factor = arrowFactor(places, first);
    arrow(pen, palette, x, bottom, places.x(first.now + first.next_step * factor), bottom, palette.neg);
  }
}

/**
 * An arrow with a halo, so that it is seen on whatever lies beneath.
 * @param {CanvasRenderingContext2D} pen @param {import("../../draw/palette.js").Palette} palette
 * @param {number} x0 @param {number} y0 @param {number} x1 @param {number} y1
 * @param {import("../../draw/palette.js").Rgb} colour
 */
export function arrow(pen, palette, x0, y0, x1, y1, colour) {
  const length = Math.hypot(x1 - x0, y1 - y0);
  if (length < 1) return;
  const ux = (x1 - x0) / length, uy = (y1 - y0) / length, head = Math.min(9, length);
  pen.lineCap = pen.lineJoin = "round";
  for (const [stroke, wide] of /** @type {const} */ ([[css(palette.raised), 6], [css(colour), 2.5]])) {
    pen.beginPath();
    pen.moveTo(x0, y0);
    pen.lineTo(x1 - ux * 2, y1 - uy * 2);
    pen.moveTo(x1 - ux * head - uy * head * 0.55, y1 - uy * head + ux * head * 0.55);
    pen.lineTo(x1, y1);
    pen.lineTo(x1 - ux * head + uy * head * 0.55, y1 - uy * head - ux * head * 0.55);
    pen.strokeStyle = stroke;
    pen.lineWidth = wide;
    pen.stroke();
  }
}

/**
 * Where the ball lies on the curve, and how steep it is there, both in pixels.
 * @param {ReturnType<typeof placesOf>} places @param {import("../../model/landscape.js").Landscape | null} landscape
 * @param {number} w @param {number} value
 */
export function seatOf(places, landscape, w, value) {
  const by = (places.w(1) - places.w(0)) * 4;
  const before = valueAt(landscape, w - by), after = valueAt(landscape, w + by);
  const slope = before === null || after === null ? 0 : (places.y(after) - places.y(before)) / 8;
  return { x: places.x(w), y: places.y(value), slope };
}

/**
 * The ball's middle on its seat, and by how much it turns on the way from where it lay before.
 * @param {{ x: number, y: number, slope: number }} seat @param {{ x: number } | null} before @param {number} radius
 */
export function ballOn({ x, y, slope }, before, radius) {
  const tilt = Math.hypot(1, slope);
  return {
    x: x + radius * slope / tilt,
    y: y - radius / tilt,
    turn: before ? (x - before.x) * tilt / radius : 0,
  };
}

/**
 * @param {CanvasRenderingContext2D} pen @param {import("../../draw/palette.js").Palette} palette
 * @param {ReturnType<typeof placesOf>} places @param {Span} across @param {Span} up @param {string} name
 */
function axes(pen, palette, places, across, up, name) {
  const { left, right, top, bottom } = places;
  const quiet = { colour: palette.muted, halo: null };
  const heights = niceTicks(up.low, up.high, Math.max(2, (bottom - top) / 38));
  pen.strokeStyle = css(palette.line);
  pen.lineWidth = 1;
  pen.beginPath();
  for (const tick of heights) {
    const y = Math.round(places.y(tick)) + 0.5;
    pen.moveTo(left, y);
    pen.lineTo(right, y);
  }
  pen.stroke();
  for (const tick of heights) {
    label(pen, palette, axisNumber(tick), left - 8, places.y(tick), {
      ...quiet,
      align: "right",
      baseline: "middle",
    });
  }
  for (const tick of niceTicks(across.low, across.high, Math.max(2, (right - left) / 70))) {
    label(pen, palette, axisNumber(tick), places.x(tick), bottom + 20, { ...quiet, align: "center" });
  }
  label(pen, palette, "J", left - 8, top - 10, { halo: null, weight: 600, align: "right" });
  label(pen, palette, name, right, bottom + 34, { halo: null, weight: 600, align: "right" });
}

/**
 * Hatched where J is no finite number.
 * @param {CanvasRenderingContext2D} pen @param {import("../../draw/palette.js").Palette} palette
 * @param {ReturnType<typeof placesOf>} places @param {import("../../model/landscape.js").Landscape} landscape
 * @param {number} width @param {number} height
 */
function gaps(pen, palette, places, { head: { first }, values }, width, height) {
  const half = (first.values[1] - first.values[0]) / 2;
  let any = false;
  pen.beginPath();
  first.values.forEach((w, i) => {
    if (Number.isFinite(values[i])) return;
    any = true;
    const from = Math.max(places.left, places.x(w - half)), to = Math.min(places.right, places.x(w + half));
    pen.rect(from, places.top, Math.max(0, to - from), places.bottom - places.top);
  });
  if (any) hatch(pen, palette, width, height);
}
