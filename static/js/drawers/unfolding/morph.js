/** The unfolding: points and plane on their way through the network, anywhere between two of its stages. */

import { EasingBounds } from "../../draw/eased-bounds.js";
import { nearestPoint, pixelX, pixelY } from "../../model/geometry.js";
import { css, readPalette } from "../../draw/palette.js";
import { createStack } from "../../draw/canvas-stack.js";
import { createMarks, markRadius } from "../../draw/markers.js";
import { between } from "./folded-grid.js";
import { easing, Glide, progress } from "../../lib/tween.js";
import { ringed } from "../../model/forward-cache.js";
import { carried } from "../../draw/lattice.js";
import { paintDecision, paintSheet, readAnswers, squareBounds } from "./folded-plane.js";

/** @typedef {import("../../types.js").Stages} Stages */
/** @typedef {import("../../types.js").State} State */

const SPACE = 0, OVERLAY = 1;
/** @type {import("../../types.js").Key[]} */
const OVERLAID = ["hover", "drag", "selection", "ringWrong", "cell", "showTest", "frame"];
/** Milliseconds in which a stage's bounds come most of the way to new ones. */
const SETTLE = 160;
/** How near, in CSS pixels, the pointer must come to a point. */
const REACH = 14;

/**
 * @param {HTMLElement} root a positioned element with a size of its own
 * @param {import("../../types.js").Context} context @param {() => number} position where on the way, in stages
 * @returns {import("../../types.js").View}
 */
export function createUnfoldingView(root, { store }, position) {
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const places = new Glide();
  /** @type {EasingBounds[]} */
  let views = [];
  let picture = new Float32Array(0);
  let palette = readPalette(root);
  /** @type {import("../../draw/markers.js").Marks | null} */
  let marks = null;
  let marksFor = "", kind = "";
  /** @type {Stages | null} */
  let received = null;
  /** @type {ReturnType<typeof readAnswers> | null} */
  let said = null;
  /** The points that are shown, and the rank of each. @type {import("../../types.js").Points} */
  let shown = { x: new Float32Array(), labels: new Float32Array(), split: new Uint8Array() };
  /** @type {Map<number, number>} */
  const ranks = new Map();
  let bounds = { x0: -1, x1: 1, y0: -1, y1: 1 };
  let before = 0, at = -1, stale = true, ratio = 0;

  const stack = createStack(root, 2, () => {
    stale = true;
    marksFor = "";
    draw(store.state, new Set(), performance.now());
  });

  /** @type {import("../../types.js").View["draw"]} */
  function draw(state, changed, now) {
    if (changed.has("theme")) {
      palette = readPalette(root);
      marksFor = "";
      stale = true;
    }
    if (stack.width === 0) return false;
    const latest = state.frame?.stages ?? null;
    const other = stack.width / stack.height;
    if (latest && (latest !== received || other !== ratio)) take(latest, state, other);
    if (!received || !said) return false;
    if (changed.has("points")) choose(state);
    const t = progress(now, state.received, state.interval, still.matches);
    const elapsed = Math.min(50, now - before);
    before = now;
    const moved = places.move(t);
    const share = still.matches ? 1 : easing(elapsed, SETTLE);
    const eases = views.map((view) => view.move(share)).includes(true);
    const where = Math.min(position(), received.stages.length - 1);
    if (where !== at || moved || eases) stale = true;
    at = where;
    const problem = state.frame?.state.problem ?? "binary";
    const radius = 0.88 * markRadius(shown.labels.length, stack.width);
    if (marksFor !== `${problem} ${radius}` || !marks) {
      marks = createMarks(palette, problem, radius);
      marksFor = `${problem} ${radius}`;
      stale = true;
    }
    if (changed.has("points") || changed.has("showTest")) stale = true;
    const over = stale || OVERLAID.some((key) => changed.has(key));
    if (stale) drawSpace(state, marks, said);
    if (over) drawOverlay(state, marks);
    stale = false;
    return t < 1 || eases;
  }

  /** Set out for a new frame's stages. @param {Stages} latest @param {State} state @param {number} other */
  function take(latest, state, other) {
    const next = JSON.stringify([latest.stages, latest.count, latest.mesh, latest.classes]);
    const jump = next !== kind || other !== ratio;
    if (jump) {
      stale = true;
      views = latest.stages.map(() => new EasingBounds());
      picture = new Float32Array(2 * latest.count);
    }
    const newPoints = !received || received.points.length !== latest.points.length;
    [kind, received, ratio] = [next, latest, other];
    if (jump || newPoints) choose(state);
    places.room(latest.places.length).set(latest.places);
    places.aim(jump);
    said = readAnswers(latest.answers, latest.classes, latest.mesh, state.frame?.state.problem ?? "binary");
    const nodes = latest.mesh * latest.mesh;
    latest.stages.forEach((stage, i) => {
      const start = 2 * i * latest.count;
      // All of the plane to begin with; then what becomes of the points.
      const end = start + 2 * (latest.count - (stage.kind === "plane" ? 0 : nodes));
      const seen = latest.corners && stage.kind === "output"
        ? latest.corners
        : latest.places.subarray(start, end);
      const wanted = squareBounds(seen, ratio);
      if (wanted) views[i].aim(wanted, jump);
    });
  }

  /** @param {State} state */
  function choose({ points }) {
    const indices = received?.points ?? new Float32Array();
    ranks.clear();
    indices.forEach((index, rank) => ranks.set(index, rank));
    shown = {
      x: new Float32Array(),
      labels: Float32Array.from(indices, (index) => points.labels[index] ?? 0),
      split: Uint8Array.from(indices, (index) => points.split[index] ?? 0),
    };
  }

  /** @param {number} x */
  const px = (x) => pixelX(x, bounds, stack.width);
  /** @param {number} y */
  const py = (y) => pixelY(y, bounds, stack.height);
  const nodes = () => picture.subarray(picture.length - 2 * (received ? received.mesh * received.mesh : 0));

  /** @param {State} state @param {import("../../draw/markers.js").Marks} of @param {ReturnType<typeof readAnswers>} answer */
  function drawSpace(state, of, answer) {
    const pen = stack.clear(SPACE);
    pen.fillStyle = css(palette.zero);
    pen.fillRect(0, 0, stack.width, stack.height);
    if (!received) return;
    const { stage, t } = between(places.values, 2 * received.count, at, picture);
    const from = views[stage].shown, to = (views[stage + 1] ?? views[stage]).shown;
    bounds = { ...from };
    for (const edge of /** @type {const} */ (["x0", "x1", "y0", "y1"])) {
      bounds[edge] += (to[edge] - from[edge]) * t;
    }
    drawOrigin(pen);
    const last = received.stages.length - 1;
    if (received.corners && at > last - 1) drawCorners(pen, of, received.corners, t);
    paintSheet(pen, stack, bounds, nodes(), answer, palette);
    of.drawAll(
      pen,
      shown,
      (i) => px(picture[2 * i]),
      (i) => py(picture[2 * i + 1]),
      (i) => state.showTest || shown.split[i] === 0,
    );
    paintDecision(pen, stack, bounds, nodes(), answer.pieces, palette);
  }

  /** Where zero is: what + b moves everything away from. @param {CanvasRenderingContext2D} pen */
  function drawOrigin(pen) {
    pen.beginPath();
    pen.moveTo(px(0), 0);
    pen.lineTo(px(0), stack.height);
    pen.moveTo(0, py(0));
    pen.lineTo(stack.width, py(0));
    pen.strokeStyle = css(palette.muted, 0.6);
    pen.lineWidth = 1;
    pen.setLineDash([2, 4]);
    pen.stroke();
    pen.setLineDash([]);
  }

  /**
   * The corners of the softmax: a class alone.
   * @param {CanvasRenderingContext2D} pen @param {import("../../draw/markers.js").Marks} of @param {Float32Array} corners
   * @param {number} alpha
   */
  function drawCorners(pen, of, corners, alpha) {
    pen.globalAlpha = alpha;
    pen.beginPath();
    for (let i = 0; i < corners.length; i += 2) pen.lineTo(px(corners[i]), py(corners[i + 1]));
    pen.closePath();
    pen.strokeStyle = css(palette.muted);
    pen.lineWidth = 1;
    pen.stroke();
    for (let k = 0; 2 * k < corners.length; k++) {
      of.draw(pen, k, 0, px(1.12 * corners[2 * k]), py(1.12 * corners[2 * k + 1]));
    }
    pen.globalAlpha = 1;
  }

  /** @param {State} state @param {import("../../draw/markers.js").Marks} of */
  function drawOverlay(state, of) {
    const pen = stack.clear(OVERLAY);
    if (!received) return;
    /** @param {readonly number[]} indices */
    const raise = (indices) => {
      const found = indices.flatMap((index) => ranks.get(index) ?? []);
      if (found.length) {
        of.raise(pen, shown, found, found.flatMap((i) => [px(picture[2 * i]), py(picture[2 * i + 1])]));
      }
    };
    raise(ringed(state));
    raise(state.selection);
    const index = state.drag?.index ?? state.hover.point;
    const rank = index === null ? undefined : ranks.get(index);
    if (rank !== undefined) {
      const x = px(picture[2 * rank]), y = py(picture[2 * rank + 1]);
      of.ring(pen, x, y);
      of.draw(pen, shown.labels[rank], shown.split[rank], x, y);
    } else if (index === null && state.hover.place) {
      const [x, y] = carried(nodes(), state.hover.place);
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

  /** @param {PointerEvent} event */
  const onMove = (event) => {
    const { hover, points, showTest } = store.state;
    if (!received || stack.width === 0) return;
    const box = root.getBoundingClientRect();
    const scale = stack.width / (bounds.x1 - bounds.x0);
    const found = nearestPoint(
      picture.subarray(0, 2 * shown.labels.length),
      [bounds.x0 + (event.clientX - box.left) / scale, bounds.y1 - (event.clientY - box.top) / scale],
      [scale, scale],
      REACH,
      showTest ? null : shown.split,
    );
    const point = found === null ? null : received.points[found];
    if (point === hover.point) return;
    const known = point !== null && 2 * point < points.x.length;
    store.set({
      hover: {
        ...hover,
        point: known ? point : null,
        place: known ? [points.x[2 * point], points.x[2 * point + 1]] : null,
      },
    });
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
