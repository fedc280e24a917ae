/**
 * The feature space: the plane's lattice and the points as two units of a layer carry them. Where these two units
 * are all that the output sees, its decision is shown too: a straight line, while the plane's boundary bends.
 */

import { EasingBounds, fitting } from "../bounds.js";
import { headOf } from "../decision.js";
import { nearestPoint, niceTicks, pixelX, pixelY } from "../geometry.js";
import { axisNumber, featureName, label, unitName } from "../labels.js";
import { css, readPalette } from "../palette.js";
import { createStack } from "../pixels.js";
import { createMarks, markRadius } from "../points.js";
import { easing, Glide, progress } from "../tween.js";
import { ringed } from "../verdicts.js";
import { createSoftmaxGround, paintBoundaries, paintGradient } from "./decision.js";
import { carried, paintLattice } from "./lattice.js";

/** @typedef {[number, number]} Pair */

const SPACE = 0, OVERLAY = 1;
/** What is drawn over the points depends on these. @type {import("../types.js").Key[]} */
const OVERLAID = ["hover", "drag", "selection", "ringWrong", "cell", "showTest"];
/** Milliseconds in which the view comes most of the way to new bounds. */
const SETTLE = 160;
/** How near, in CSS pixels, the pointer must come to a point. */
const REACH = 14;

/**
 * @param {HTMLElement} root a positioned element, about 1.55 times as wide as high
 * @param {import("../types.js").Context} context
 * @returns {import("../types.js").View}
 */
export function createFeaturesView(root, context) {
  const { store } = context;
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const points = new Glide(), mesh = new Glide(), head = new Glide();
  const view = new EasingBounds();
  const paintSoftmax = createSoftmaxGround();
  let palette = readPalette(root);
  /** @type {import("../points.js").Marks | null} */
  let marks = null;
  let marksFor = "", shownFor = "";
  /** @type {import("../types.js").Frame | null} */
  let seen = null;
  /** @type {{ classes: number, single: boolean } | null} */
  let decides = null;
  let before = 0;
  let stale = true;

  const repaint = () => {
    stale = true;
    marksFor = "";
    draw(store.state, new Set(), performance.now());
  };
  const stack = createStack(root, 2, repaint);

  /** @type {import("../types.js").View["draw"]} */
  function draw(state, changed, now) {
    if (changed.has("theme")) {
      palette = readPalette(root);
      marksFor = "";
      stale = true;
    }
    const { frame } = state;
    if (frame !== seen) {
      take(frame, state);
      seen = frame;
      stale ||= !frame?.features;
    }
    if (stack.width === 0) return false;
    const t = progress(now, state.received, state.interval, still.matches);
    const elapsed = Math.min(50, now - before);
    before = now;
    const easingOn = view.move(still.matches ? 1 : easing(elapsed, SETTLE));
    const moved = [points.move(t), mesh.move(t), head.move(t)].includes(true);
    const problem = frame?.state.problem ?? "binary";
    const radius = 0.88 * markRadius(state.points.labels.length, stack.width);
    const wanted = `${problem} ${radius}`;
    if (wanted !== marksFor || !marks) {
      marks = createMarks(palette, problem, radius);
      marksFor = wanted;
      stale = true;
    }
    if (moved || easingOn || changed.has("points") || changed.has("showTest")) stale = true;
    if (stale) drawSpace(state, marks);
    if (stale || OVERLAID.some((key) => changed.has(key))) drawOverlay(state, marks);
    stale = false;
    return Boolean(frame?.features) && (t < 1 || easingOn);
  }

  /**
   * Set out for a new frame.
   * @param {import("../types.js").Frame | null} frame @param {import("../types.js").State} state
   */
  function take(frame, state) {
    const shown = frame?.state.features;
    if (!frame || !shown || !frame.features || !frame.mesh) {
      decides = null;
      return;
    }
    const what = `${shown.layer} ${shown.units} ${frame.weights.length} ${state.config?.network.features}`;
    const jump = what !== shownFor;
    stale ||= jump;
    shownFor = what;
    points.room(frame.features.length).set(frame.features);
    points.aim(jump);
    mesh.room(frame.mesh.length).set(frame.mesh);
    mesh.aim(jump);
    const found = headOf(frame);
    if (found) {
      head.room(found.w.length).set(found.w);
      head.aim(jump || !decides || decides.single !== found.single);
    }
    decides = found;
    const wanted = fitting(frame, state.config);
    if (wanted) view.aim(wanted, jump);
  }

  /** @param {number} x */
  const px = (x) => pixelX(x, view.shown, stack.width);
  /** @param {number} y */
  const py = (y) => pixelY(y, view.shown, stack.height);

  /** @param {import("../types.js").State} state @param {import("../points.js").Marks} of */
  function drawSpace(state, of) {
    const pen = stack.clear(SPACE);
    pen.fillStyle = css(palette.zero);
    pen.fillRect(0, 0, stack.width, stack.height);
    if (!state.frame?.features) return;
    if (decides?.single) {
      paintGradient(pen, stack, view.shown, head.values, state.frame.state.problem === "binary", palette);
    } else if (decides) paintSoftmax(pen, stack, view.shown, head.values, decides.classes, palette);
    paintLattice(pen, stack, view.shown, mesh.values, palette);
    const { split } = state.points;
    const { values } = points;
    of.drawAll(
      pen,
      state.points,
      (i) => px(values[2 * i]),
      (i) => py(values[2 * i + 1]),
      (i) => 2 * i < values.length && (state.showTest || split[i] === 0),
    );
    if (decides) paintBoundaries(pen, stack, view.shown, { ...decides, w: head.values }, palette);
  }

  /** @param {import("../types.js").State} state @param {import("../points.js").Marks} of */
  function drawOverlay(state, of) {
    const pen = stack.clear(OVERLAY);
    const shown = state.frame?.state.features;
    if (!shown) return;
    drawAxes(pen, shown.units.map((unit) => nameOf(unit, shown.layer, state)));
    const index = state.drag?.index ?? state.hover.point;
    const { labels, split } = state.points;
    /** @param {readonly number[]} indices */
    const places = (indices) =>
      indices.filter((i) => 2 * i < points.values.length)
        .flatMap((i) => [px(points.values[2 * i]), py(points.values[2 * i + 1])]);
    const wrong = ringed(state);
    if (wrong.length) of.raise(pen, state.points, wrong, places(wrong));
    if (state.selection.length) {
      of.raise(pen, state.points, state.selection, places(state.selection));
    }
    if (index !== null && index < labels.length && 2 * index < points.values.length) {
      const x = px(points.values[2 * index]), y = py(points.values[2 * index + 1]);
      of.ring(pen, x, y);
      of.draw(pen, labels[index], split[index], x, y);
    } else if (state.hover.place && mesh.values.length > 0) {
      const [x, y] = carried(mesh.values, state.hover.place);
      pen.beginPath();
      pen.arc(px(x), py(y), 4, 0, 2 * Math.PI);
      pen.strokeStyle = css(palette.raised, 0.9);
      pen.lineWidth = 4;
      pen.stroke();
      pen.strokeStyle = css(palette.ink);
      pen.lineWidth = 1.5;
      pen.stroke();
    }
  }

  /** @param {number} unit @param {number} layer @param {import("../types.js").State} state */
  const nameOf = (unit, layer, state) =>
    layer === 0 ? featureName(state.config?.network.features[unit] ?? `x${unit + 1}`) : unitName(unit, layer);

  /** @param {CanvasRenderingContext2D} pen @param {string[]} names */
  function drawAxes(pen, names) {
    const { width, height } = stack, bounds = view.shown;
    const halo = palette.zero;
    label(pen, palette, `${names[0]} →`, width - 8, height - 8, { align: "right", halo, weight: 600 });
    label(pen, palette, `↑ ${names[1]}`, 7, 17, { halo, weight: 600 });
    for (const tick of niceTicks(bounds.x0, bounds.x1, width / 64)) {
      const x = px(tick);
      if (x > 26 && x < width - 64) {
        label(pen, palette, axisNumber(tick), x, height - 8, { align: "center", halo });
      }
    }
    for (const tick of niceTicks(bounds.y0, bounds.y1, height / 40)) {
      const y = py(tick);
      if (y > 32 && y < height - 24) {
        label(pen, palette, axisNumber(tick), 7, y, { baseline: "middle", halo });
      }
    }
  }

  /** @param {PointerEvent} event */
  const onMove = (event) => {
    const { points: data, hover, frame, showTest } = store.state;
    if (!frame?.features || stack.width === 0) return;
    const box = root.getBoundingClientRect(), bounds = view.shown;
    const scale = /** @type {Pair} */ ([
      stack.width / (bounds.x1 - bounds.x0),
      stack.height / (bounds.y1 - bounds.y0),
    ]);
    const place = /** @type {Pair} */ ([
      bounds.x0 + (event.clientX - box.left) / scale[0],
      bounds.y1 - (event.clientY - box.top) / scale[1],
    ]);
    const point = nearestPoint(points.values, place, scale, REACH, showTest ? null : data.split);
    if (point === hover.point && point === null) return;
    const x = point !== null && point < data.labels.length
      ? /** @type {Pair} */ ([data.x[2 * point], data.x[2 * point + 1]])
      : null;
    if (point !== hover.point) store.set({ hover: { ...hover, point: x ? point : null, place: x } });
  };
  const onLeave = () => {
    const { hover } = store.state;
    if (hover.point !== null) store.set({ hover: { ...hover, point: null, place: null } });
  };
  root.addEventListener("pointermove", onMove);
  root.addEventListener("pointerdown", onMove);
  root.addEventListener("pointerleave", onLeave);

  return {
    draw,
    destroy() {
      root.removeEventListener("pointermove", onMove);
      root.removeEventListener("pointerdown", onMove);
      root.removeEventListener("pointerleave", onLeave);
      stack.destroy();
    },
  };
}
