/** The plane of one neuron: the points, the line z = 0 with those where z = ±1 beside it, and w upright on it. */

import { zeroLine } from "../../lib/contour.js";
import { niceTicks, pixelX, pixelY } from "../../model/geometry.js";
import { axisNumber, label } from "../../draw/canvas-text.js";
import { css, readPalette } from "../../draw/palette.js";
import { createStack } from "../../draw/canvas-stack.js";
import { createMarks, markRadius } from "../../draw/markers.js";
import { arrowLength, fieldPlaces, zAt } from "../../model/neuron.js";
import { shadeSigned } from "../../draw/shading.js";

const GROUND = 0, POINTS = 1, OVER = 2;
/** Places along each side of the field; behind large networks fewer, and no more for a straight line, which is exact. */
const SIDE = 51, COARSE = 27, LARGE = 600, STRAIGHT = 27;
const HANDLE = 8;

/**
 * @typedef {{
 *   neuron: import("../../model/neuron.js").Neuron, frame: import("../../types.js").Frame, config: import("../../types.js").Config,
 *   bounds: import("../../model/geometry.js").Bounds, places: ArrayLike<number>, anchor: import("../../model/neuron.js").Place | null,
 *   names: [string, string], held: boolean, chosen: number | null,
 * }} Scene
 */

/** @param {HTMLElement} root a positioned square @param {() => void} again draws the last scene */
export function createNeuronPlane(root, again) {
  let palette = readPalette(root);
  const stack = createStack(root, 3, () => {
    stood = "";
    again();
  });
  const buffer = new OffscreenCanvas(1, 1).getContext("2d");
  let lattice = new Float32Array(), latticeFor = "";
  /** What the points were drawn for: over x₁ and x₂ they stand still while the line moves. */
  let stood = "";
  /** @type {ArrayLike<number> | null} */
  let placed = null;
  /** @type {import("../../types.js").Points | null} */
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
    /** @param {import("../../types.js").State} state @param {Scene} scene */
    draw(state, { neuron, frame, config, bounds, places, anchor, names, held, chosen }) {
      const size = stack.width;
      if (!size) return;
      /** @param {number} x */
      const px = (x) => pixelX(x, bounds, size);
      /** @param {number} y */
      const py = (y) => pixelY(y, bounds, size);

      const ground = stack.clear(GROUND);
      const large = neuron.space === "elsewhere" && frame.state.parameters > LARGE;
      const side = neuron.straight ? STRAIGHT : large ? COARSE : SIDE;
      const where = JSON.stringify([side, bounds]);
      if (where !== latticeFor) [lattice, latticeFor] = [fieldPlaces(side, bounds), where];
      const z = Float32Array.from(zAt(neuron, frame, config, lattice));
      if (buffer) {
        const cells = side - 2, image = new ImageData(cells, cells);
        shadeSigned(
          z.map((value) => Math.tanh(value / 2)),
          side,
          1.6,
          palette.surface,
          new Uint32Array(image.data.buffer),
        );
        buffer.canvas.width = buffer.canvas.height = cells;
        buffer.putImageData(image, 0, 0);
        ground.imageSmoothingQuality = "medium";
        ground.drawImage(buffer.canvas, 0, 0, size, size);
      }
      for (const level of [-1, 1, 0]) {
        const path = new Path2D();
        zeroLine(level ? z.map((value) => value - level) : z, side, size, path);
        ground.lineWidth = level ? 1.25 : 2.5;
        ground.strokeStyle = css(palette.ink, level ? 0.55 : 1);
        ground.setLineDash(level ? [4, 4] : []);
        ground.stroke(path);
      }
      ground.setLineDash([]);

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
        drawPoints(state, bounds, places, names, px, py);
      }

      const over = stack.clear(OVER);
      if (anchor && neuron.turn) {
        const w = neuron.turn.map((column) => neuron.w[column]);
        arrow(over, [px(anchor[0]), py(anchor[1])], tipOf(anchor, w, bounds, px, py), held);
      }
      if (chosen !== null && chosen < points.labels.length) {
        const left = px(places[2 * chosen]), top = py(places[2 * chosen + 1]);
        marks.ring(over, left, top);
        marks.draw(over, points.labels[chosen], points.split[chosen], left, top);
      }
    },
    destroy() {
      stack.destroy();
    },
  };

  /**
   * The points and the numbers at the edges.
   * @param {import("../../types.js").State} state @param {import("../../model/geometry.js").Bounds} bounds
   * @param {ArrayLike<number>} places @param {[string, string]} names
   * @param {(x: number) => number} px @param {(y: number) => number} py
   */
  function drawPoints({ points, showTest }, bounds, places, names, px, py) {
    const size = stack.width;
    const pen = stack.clear(POINTS), halo = palette.zero;
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

  /**
   * w with a halo, a knob at its tip to take hold of, and its name.
   * @param {CanvasRenderingContext2D} pen @param {[number, number]} from @param {[number, number]} to @param {boolean} held
   */
  function arrow(pen, [x0, y0], [x1, y1], held) {
    pen.lineCap = "round";
    for (
      const [colour, width] of /** @type {[string, number][]} */ ([
        [css(palette.raised), 6],
        [css(palette.focus), 3],
      ])
    ) {
      pen.beginPath();
      pen.moveTo(x0, y0);
      pen.lineTo(x1, y1);
      pen.strokeStyle = colour;
      pen.lineWidth = width;
      pen.stroke();
    }
    for (const [x, y, radius] of [[x0, y0, 3.5], [x1, y1, held ? HANDLE + 2 : HANDLE]]) {
      pen.beginPath();
      pen.arc(x, y, radius, 0, 2 * Math.PI);
      pen.fillStyle = css(palette.focus);
      pen.fill();
      pen.strokeStyle = css(palette.raised);
      pen.lineWidth = 2;
      pen.stroke();
    }
    const size = stack.width, room = x1 < size - 26;
    label(
      pen,
      palette,
      "w",
      Math.max(14, room ? x1 + 13 : x1 - 13),
      Math.min(size - 12, Math.max(16, y1 - 9)),
      {
        weight: 700,
        align: room ? "left" : "right",
        halo: palette.raised,
        colour: palette.focus,
      },
    );
  }
}

/**
 * The pixel of w's tip; where w is 0 it points up.
 * @param {import("../../model/neuron.js").Place} anchor @param {number[]} w @param {import("../../model/geometry.js").Bounds} bounds
 * @param {(x: number) => number} px @param {(y: number) => number} py @returns {[number, number]}
 */
export function tipOf(anchor, w, bounds, px, py) {
  const size = Math.hypot(w[0], w[1]), length = arrowLength(size, bounds);
  const [u, v] = size > 0 ? [w[0] / size, w[1] / size] : [0, 1];
  return [px(anchor[0] + u * length), py(anchor[1] + v * length)];
}
