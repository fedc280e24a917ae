/**
 * The plane: the surface the network draws, its decision boundary, the points, and what is pointed at.
 *
 * Four canvases lie on each other, each drawn only when something of its own changed: the surface and its boundary
 * glide with every frame, the points between them change with the data, the overlay with the pointer.
 */

import { classLines, lead, zeroLine } from "../../lib/contour.js";
import { clamp, pixelX, pixelY, PLANE, PLANE_BOUNDS } from "../../model/geometry.js";
import { axisNumber, label } from "../../draw/canvas-text.js";
import { strokeWithHalo } from "../../draw/halo.js";
import { classColours, css, mix, PALE, readPalette, word } from "../../draw/palette.js";
import { createStack } from "../../draw/canvas-stack.js";
import { createMarks, markRadius } from "../../draw/markers.js";
import { fineness, shadeClasses, shadeSigned, shadeWinners } from "../../draw/shading.js";
import { GlidingSurface } from "./surface.js";
import { progress } from "../../lib/tween.js";
import { ringed, wantsRings } from "../../model/forward-cache.js";
import { strokeBoundary } from "../../draw/decision.js";
import { strokeInputGradients } from "./gradient-marks.js";

const SURFACE = 0, POINTS = 1, LINE = 2, OVERLAY = 3;
/** What is drawn over the points depends on these. @type {import("../../types.js").Key[]} */
const OVERLAID = [
  "hover",
  "drag",
  "points",
  "selection",
  "group",
  "lasso",
  "tool",
  "brush",
  "ringWrong",
  "cell",
  "showTest",
];
const TICKS = [-4, -2, 0, 2, 4];

/** @param {number} v */
const identity = (v) => v;

/** The logit (halved) of v = 2p − 1, or of one class's lead: nearly linear where v itself saturates. @param {number} v */
const logit = (v) => Math.atanh(clamp(v, -0.9995, 0.9995));

/**
 * @param {HTMLElement} root a positioned, square element
 * @param {import("../../types.js").Context} context
 * @returns {import("../../types.js").View}
 */
export function createPlaneView(root, context) {
  const { store } = context;
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const surface = new GlidingSurface();
  const buffer = new OffscreenCanvas(1, 1).getContext("2d");
  let image = new ImageData(1, 1);
  let words = new Uint32Array(image.data.buffer);
  let winners = new Uint8Array(0);
  let palette = readPalette(root);
  /** @type {import("../../draw/markers.js").Marks | null} */
  let marks = null;
  let marksFor = "";
  let held = -1;
  /** The points that are moved together, by index their rank. @type {Map<number, number>} */
  let ranks = new Map();
  /** @type {readonly number[] | null} */
  let ranked = null;
  /** @type {import("../../types.js").Frame | null} */
  let seen = null;
  const stale = [true, true, true, true];

  const repaint = () => {
    marksFor = "";
    stale.fill(true);
    draw(store.state, new Set(), performance.now());
  };
  const stack = createStack(root, 4, repaint);

  /** @type {import("../../types.js").View["draw"]} */
  function draw(state, changed, now) {
    if (changed.has("theme")) {
      palette = readPalette(root);
      marksFor = "";
      stale.fill(true);
    }
    if (state.frame !== seen) {
      const jumped = state.frame?.surface ? surface.aim(state.frame.surface) : Boolean(seen?.surface);
      if (jumped || !seen?.surface || state.frame?.inputGradients || seen?.inputGradients) {
        stale[SURFACE] = true;
      }
      seen = state.frame;
    }
    if (stack.width === 0) return false;
    const t = progress(now, state.received, state.interval, still.matches);
    if (surface.move(t) || changed.has("discretise") || changed.has("showInputGradients")) {
      stale[SURFACE] = true;
    }
    const problem = state.frame?.state.problem ?? "binary";
    const radius = markRadius(state.points.labels.length, stack.width);
    const wanted = `${problem} ${radius}`;
    if (wanted !== marksFor || !marks) {
      marks = createMarks(palette, problem, radius);
      marksFor = wanted;
      stale[POINTS] = stale[OVERLAY] = true;
    }
    const holds = state.drag?.index ?? -1;
    if (changed.has("points") || changed.has("showTest") || holds !== held) stale[POINTS] = true;
    held = holds;
    const together = state.group?.indices ?? null;
    if (together !== ranked) {
      ranks = new Map(together?.map((index, rank) => [index, rank]));
      ranked = together;
      stale[POINTS] = true;
    }
    if (OVERLAID.some((key) => changed.has(key))) stale[OVERLAY] = true;
    if (changed.has("frame") && wantsRings(state)) stale[OVERLAY] = true;

    if (stale[SURFACE]) drawSurface(state);
    if (stale[POINTS]) drawPoints(state, marks);
    if (stale[OVERLAY]) drawOverlay(state, marks);
    stale.fill(false);
    return t < 1 && Boolean(state.frame?.surface);
  }

  /** @param {import("../../types.js").State} state */
  function drawSurface(state) {
    const pen = stack.clear(SURFACE), over = stack.clear(LINE);
    const size = stack.width;
    pen.fillStyle = css(palette.zero);
    pen.fillRect(0, 0, size, stack.height);
    if (!state.frame?.surface || !buffer) return;
    const { values, side, channels, signed, full } = surface;
    const cells = side - 2, fine = state.discretise ? fineness(size / cells) : 1;
    if (image.width !== fine * cells) {
      image = new ImageData(fine * cells, fine * cells);
      words = new Uint32Array(image.data.buffer);
      buffer.canvas.width = buffer.canvas.height = fine * cells;
    }
    if (winners.length !== side * side) winners = new Uint8Array(side * side);

    const output = state.frame.surface.layer === null;
    const straighten = output && state.frame.state.problem !== "regression" ? logit : identity;
    const line = new Path2D();
    const colours = signed
      ? [palette.neg, palette.pos].map((colour) => mix(palette.zero, colour, PALE))
      : classColours(palette, "multiclass").map((colour) => mix(palette.zero, colour, PALE));
    if (signed) {
      if (state.discretise) { for (let i = 0; i < winners.length; i++) winners[i] = values[i] >= 0 ? 1 : 0; }
      else shadeSigned(values, side, full, palette.surface, words);
      zeroLine(values, side, size, line, straighten);
    } else {
      shadeClasses(values, channels, side, colours, state.discretise ? null : words, winners);
      classLines(values, channels, side, size, winners, line, straighten);
    }
    if (state.discretise) {
      /** @param {number} i @param {number} kind */
      const leadAt = (i, kind) =>
        straighten(signed ? (kind ? values[i] : -values[i]) : lead(values, channels, side, i, kind));
      shadeWinners(side, fine, winners, leadAt, colours.map(word), words);
    }
    buffer.putImageData(image, 0, 0);
    // A sharp border is hidden under the boundary, and is quicker than a smooth one.
    pen.imageSmoothingEnabled = !state.discretise;
    pen.imageSmoothingQuality = "low";
    pen.drawImage(buffer.canvas, 0, 0, size, size);
    strokeBoundary(over, palette, line);
    if (state.showInputGradients && marks) strokeInputGradients(over, palette, state, px, py, marks.radius);
  }

  /** @param {number} x1 */
  const px = (x1) => pixelX(x1, PLANE_BOUNDS, stack.width);
  /** @param {number} x2 */
  const py = (x2) => pixelY(x2, PLANE_BOUNDS, stack.height);

  /** @param {import("../../types.js").State} state @param {import("../../draw/markers.js").Marks} of */
  function drawPoints(state, of) {
    const pen = stack.clear(POINTS);
    const { x, split } = state.points;
    const halo = palette.zero;
    const bottom = stack.height - 7;
    for (const tick of TICKS) {
      const text = axisNumber(tick);
      label(pen, palette, text, px(tick), bottom, { align: "center", halo });
      label(pen, palette, text, 7, py(tick), { baseline: "middle", halo });
    }
    label(pen, palette, "x₁", stack.width - 8, bottom, { align: "right", halo, weight: 600 });
    label(pen, palette, "x₂", 7, 16, { halo, weight: 600 });
    of.drawAll(
      pen,
      state.points,
      (i) => px(x[2 * i]),
      (i) => py(x[2 * i + 1]),
      (i) => i !== held && !ranks.has(i) && (state.showTest || split[i] === 0),
    );
  }

  /** Where the selected points are on show, left and top of each. @param {import("../../types.js").State} state */
  const selectedPlaces = ({ selection, points: { x }, group }) =>
    selection.flatMap((index) => {
      const rank = ranks.get(index);
      return rank === undefined || !group
        ? [px(x[2 * index]), py(x[2 * index + 1])]
        : [px(group.x[2 * rank]), py(group.x[2 * rank + 1])];
    });

  /** @param {CanvasRenderingContext2D} pen @param {readonly [number, number][]} path */
  function loop(pen, path) {
    pen.beginPath();
    for (const [x1, x2] of path) pen.lineTo(px(x1), py(x2));
    pen.closePath();
    pen.fillStyle = css(palette.ink, 0.08);
    pen.fill();
    pen.lineJoin = "round";
    strokeWithHalo(pen, palette, { ink: 1.5, halo: 3.5, dash: [5, 4] });
  }

  /** @param {CanvasRenderingContext2D} pen @param {number} x @param {number} y @param {number} radius */
  function circle(pen, x, y, radius) {
    pen.beginPath();
    pen.arc(x, y, radius, 0, 2 * Math.PI);
    strokeWithHalo(pen, palette, { ink: 1.25, halo: 3.5 });
  }

  /** @param {import("../../types.js").State} state @param {import("../../draw/markers.js").Marks} of */
  function drawOverlay(state, of) {
    const pen = stack.clear(OVERLAY);
    const { x, labels, split } = state.points;
    const { drag, hover, group, lasso, tool } = state;
    const wrong = ringed(state);
    if (wrong.length) {
      of.raise(pen, state.points, wrong, wrong.flatMap((i) => [px(x[2 * i]), py(x[2 * i + 1])]));
    }
    if (state.selection.length) of.raise(pen, state.points, state.selection, selectedPlaces(state));
    if (group) return;
    if (lasso) return loop(pen, lasso);
    if (tool === "brush" && hover.place) {
      return circle(
        pen,
        px(hover.place[0]),
        py(hover.place[1]),
        state.brush.radius * stack.width / (2 * PLANE),
      );
    }
    if (drag && drag.index < labels.length) {
      of.ring(pen, px(drag.x[0]), py(drag.x[1]), 2);
      of.draw(pen, labels[drag.index], split[drag.index], px(drag.x[0]), py(drag.x[1]));
    } else if (hover.point !== null && hover.point < labels.length) {
      const left = px(x[2 * hover.point]), top = py(x[2 * hover.point + 1]);
      of.ring(pen, left, top);
      of.draw(pen, labels[hover.point], split[hover.point], left, top);
    } else if (hover.place) crosshair(pen, px(hover.place[0]), py(hover.place[1]));
  }

  /** @param {CanvasRenderingContext2D} pen @param {number} x @param {number} y */
  function crosshair(pen, x, y) {
    pen.beginPath();
    for (const [dx, dy] of [[1, 0], [-1, 0], [0, 1], [0, -1]]) {
      pen.moveTo(x + 3 * dx, y + 3 * dy);
      pen.lineTo(x + 9 * dx, y + 9 * dy);
    }
    pen.lineCap = "round";
    strokeWithHalo(pen, palette, { ink: 1.5, halo: 4 });
  }

  return {
    draw,
    destroy() {
      stack.destroy();
    },
  };
}
