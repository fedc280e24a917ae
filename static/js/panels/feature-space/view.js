/**
 * The feature space: the plane's lattice and the points as two units of a layer carry them, or so many principal
 * axes, or three of either, to be turned. Where two units are all that the output sees, its decision is shown too: a
 * straight line, while the plane's boundary bends.
 */

import { EasingBounds, fitting } from "../../draw/eased-bounds.js";
import { headOf } from "../../model/decision.js";
import { nearestPoint, niceTicks, pixelX, pixelY } from "../../model/geometry.js";
import { axisNumber, label } from "../../draw/canvas-text.js";
import { featureName, unitName } from "../../model/names.js";
import { css, readPalette } from "../../draw/palette.js";
import { createStack } from "../../draw/canvas-stack.js";
import { createMarks, markRadius } from "../../draw/markers.js";
import { t } from "../../lib/text.js";
import { ballOf, FIRST, flatten, turnedBy } from "./rotation.js";
import { easing, Glide, progress } from "../../lib/tween.js";
import { ringed } from "../../model/forward-cache.js";
import { createSoftmaxGround, paintBoundaries, paintGradient } from "../../draw/decision.js";
import { carried, paintLattice } from "../../draw/lattice.js";

/** @typedef {[number, number]} Pair */

const SPACE = 0, OVERLAY = 1;
/** What is drawn over the points depends on these. @type {import("../../types.js").Key[]} */
const OVERLAID = ["hover", "drag", "selection", "ringWrong", "cell", "showTest"];
/** Milliseconds in which the view comes most of the way to new bounds. */
const SETTLE = 160;
/** How near, in CSS pixels, the pointer must come to a point. */
const REACH = 14;
/** Radians that a pixel and a key turn the space by. */
const BY_PIXEL = 0.01, BY_KEY = 0.13;

/**
 * @param {HTMLElement} root a positioned element, about 1.55 times as wide as high
 * @param {import("../../types.js").Context} context
 * @returns {import("../../types.js").View}
 */
export function createFeaturesView(root, context) {
  const { store } = context;
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const points = new Glide(), mesh = new Glide(), head = new Glide(), middle = new Glide();
  /** Points and lattice in pairs: as they are, or as three axes are seen. */
  const flat = { points: new Float32Array(), mesh: new Float32Array() };
  let axes = 2, turn = { ...FIRST }, turning = false, radius = 1;
  const view = new EasingBounds();
  const paintSoftmax = createSoftmaxGround();
  let palette = readPalette(root);
  /** @type {import("../../draw/markers.js").Marks | null} */
  let marks = null;
  let marksFor = "", shownFor = "";
  /** @type {import("../../types.js").Frame | null} */
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

  /** @type {import("../../types.js").View["draw"]} */
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
    const moved = [points.move(t), mesh.move(t), head.move(t), middle.move(t)].includes(true);
    if (moved || stale || turning) {
      project();
      stale ||= turning;
      turning = false;
    }
    const problem = frame?.state.problem ?? "binary";
    const size = 0.88 * markRadius(state.points.labels.length, stack.width);
    const wanted = `${problem} ${size}`;
    if (wanted !== marksFor || !marks) {
      marks = createMarks(palette, problem, size);
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
   * @param {import("../../types.js").Frame | null} frame @param {import("../../types.js").State} state
   */
  function take(frame, state) {
    const shown = frame?.state.features;
    if (!frame || !shown || !frame.features || !frame.mesh) {
      decides = null;
      return;
    }
    const what =
      `${shown.layer} ${shown.units} ${shown.projection} ${frame.weights.length} ${state.config?.network.features}`;
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
    if (frame.axes !== axes) turnable(frame.axes === 3);
    axes = frame.axes;
    if (axes === 3) {
      const ball = ballOf(frame.features.length ? frame.features : frame.mesh);
      middle.room(3).set(ball.middle);
      middle.aim(jump);
      const high = 1.2 * Math.max(ball.radius, 0.25), wide = high * stack.width / Math.max(1, stack.height);
      radius = ball.radius;
      view.aim({ x0: -wide, x1: wide, y0: -high, y1: high }, jump);
      return;
    }
    const wanted = fitting(frame, state.config);
    if (wanted) view.aim(wanted, jump);
  }

  /** Three axes are looked at from the side that was chosen; two are drawn as they are. */
  function project() {
    if (axes === 2) {
      [flat.points, flat.mesh] = [points.values, mesh.values];
      return;
    }
    for (const [name, glide] of /** @type {const} */ ([["points", points], ["mesh", mesh]])) {
      const length = glide.values.length / 3 * 2;
      if (flat[name] === glide.values || flat[name].length !== length) flat[name] = new Float32Array(length);
      flatten(glide.values, middle.values, turn, flat[name]);
    }
  }

  /** A space of three axes is something to take hold of. @param {boolean} on */
  function turnable(on) {
    root.classList.toggle("turnable", on);
    for (
      const [name, value] of Object.entries({
        tabindex: "0",
        role: "application",
        "aria-label": t("Feature space in three dimensions: drag or use the arrow keys to turn it"),
      })
    ) {
      if (on) root.setAttribute(name, value);
      else root.removeAttribute(name);
    }
  }

  /** @param {number} x */
  const px = (x) => pixelX(x, view.shown, stack.width);
  /** @param {number} y */
  const py = (y) => pixelY(y, view.shown, stack.height);

  /** @param {import("../../types.js").State} state @param {import("../../draw/markers.js").Marks} of */
  function drawSpace(state, of) {
    const pen = stack.clear(SPACE);
    pen.fillStyle = css(palette.zero);
    pen.fillRect(0, 0, stack.width, stack.height);
    if (!state.frame?.features) return;
    if (decides?.single) {
      paintGradient(pen, stack, view.shown, head.values, state.frame.state.problem === "binary", palette);
    } else if (decides) paintSoftmax(pen, stack, view.shown, head.values, decides.classes, palette);
    paintLattice(pen, stack, view.shown, flat.mesh, palette);
    const { split } = state.points;
    const values = flat.points;
    of.drawAll(
      pen,
      state.points,
      (i) => px(values[2 * i]),
      (i) => py(values[2 * i + 1]),
      (i) => 2 * i < values.length && (state.showTest || split[i] === 0),
    );
    if (decides) paintBoundaries(pen, stack, view.shown, { ...decides, w: head.values }, palette);
  }

  /** @param {import("../../types.js").State} state @param {import("../../draw/markers.js").Marks} of */
  function drawOverlay(state, of) {
    const pen = stack.clear(OVERLAY);
    const shown = state.frame?.state.features;
    if (!shown) return;
    const width = shown.layer === 0
      ? state.config?.network.features.length ?? 0
      : state.config?.network.hidden[shown.layer - 1]?.units ?? 0;
    const names = shown.units.map((unit, axis) =>
      shown.projection === "principal" && width > shown.units.length
        ? t("PC {number}", { number: axis + 1 })
        : nameOf(unit, shown.layer, state)
    );
    if (axes === 3) drawThreeAxes(pen, names);
    else drawAxes(pen, names);
    const index = state.drag?.index ?? state.hover.point;
    const { labels, split } = state.points;
    /** @param {readonly number[]} indices */
    const places = (indices) =>
      indices.filter((i) => 2 * i < flat.points.length)
        .flatMap((i) => [px(flat.points[2 * i]), py(flat.points[2 * i + 1])]);
    const wrong = ringed(state);
    if (wrong.length) of.raise(pen, state.points, wrong, places(wrong));
    if (state.selection.length) {
      of.raise(pen, state.points, state.selection, places(state.selection));
    }
    if (index !== null && index < labels.length && 2 * index < flat.points.length) {
      const x = px(flat.points[2 * index]), y = py(flat.points[2 * index + 1]);
      of.ring(pen, x, y);
      of.draw(pen, labels[index], split[index], x, y);
    } else if (state.hover.place && flat.mesh.length > 0) {
      const [x, y] = carried(flat.mesh, state.hover.place);
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

  /** @param {number} unit @param {number} layer @param {import("../../types.js").State} state */
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

  /**
   * The directions of three axes, from the middle of what is seen.
   * @param {CanvasRenderingContext2D} pen @param {string[]} names
   */
  function drawThreeAxes(pen, names) {
    const reach = radius * 1.02;
    names.forEach((name, axis) => {
      const end = new Float32Array(3), place = new Float32Array(2);
      end[axis] = reach;
      flatten(end, [0, 0, 0], turn, place);
      const x = px(place[0]), y = py(place[1]), x0 = px(0), y0 = py(0);
      pen.beginPath();
      pen.moveTo(x0, y0);
      pen.lineTo(x, y);
      pen.strokeStyle = css(palette.muted, 0.9);
      pen.lineWidth = 1.25;
      pen.stroke();
      const length = Math.hypot(x - x0, y - y0) || 1;
      label(pen, palette, name, x + 13 * (x - x0) / length, y + 11 * (y - y0) / length, {
        align: "center",
        baseline: "middle",
        halo: palette.zero,
        weight: 600,
      });
    });
  }

  /** @param {number} yaw @param {number} pitch */
  const turnBy = (yaw, pitch) => {
    turn = turnedBy(turn, yaw, pitch);
    turning = true;
    // One frame for it: what is under the pointer is looked up anew, too.
    store.set({ hover: { ...store.state.hover } });
  };
  /** @type {{ id: number, x: number, y: number } | null} */
  let hold = null;
  /** @param {PointerEvent} event */
  const onDown = (event) => {
    onMove(event);
    if (axes !== 3 || event.button !== 0) return;
    hold = { id: event.pointerId, x: event.clientX, y: event.clientY };
    root.setPointerCapture(event.pointerId);
  };
  /** @param {PointerEvent} event */
  const onUp = (event) => {
    if (hold?.id === event.pointerId) hold = null;
  };
  /** @param {KeyboardEvent} event */
  const onKey = (event) => {
    const by = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    if (axes !== 3) return;
    if (event.key === "Home") turn = { ...FIRST };
    else if (!by) return;
    event.preventDefault();
    turnBy((by?.[0] ?? 0) * BY_KEY, (by?.[1] ?? 0) * BY_KEY);
  };
  /** @param {PointerEvent} event */
  const onMove = (event) => {
    if (hold?.id === event.pointerId) {
      turnBy((event.clientX - hold.x) * BY_PIXEL, (event.clientY - hold.y) * BY_PIXEL);
      [hold.x, hold.y] = [event.clientX, event.clientY];
      return;
    }
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
    const point = nearestPoint(flat.points, place, scale, REACH, showTest ? null : data.split);
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
  root.addEventListener("pointerdown", onDown);
  root.addEventListener("pointerup", onUp);
  root.addEventListener("pointercancel", onUp);
  root.addEventListener("pointerleave", onLeave);
  root.addEventListener("keydown", onKey);

  return {
    draw,
    destroy() {
      root.removeEventListener("pointermove", onMove);
      root.removeEventListener("pointerdown", onDown);
      root.removeEventListener("pointerup", onUp);
      root.removeEventListener("pointercancel", onUp);
      root.removeEventListener("pointerleave", onLeave);
      root.removeEventListener("keydown", onKey);
      turnable(false);
      stack.destroy();
    },
  };
}
