/** The plane of one neuron: the points, the line z = 0 with those where z = ±1 beside it, and w upright on it. */

/** @import { Palette } from "../../draw/palette.js" */
/** @import { Points, State } from "../../types.js" */
/** @import { Scene } from "./scene.js" */

import { niceTicks, pixelX, pixelY } from "../../model/geometry.js";
import { axisNumber, label } from "../../draw/canvas-text.js";
import { readPalette } from "../../draw/palette.js";
import { createStack } from "../../draw/canvas-stack.js";
import { createMarks, markRadius } from "../../draw/markers.js";
import { drawArrow, tipAt } from "./arrow.js";
import { createField } from "./field.js";

const GROUND = 0, POINTS = 1, OVER = 2;

/** @typedef {ReturnType<typeof createMarks>} Marks */
/** @typedef {Scene & { held: boolean, point: number }} Shown `held`: whether a hand holds the tip of w; `point`: the one whose numbers are shown */

/** @param {HTMLElement} root a positioned square @param {() => void} again draws the last scene */
export function createNeuronPlane(root, again) {
  let palette = readPalette(root);
  const stack = createStack(root, 3, () => {
    stood = "";
    again();
  });
  const field = createField();
  /** What the points were drawn for: over x₁ and x₂ they stand still while the line moves. */
  let stood = "";
  /** @type {ArrayLike<number> | null} */
  let placed = null;
  /** @type {Points | null} */
  let known = null;
  let marks = createMarks(palette, "binary", 4);

  return {
    get size() {
      return stack.width;
    },
    recolour() {
      palette = readPalette(root);
      stood = "";
    },
    /** @param {State} state @param {Shown} scene */
    draw(state, scene) {
      const { frame, bounds, places, anchor, names, held, point } = scene;
      const size = stack.width;
      if (!size) return;
      /** @param {number} x */
      const px = (x) => pixelX(x, bounds, size);
      /** @param {number} y */
      const py = (y) => pixelY(y, bounds, size);

      field.draw(stack.clear(GROUND), palette, size, scene);

      const { points } = state;
      const standing = JSON.stringify([
        bounds,
        names,
        frame.state.problem,
        state.showTest,
        state.theme,
        size,
        stack.ratio,
      ]);
      if (standing !== stood || placed !== places || known !== points) {
        [stood, placed, known] = [standing, places, points];
        marks = createMarks(palette, frame.state.problem, markRadius(points.labels.length, size) * 0.9);
        drawPoints(stack.clear(POINTS), palette, size, marks, state, scene);
      }

      const over = stack.clear(OVER);
      const tip = tipAt(scene, size);
      if (anchor && tip) drawArrow(over, palette, size, [px(anchor[0]), py(anchor[1])], tip, held);
      if (point < points.labels.length) {
        const left = px(places[2 * point]), top = py(places[2 * point + 1]);
        marks.ring(over, left, top);
        marks.draw(over, points.labels[point], points.split[point], left, top);
      }
    },
    destroy() {
      stack.destroy();
    },
  };
}

/**
 * The points and the numbers at the edges.
 * @param {CanvasRenderingContext2D} pen @param {Palette} palette @param {number} size
 * @param {Marks} marks @param {State} state
 * @param {Pick<Scene, "bounds" | "places" | "names">} scene
 */
function drawPoints(pen, palette, size, marks, { points, showTest }, { bounds, places, names }) {
  const halo = palette.zero;
  /** @param {number} x */
  const px = (x) => pixelX(x, bounds, size);
  /** @param {number} y */
  const py = (y) => pixelY(y, bounds, size);
  for (const tick of niceTicks(bounds.x0, bounds.x1, 5)) {
    if (px(tick) > 24 && px(tick) < size - 40) {
      label(pen, palette, axisNumber(tick), px(tick), size - 7, { align: "center", halo });
    }
  }
  for (const tick of niceTicks(bounds.y0, bounds.y1, 5)) {
    if (py(tick) > 28 && py(tick) < size - 24) {
      label(pen, palette, axisNumber(tick), 7, py(tick), { baseline: "middle", halo });
    }
  }
  label(pen, palette, names[0], size - 8, size - 7, { align: "right", halo, weight: 600 });
  label(pen, palette, names[1], 7, 16, { halo, weight: 600 });
  marks.drawAll(
    pen,
    points,
    (i) => px(places[2 * i]),
    (i) => py(places[2 * i + 1]),
    (i) => showTest || points.split[i] === 0,
  );
}
