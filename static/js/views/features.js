/**
 * The feature space: the plane's lattice and the points as two units of a layer carry them. Where these two units
 * are all that the output sees, its decision is shown too: a straight line, while the plane's boundary bends.
 */

import { boundaries, headOf } from "../decision.js";
import { boundsOf, nearestPoint, niceTicks, pixelX, pixelY, PLANE } from "../geometry.js";
import { axisNumber, featureName, label, unitName } from "../labels.js";
import { classColours, css, mix, PALE, ramp, readPalette } from "../palette.js";
import { createStack } from "../pixels.js";
import { createMarks, markRadius } from "../points.js";
import { easing, Glide, progress } from "../tween.js";

/** @typedef {import("../geometry.js").Bounds} Bounds */

const SPACE = 0, OVERLAY = 1;
/** The decision is paler here than in the plane, since the lattice lies on it. */
const STRENGTH = PALE * 0.62;
/** Milliseconds in which the view comes most of the way to new bounds. */
const SETTLE = 160;
/** How near, in CSS pixels, the pointer must come to a point. */
const REACH = 14;
/** About so many lines of the lattice are drawn each way, however fine it is sampled. */
const LINES = 24;
/** What the units of a bounded activation can be, with room for the labels at the edge. @type {Record<string, [number, number]>} */
const RANGES = { tanh: [-1.26, 1.26], sine: [-1.26, 1.26], sigmoid: [-0.13, 1.13], step: [-0.13, 1.13] };

/**
 * @param {HTMLElement} root a positioned element, about 1.55 times as wide as high
 * @param {import("../types.js").Context} context
 * @returns {import("../types.js").View}
 */
export function createFeaturesView(root, context) {
  const { store } = context;
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const points = new Glide(), mesh = new Glide(), head = new Glide();
  const buffer = new OffscreenCanvas(96, 62).getContext("2d");
  const image = new ImageData(96, 62);
  let palette = readPalette(root);
  /** @type {import("../points.js").Marks | null} */
  let marks = null;
  let marksFor = "", shownFor = "";
  /** @type {import("../types.js").Frame | null} */
  let seen = null;
  /** @type {{ classes: number, single: boolean } | null} */
  let decides = null;
  /** @type {Bounds} */
  let bounds = { x0: -1.26, x1: 1.26, y0: -1.26, y1: 1.26 };
  /** @type {Bounds} */
  let aim = bounds;
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
    const easingOn = ease(still.matches ? 1 : easing(elapsed, SETTLE));
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
    if (stale || changed.has("hover") || changed.has("drag")) drawOverlay(state, marks);
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
    const hidden = state.config?.network.hidden ?? [];
    const range = RANGES[hidden[shown.layer - 1]?.activation ?? ""];
    const wanted = range
      ? { x0: range[0], x1: range[1], y0: range[0], y1: range[1] }
      : shown.layer === 0
      ? boundsOf(frame.mesh, 0.04, 0.5)
      : boundsOf(frame.features, 0.14, 0.5) ?? boundsOf(frame.mesh, 0.14, 0.5);
    if (!wanted) return;
    if (jump || !holds(aim, wanted)) aim = wanted;
    if (jump) bounds = aim;
  }

  /** Ease the bounds towards their aim; false once they are there. @param {number} share */
  function ease(share) {
    if (bounds === aim) return false;
    const near = 1e-3 * Math.min(aim.x1 - aim.x0, aim.y1 - aim.y0);
    const next = { ...bounds };
    let far = false;
    for (const edge of /** @type {const} */ (["x0", "x1", "y0", "y1"])) {
      next[edge] += (aim[edge] - next[edge]) * share;
      far ||= Math.abs(aim[edge] - next[edge]) > near;
    }
    bounds = far ? next : aim;
    return true;
  }

  /** @param {number} x */
  const px = (x) => pixelX(x, bounds, stack.width);
  /** @param {number} y */
  const py = (y) => pixelY(y, bounds, stack.height);

  /** @param {import("../types.js").State} state @param {import("../points.js").Marks} of */
  function drawSpace(state, of) {
    const pen = stack.clear(SPACE);
    pen.fillStyle = css(palette.zero);
    pen.fillRect(0, 0, stack.width, stack.height);
    if (!state.frame?.features) return;
    if (decides) drawDecision(pen, state.frame.state.problem);
    drawLattice(pen);
    const { split } = state.points;
    const { values } = points;
    of.drawAll(
      pen,
      state.points,
      (i) => px(values[2 * i]),
      (i) => py(values[2 * i + 1]),
      (i) => 2 * i < values.length && (state.showTest || split[i] === 0),
    );
    if (decides) drawBoundaries(pen);
  }

  /**
   * The decision as a background: along one direction for a single output, cell by cell for a softmax.
   * @param {CanvasRenderingContext2D} pen @param {import("../types.js").Snapshot["problem"]} problem
   */
  function drawDecision(pen, problem) {
    const { width, height } = stack;
    const w = head.values;
    if (decides?.single) {
      // z = a·left + b·top + c in pixels; the gradient runs from z = −reach to z = reach.
      const reach = problem === "binary" ? 5.4 : 1;
      const a = w[3] * (bounds.x1 - bounds.x0) / width, b = -w[4] * (bounds.y1 - bounds.y0) / height;
      const middle = w[3] * (bounds.x0 + bounds.x1) / 2 + w[4] * (bounds.y0 + bounds.y1) / 2 + w[5];
      /** @param {number} z */
      const value = (z) => problem === "binary" ? Math.tanh(z / 2) : z;
      const steepness = Math.hypot(a, b);
      if (steepness * (width + height) < 1e-3) pen.fillStyle = css(ramp(palette, value(middle), STRENGTH));
      else {
        const half = Math.max(0.5, reach / steepness), away = -middle / steepness;
        const ux = a / steepness, uy = b / steepness;
        /** @param {number} d */
        const at = (d) => /** @type {const} */ ([width / 2 + (away + d) * ux, height / 2 + (away + d) * uy]);
        const gradient = pen.createLinearGradient(...at(-half), ...at(half));
        for (let i = 0; i <= 24; i++) {
          gradient.addColorStop(i / 24, css(ramp(palette, value((i / 12 - 1) * reach), STRENGTH)));
        }
        pen.fillStyle = gradient;
      }
      pen.fillRect(0, 0, width, height);
      return;
    }
    if (!buffer || !decides) return;
    const colours = classColours(palette, "multiclass").map((colour) => mix(palette.zero, colour, STRENGTH));
    let out = 0;
    for (let row = 0; row < image.height; row++) {
      const y = bounds.y1 + (row + 0.5) / image.height * (bounds.y0 - bounds.y1);
      for (let column = 0; column < image.width; column++, out += 4) {
        const x = bounds.x0 + (column + 0.5) / image.width * (bounds.x1 - bounds.x0);
        let top = -Infinity;
        for (let k = 0; k < decides.classes; k++) {
          top = Math.max(top, w[3 * k] * x + w[3 * k + 1] * y + w[3 * k + 2]);
        }
        let r = 0, g = 0, b = 0, sum = 0;
        for (let k = 0; k < decides.classes; k++) {
          const p = Math.exp(w[3 * k] * x + w[3 * k + 1] * y + w[3 * k + 2] - top), colour = colours[k];
          sum += p;
          r += p * colour[0];
          g += p * colour[1];
          b += p * colour[2];
        }
        image.data[out] = r / sum;
        image.data[out + 1] = g / sum;
        image.data[out + 2] = b / sum;
        image.data[out + 3] = 255;
      }
    }
    buffer.putImageData(image, 0, 0);
    pen.imageSmoothingQuality = "medium";
    pen.drawImage(buffer.canvas, 0, 0, width, height);
  }

  /** The lattice of the plane: thin lines, those that quarter the plane a little stronger. @param {CanvasRenderingContext2D} pen */
  function drawLattice(pen) {
    const { values } = mesh;
    const side = Math.round(Math.sqrt(values.length / 2));
    const strong = (side - 1) % 4 === 0 ? (side - 1) / 4 : side - 1;
    pen.lineJoin = "round";
    const skip = Math.max(1, Math.round((side - 1) / LINES));
    for (let line = 0; line < side; line += skip) {
      const leads = line % strong === 0;
      pen.strokeStyle = css(palette.ink, leads ? 0.42 : 0.17);
      pen.lineWidth = leads ? 1.1 : 0.8;
      for (const [start, stride] of [[line * side, 1], [line, side]]) {
        pen.beginPath();
        for (let i = 0, at = 2 * start; i < side; i++, at += 2 * stride) {
          pen.lineTo(px(values[at]), py(values[at + 1]));
        }
        pen.stroke();
      }
    }
  }

  /** @param {CanvasRenderingContext2D} pen */
  function drawBoundaries(pen) {
    if (!decides) return;
    pen.beginPath();
    const w = Float64Array.from(head.values);
    for (const [x0, y0, x1, y1] of boundaries({ ...decides, w }, bounds)) {
      pen.moveTo(px(x0), py(y0));
      pen.lineTo(px(x1), py(y1));
    }
    pen.lineCap = "round";
    pen.strokeStyle = css(palette.raised, 0.6);
    pen.lineWidth = 4.5;
    pen.stroke();
    pen.strokeStyle = css(palette.ink);
    pen.lineWidth = 2;
    pen.stroke();
  }

  /** @param {import("../types.js").State} state @param {import("../points.js").Marks} of */
  function drawOverlay(state, of) {
    const pen = stack.clear(OVERLAY);
    const shown = state.frame?.state.features;
    if (!shown) return;
    drawAxes(pen, shown.units.map((unit) => nameOf(unit, shown.layer, state)));
    const index = state.drag?.index ?? state.hover.point;
    const { labels, split } = state.points;
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
    const { width, height } = stack;
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
    const box = root.getBoundingClientRect();
    const scale = /** @type {[number, number]} */ ([
      stack.width / (bounds.x1 - bounds.x0),
      stack.height / (bounds.y1 - bounds.y0),
    ]);
    const place = /** @type {[number, number]} */ ([
      bounds.x0 + (event.clientX - box.left) / scale[0],
      bounds.y1 - (event.clientY - box.top) / scale[1],
    ]);
    const point = nearestPoint(points.values, place, scale, REACH, showTest ? null : data.split);
    if (point === hover.point && point === null) return;
    const x = point !== null && point < data.labels.length
      ? /** @type {[number, number]} */ ([data.x[2 * point], data.x[2 * point + 1]])
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

/**
 * Whether the view may stay as it is: the wanted bounds lie (nearly) inside, and fill enough of it.
 * @param {Bounds} now @param {Bounds} wanted
 */
export function holds(now, wanted) {
  /** @param {number} low @param {number} high @param {number} w0 @param {number} w1 */
  const axis = (low, high, w0, w1) => {
    const room = 0.04 * (w1 - w0);
    return w0 >= low - room && w1 <= high + room && w1 - w0 > 0.72 * (high - low);
  };
  return axis(now.x0, now.x1, wanted.x0, wanted.x1) && axis(now.y0, now.y1, wanted.y0, wanted.y1);
}

/**
 * Where a place of the plane lies in the feature space: bilinear in the lattice, whose row 0 is x₂ = +6.
 * @param {Float32Array} values side·side pairs @param {[number, number]} place
 * @returns {[number, number]}
 */
export function carried(values, place) {
  const side = Math.round(Math.sqrt(values.length / 2));
  const column = (place[0] / PLANE + 1) / 2 * (side - 1), row = (1 - place[1] / PLANE) / 2 * (side - 1);
  const c0 = Math.min(Math.floor(column), side - 2), r0 = Math.min(Math.floor(row), side - 2);
  const c = column - c0, r = row - r0;
  /** @param {number} axis */
  const at = (axis) => {
    const i = 2 * (r0 * side + c0) + axis, below = i + 2 * side;
    return (values[i] * (1 - c) + values[i + 2] * c) * (1 - r) +
      (values[below] * (1 - c) + values[below + 2] * c) * r;
  };
  return [at(0), at(1)];
}
