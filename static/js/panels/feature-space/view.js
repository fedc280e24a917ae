/**
 * The feature space: the plane's lattice and the points as two units of a layer carry them, or so many principal
 * axes, or three of either, to be turned. Where two units are all that the output sees, its decision is shown too: a
 * straight line, while the plane's boundary bends.
 */

/** @import { Context, Frame, Key, State, View } from "../../types.js" */
/** @import { Marks } from "../../draw/markers.js" */

import { nearestPoint, pixelX, pixelY } from "../../model/geometry.js";
import { FIRST } from "../../model/rotation.js";
import { css, readPalette } from "../../draw/palette.js";
import { createStack } from "../../draw/canvas-stack.js";
import { createMarks, markRadius } from "../../draw/markers.js";
import { progress } from "../../lib/tween.js";
import { createSoftmaxGround, paintBoundaries, paintGradient } from "../../draw/decision.js";
import { paintLattice } from "../../draw/lattice.js";
import { axisNames, drawAxes, drawThreeAxes } from "./axes.js";
import { drawOverlay } from "./overlay.js";
import { createSpace } from "./space.js";

const SPACE = 0, OVERLAY = 1;
/** What is drawn over the points depends on these. @type {Key[]} */
const OVERLAID = ["hover", "drag", "selection", "ringWrong", "cell", "showTest"];

/**
 * @param {HTMLElement} root a positioned element, about 1.55 times as wide as high @param {Context} context
 * @returns {View & { pointAt: (left: number, top: number, reach: number) => number | null }}
 */
export function createFeaturesView(root, { store, t }) {
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const space = createSpace(), paintSoftmax = createSoftmaxGround();
  let palette = readPalette(root);
  /** @type {Marks | null} */
  let marks = null;
  let marksFor = "";
  /** @type {Frame | null} */
  let seen = null;
  let before = 0;
  let stale = true;

  const stack = createStack(root, 2, () => {
    stale = true;
    marksFor = "";
    draw(store.state, new Set(), performance.now());
  });
  /** @param {number} x */
  const px = (x) => pixelX(x, space.view.shown, stack.width);
  /** @param {number} y */
  const py = (y) => pixelY(y, space.view.shown, stack.height);

  /** @type {View["draw"]} */
  function draw(state, changed, now) {
    if (changed.has("theme")) {
      palette = readPalette(root);
      marksFor = "";
      stale = true;
    }
    const { frame } = state;
    if (frame !== seen) {
      stale = space.take(frame, state, stack) || stale || !frame?.features;
      seen = frame;
      tellTurnable(root, space.axes === 3, t);
    }
    if (stack.width === 0) return false;
    const at = progress(now, state.received, state.interval, still.matches);
    const { moved, easing } = space.move(at, now - before, still.matches);
    before = now;
    const turned = space.axes === 3 && changed.has("rotation");
    if (moved || stale || turned) space.project(state.rotation ?? FIRST);
    const problem = frame?.state.problem ?? "binary";
    const size = 0.88 * markRadius(state.points.labels.length, stack.width);
    const wanted = `${problem} ${size}`;
    if (wanted !== marksFor || !marks) {
      marks = createMarks(palette, problem, size);
      marksFor = wanted;
      stale = true;
    }
    if (moved || turned || easing || changed.has("points") || changed.has("showTest")) stale = true;
    if (stale) drawSpace(state, marks);
    if (stale || OVERLAID.some((key) => changed.has(key))) drawOver(state, marks);
    stale = false;
    return Boolean(frame?.features) && (at < 1 || easing);
  }

  /** @param {State} state @param {Marks} of */
  function drawSpace(state, of) {
    const pen = stack.clear(SPACE), { flat, decision, view } = space;
    pen.fillStyle = css(palette.zero);
    pen.fillRect(0, 0, stack.width, stack.height);
    if (!state.frame?.features) return;
    if (decision?.single) {
      paintGradient(pen, stack, view.shown, decision.w, state.frame.state.problem === "binary", palette);
    } else if (decision) paintSoftmax(pen, stack, view.shown, decision.w, decision.classes, palette);
    paintLattice(pen, stack, view.shown, flat.mesh, palette);
    const { split } = state.points, values = flat.points;
    of.drawAll(
      pen,
      state.points,
      (i) => px(values[2 * i]),
      (i) => py(values[2 * i + 1]),
      (i) => 2 * i < values.length && (state.showTest || split[i] === 0),
    );
    if (decision) paintBoundaries(pen, stack, view.shown, decision, palette);
  }

  /** @param {State} state @param {Marks} of */
  function drawOver(state, of) {
    const pen = stack.clear(OVERLAY), names = axisNames(state, t);
    if (!names.length) return;
    const { width, height } = stack,
      sheet = { pen, palette, width, height, bounds: space.view.shown, px, py };
    if (space.axes === 3) drawThreeAxes(sheet, names, space.radius, state.rotation ?? FIRST);
    else drawAxes(sheet, names);
    drawOverlay(state, space.flat, sheet, of);
  }

  return {
    draw,
    /** The point on show at a place of the element, CSS pixels; null where none is within reach. */
    pointAt(left, top, reach) {
      const { frame, points, showTest } = store.state, { x0, x1, y0, y1 } = space.view.shown;
      if (!frame?.features || stack.width === 0) return null;
      const scale = /** @type {[number, number]} */ ([stack.width / (x1 - x0), stack.height / (y1 - y0)]);
      const place = /** @type {[number, number]} */ ([x0 + left / scale[0], y1 - top / scale[1]]);
      return nearestPoint(space.flat.points, place, scale, reach, showTest ? null : points.split);
    },
    destroy() {
      tellTurnable(root, false, t);
      stack.destroy();
    },
  };
}

/**
 * A space of three axes is something to take hold of.
 * @param {HTMLElement} root @param {boolean} on @param {import("../../types.js").Translate} t
 */
export function tellTurnable(root, on, t) {
  if (root.classList.contains("turnable") === on) return;
  root.classList.toggle("turnable", on);
  const told = {
    tabindex: "0",
    role: "application",
    "aria-label": t("Feature space in three dimensions: drag or use the arrow keys to turn it"),
  };
  for (const [name, value] of Object.entries(told)) {
    if (on) root.setAttribute(name, value);
    else root.removeAttribute(name);
  }
}
