/**
 * The plane: the surface the network draws, its decision boundary, the points, and what is pointed at.
 *
 * Four canvases lie on each other, each drawn only when something of its own changed: the surface and its boundary
 * glide with every frame, the points between them change with the data, the overlay with the pointer.
 */

import { pixelX, pixelY, PLANE_BOUNDS } from "../../model/geometry.js";
import { axisNumber, label } from "../../draw/canvas-text.js";
import { css, readPalette } from "../../draw/palette.js";
import { createStack } from "../../draw/canvas-stack.js";
import { createMarks, markRadius } from "../../draw/markers.js";
import { GlidingSurface } from "./surface.js";
import { createSurfacePicture, straightening } from "./surface-picture.js";
import { drawOverlay } from "./overlay.js";
import { progress } from "../../lib/tween.js";
import { wantsRings } from "../../model/forward-cache.js";
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

/**
 * The ticks and the names of the axes, along the left and lower edges.
 * @param {CanvasRenderingContext2D} pen @param {import("../../draw/palette.js").Palette} palette
 * @param {{ width: number, height: number }} size
 */
function drawAxes(pen, palette, { width, height }) {
  const halo = palette.zero, bottom = height - 7;
  for (const tick of TICKS) {
    const text = axisNumber(tick);
    label(pen, palette, text, pixelX(tick, PLANE_BOUNDS, width), bottom, { align: "center", halo });
    label(pen, palette, text, 7, pixelY(tick, PLANE_BOUNDS, height), { baseline: "middle", halo });
  }
  label(pen, palette, "x₁", width - 8, bottom, { align: "right", halo, weight: 600 });
  label(pen, palette, "x₂", 7, 16, { halo, weight: 600 });
}

/**
 * @param {HTMLElement} root a positioned, square element
 * @param {import("../../types.js").Context} context
 * @returns {import("../../types.js").View}
 */
export function createPlaneView(root, context) {
  const { store } = context;
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const surface = new GlidingSurface();
  const picture = createSurfacePicture();
  let palette = readPalette(root);
  /** @type {import("../../draw/markers.js").Marks | null} */
  let marks = null;
  let marksFor = "";
  let held = -1;
  /** The points that are moved together. @type {Set<number>} */
  let together = new Set();
  /** @type {readonly number[] | null} */
  let grouped = null;
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
    const group = state.group?.indices ?? null;
    if (group !== grouped) {
      [together, grouped] = [new Set(group), group];
      stale[POINTS] = true;
    }
    if (OVERLAID.some((key) => changed.has(key))) stale[OVERLAY] = true;
    if (changed.has("frame") && wantsRings(state)) stale[OVERLAY] = true;

    if (stale[SURFACE]) drawSurface(state);
    if (stale[POINTS]) drawPoints(state, marks);
    if (stale[OVERLAY]) {
      drawOverlay(state, { pen: stack.clear(OVERLAY), palette, marks, width: stack.width, px, py });
    }
    stale.fill(false);
    return t < 1 && Boolean(state.frame?.surface);
  }

  /** @param {import("../../types.js").State} state */
  function drawSurface(state) {
    const pen = stack.clear(SURFACE), over = stack.clear(LINE);
    const size = stack.width;
    pen.fillStyle = css(palette.zero);
    pen.fillRect(0, 0, size, stack.height);
    if (!state.frame?.surface) return;
    const straighten = straightening(state.frame.surface.layer === null, state.frame.state.problem);
    strokeBoundary(over, palette, picture.draw(pen, size, surface, palette, state.discretise, straighten));
    if (state.showInputGradients && marks) strokeInputGradients(over, palette, state, px, py, marks.radius);
  }

  /** @param {number} x1 */
  const px = (x1) => pixelX(x1, PLANE_BOUNDS, stack.width);
  /** @param {number} x2 */
  const py = (x2) => pixelY(x2, PLANE_BOUNDS, stack.height);

  /** @param {import("../../types.js").State} state @param {import("../../draw/markers.js").Marks} of */
  function drawPoints(state, of) {
    const pen = stack.clear(POINTS), { x, split } = state.points;
    drawAxes(pen, palette, stack);
    of.drawAll(
      pen,
      state.points,
      (i) => px(x[2 * i]),
      (i) => py(x[2 * i + 1]),
      (i) => i !== held && !together.has(i) && (state.showTest || split[i] === 0),
    );
  }

  return {
    draw,
    destroy() {
      stack.destroy();
    },
  };
}
