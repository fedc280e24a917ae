/**
 * The feature space of images: every one a thumbnail where the layer carries it, in the colour of its class. Where two
 * units are all that the output sees, its regions are behind them, exactly.
 */

/** @import { Context, Frame, Key, State, View } from "../../types.js" */

import { createStack } from "../../draw/canvas-stack.js";
import { createSoftmaxGround, paintBoundaries, paintGradient, STRONG } from "../../draw/decision.js";
import { classColours, css, readPalette } from "../../draw/palette.js";
import { createThumbnails, inkOf, thumbnailSide } from "../../draw/thumbnails.js";
import { progress } from "../../lib/tween.js";
import { nearestPoint, pixelX, pixelY } from "../../model/geometry.js";
import { probedPoint } from "../../model/probe.js";
import { FIRST } from "../../model/rotation.js";
import { imagesOf } from "../../state/settings.js";
import { axisNames, drawAxes, drawThreeAxes } from "./axes.js";
import { createImageCard } from "./image-card.js";
import { createSpace } from "./space.js";
import { tellTurnable } from "./view.js";

const SPACE = 0, OVERLAY = 1;
/** What is drawn over the images depends on these. @type {Key[]} */
const OVERLAID = ["hover", "probe", "rotation"];

/** The row of a point among those that are shown, or −1. @param {ArrayLike<number>} shown ascending @param {number | null} point */
export function rowOf(shown, point) {
  if (point === null) return -1;
  let low = 0, high = shown.length - 1;
  while (low < high) {
    const middle = low + high >> 1;
    if (shown[middle] < point) low = middle + 1;
    else high = middle;
  }
  return shown[low] === point ? low : -1;
}

/**
 * The thumbnails of some points.
 * @param {State} state @param {ArrayLike<number>} shown @param {number} side device pixels
 * @param {import("../../draw/palette.js").Palette} palette @param {boolean} grounded whether regions are behind them
 */
function thumbnailsOf(state, shown, side, palette, grounded) {
  const size = imagesOf(state),
    { points, sheet, frame } = state,
    problem = frame?.state.problem ?? "multiclass";
  if (!size) return null;
  return createThumbnails({
    size,
    side,
    pixels: Array.from(shown, (point) => sheet.get(points.images?.[point] ?? -1)),
    labels: Array.from(shown, (point) => points.labels[point] ?? 0),
    colours: classColours(palette, problem).map((colour) =>
      size.channels > 1 ? colour : inkOf(palette, colour, grounded)
    ),
  });
}

/**
 * What axes are drawn on.
 * @param {CanvasRenderingContext2D} pen @param {import("../../draw/palette.js").Palette} palette
 * @param {{ width: number, height: number }} size @param {import("../../model/geometry.js").Bounds} bounds
 * @returns {import("./axes.js").Sheet}
 */
const sheetOf = (pen, palette, { width, height }, bounds) => ({
  pen,
  palette,
  width,
  height,
  bounds,
  px: (x) => pixelX(x, bounds, width),
  py: (y) => pixelY(y, bounds, height),
});

/** A frame around a thumbnail. @param {CanvasRenderingContext2D} pen @param {import("../../draw/palette.js").Palette} palette @param {number} x @param {number} y @param {number} side */
function ring(pen, palette, x, y, side) {
  pen.strokeStyle = css(palette.ink);
  pen.lineWidth = 1.5;
  pen.strokeRect(x - side / 2, y - side / 2, side, side);
}

/** @param {HTMLElement} root a positioned element @param {Pick<Context, "store" | "t">} context */
export function createImageSpace(root, { store, t }) {
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const space = createSpace(), paintSoftmax = createSoftmaxGround();
  const card = createImageCard(t);
  let palette = readPalette(root);
  /** @type {ReturnType<typeof createThumbnails> | null} */
  let thumbnails = null;
  /** What the thumbnails are of: when one is another, they are made anew. @type {unknown[]} */
  let madeOf = [];
  /** @type {Frame | null} */
  let seen = null;
  /** The points that are shown; the same array as long as they are the same. @type {Float32Array} */
  let shown = new Float32Array();
  let places = new Float32Array();
  let before = 0, stale = true;
  const stack = createStack(root, 2, () => {
    stale = true;
    draw(store.state, new Set(), performance.now());
  });

  /** @type {View["draw"]} */
  function draw(state, changed, now) {
    const { frame } = state;
    if (changed.has("theme")) {
      palette = readPalette(root);
      madeOf = [];
    }
    if (frame !== seen) {
      stale = space.take(frame, state, stack) || stale || !frame?.features;
      const points = frame?.featurePoints ?? new Float32Array();
      if (points.length !== shown.length || points.some((point, i) => point !== shown[i])) shown = points;
      seen = frame;
      tellTurnable(root, space.axes === 3, t);
    }
    if (stack.width === 0) return false;
    const at = progress(now, state.received, state.interval, still.matches);
    const { moved, easing } = space.move(at, now - before, still.matches);
    before = now;
    const turned = space.axes === 3 && changed.has("rotation");
    if (moved || stale || turned) space.project(state.rotation ?? FIRST);
    const renewed = prepare(state);
    if (moved || turned || easing || renewed || stale || changed.has("points")) {
      drawSpace(state);
      drawOver(state);
    } else if (OVERLAID.some((key) => changed.has(key))) drawOver(state);
    stale = false;
    return Boolean(frame?.features) && (at < 1 || easing);
  }

  /** Make the thumbnails of what is shown now; whether they are new is returned. @param {State} state */
  function prepare(state) {
    const side = Math.round(thumbnailSide(shown.length, stack.width, stack.height) * stack.ratio);
    const grounded = space.decision !== null;
    const wanted = [state.sheet, state.points, shown, side, grounded, palette];
    if (!state.points.images || wanted.every((one, i) => one === madeOf[i])) return false;
    madeOf = wanted;
    thumbnails?.destroy();
    thumbnails = thumbnailsOf(state, shown, side, palette, grounded);
    return true;
  }

  /** @param {State} state */
  function drawSpace(state) {
    const pen = stack.clear(SPACE), { flat, decision, view: { shown: bounds } } = space;
    pen.fillStyle = css(palette.zero);
    pen.fillRect(0, 0, stack.width, stack.height);
    if (!state.frame?.features) return;
    if (decision?.single) paintGradient(pen, stack, bounds, decision.w, true, palette);
    else if (decision) {
      paintSoftmax(pen, stack, bounds, decision.w, decision.classes, palette, STRONG);
      paintBoundaries(pen, stack, bounds, decision, palette);
    }
    if (places.length !== flat.points.length) places = new Float32Array(flat.points.length);
    for (let i = 0; i < places.length; i += 2) {
      places[i] = pixelX(flat.points[i], bounds, stack.width);
      places[i + 1] = pixelY(flat.points[i + 1], bounds, stack.height);
    }
    thumbnails?.drawAll(pen, places);
  }

  /** @param {State} state */
  function drawOver(state) {
    const pen = stack.clear(OVERLAY), names = axisNames(state, t), { width, height } = stack;
    if (!names.length) return;
    const sheet = sheetOf(pen, palette, stack, space.view.shown);
    if (space.axes === 3) drawThreeAxes(sheet, names, space.radius, state.rotation ?? FIRST);
    else drawAxes(sheet, names);
    const { hover: { point } } = state;
    const side = thumbnailSide(shown.length, width, height) + 4, probed = rowOf(shown, probedPoint(state));
    if (probed >= 0) ring(pen, palette, places[2 * probed], places[2 * probed + 1], side);
    const row = rowOf(shown, point);
    if (row >= 0 && point !== null) {
      ring(pen, palette, places[2 * row], places[2 * row + 1], side);
      card(pen, palette, state, point, { x: places[2 * row], y: places[2 * row + 1], ...stack });
    }
  }

  return {
    draw,
    /** The point on show at a place of the element, CSS pixels; null where none is within reach. @param {number} left @param {number} top @param {number} reach @returns {number | null} */
    pointAt(left, top, reach) {
      const row = nearestPoint(places, [left, top], [1, 1], reach);
      return row === null || row >= shown.length ? null : shown[row];
    },
    destroy() {
      thumbnails?.destroy();
      stack.destroy();
    },
  };
}
