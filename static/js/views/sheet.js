/** A folded plane on a canvas: its cells in the colours of the answers, its lines, and the decision carried along. */

import { boundsOf, pixelX, pixelY } from "../geometry.js";
import { css, PALE, ramp } from "../palette.js";
import { cellShades, crossings, SHADES } from "../sheet.js";
import { strokeBoundary } from "./decision.js";
import { paintLattice } from "./lattice.js";

/** @typedef {import("../geometry.js").Bounds} Bounds */
/** @typedef {{ width: number, height: number }} Size CSS pixels */

/** Cells let through what lies under them: where the plane is folded it is seen to lie on itself. */
const STRENGTH = PALE * 0.8, ALPHA = 0.6;
/** Room around the points, and the least that is shown. */
const MARGIN = 0.16, LEAST = 0.5;

/**
 * What the network says at the nodes, made ready to be painted in any shape of the lattice.
 * @param {ArrayLike<number>} answers @param {number} classes @param {number} side
 * @param {import("../types.js").Problem} problem
 */
export const readAnswers = (answers, classes, side, problem) => ({
  classes,
  side,
  shades: cellShades(
    answers,
    classes,
    side,
    problem === "binary" ? (z) => Math.tanh(z / 2) : (v) => Math.max(-1, Math.min(1, v)),
  ),
  pieces: crossings(answers, classes, side),
});

/**
 * @param {CanvasRenderingContext2D} pen @param {Size} size @param {Bounds} bounds
 * @param {Float32Array} nodes side² pairs @param {ReturnType<typeof readAnswers>} said
 * @param {import("../palette.js").Palette} palette
 */
export function paintSheet(pen, size, bounds, nodes, { classes, side, shades }, palette) {
  /** @type {Map<number, Path2D>} */
  const paths = new Map();
  /** @param {number} node */
  const px = (node) => pixelX(nodes[2 * node], bounds, size.width);
  /** @param {number} node */
  const py = (node) => pixelY(nodes[2 * node + 1], bounds, size.height);
  for (let row = 0, cell = 0; row < side - 1; row++) {
    for (let column = 0; column < side - 1; column++, cell++) {
      const shade = shades[cell];
      let path = paths.get(shade);
      if (!path) paths.set(shade, path = new Path2D());
      const a = row * side + column, c = a + side + 1;
      const ax = px(a), ay = py(a), bx = px(a + 1), by = py(a + 1);
      const cx = px(c), cy = py(c), dx = px(a + side), dy = py(a + side);
      // Every cell the same way round: one that lies face down must not cut a hole into one that does not.
      const face = (cx - ax) * (dy - by) - (cy - ay) * (dx - bx) >= 0;
      path.moveTo(ax, ay);
      path.lineTo(face ? bx : dx, face ? by : dy);
      path.lineTo(cx, cy);
      path.lineTo(face ? dx : bx, face ? dy : by);
      path.closePath();
    }
  }
  for (const [shade, path] of paths) {
    const colour = classes > 1
      ? palette.classes[shade % palette.classes.length]
      : ramp(palette, shade / SHADES, STRENGTH);
    pen.fillStyle = css(colour, classes > 1 ? ALPHA * STRENGTH : ALPHA);
    pen.fill(path);
  }
  paintLattice(pen, size, bounds, nodes, palette);
}

/**
 * @param {CanvasRenderingContext2D} pen @param {Size} size @param {Bounds} bounds
 * @param {Float32Array} nodes @param {readonly number[]} pieces @param {import("../palette.js").Palette} palette
 */
export function paintDecision(pen, size, bounds, nodes, pieces, palette) {
  /** @param {number} i */
  const x = (i) => pixelX(on(i, 0), bounds, size.width);
  /** @param {number} i */
  const y = (i) => pixelY(on(i, 1), bounds, size.height);
  /** @param {number} i @param {number} axis */
  const on = (i, axis) => {
    const from = nodes[2 * pieces[i] + axis];
    return from + (nodes[2 * pieces[i + 1] + axis] - from) * pieces[i + 2];
  };
  pen.beginPath();
  for (let i = 0; i < pieces.length; i += 6) {
    pen.moveTo(x(i), y(i));
    pen.lineTo(x(i + 3), y(i + 3));
  }
  strokeBoundary(pen, palette);
}

/**
 * Bounds around places, as wide for their height as the box is: an angle stays an angle.
 * @param {Float32Array} places @param {number} ratio width over height
 * @returns {Bounds | null}
 */
export function squareBounds(places, ratio) {
  const fit = boundsOf(places, MARGIN, LEAST);
  if (!fit) return null;
  const half = Math.max((fit.x1 - fit.x0) / ratio, fit.y1 - fit.y0) / 2;
  const x = (fit.x0 + fit.x1) / 2, y = (fit.y0 + fit.y1) / 2;
  return { x0: x - half * ratio, x1: x + half * ratio, y0: y - half, y1: y + half };
}
