/** A folded plane on a canvas: its cells in the colours of the answers, its lines, and the decision carried along. */

import { boundsOf, pixelX, pixelY } from "../../model/geometry.js";
import { css, PALE, ramp } from "../../draw/palette.js";
import { cellShades, crossings, SHADES } from "./folded-grid.js";
import { strokeBoundary } from "../../draw/decision.js";
import { paintLattice } from "../../draw/lattice.js";

/** @typedef {import("../../model/geometry.js").Bounds} Bounds */
/** @typedef {{ width: number, height: number }} Size CSS pixels */

/** Cells let through what lies under them: where the plane is folded it is seen to lie on itself. */
const STRENGTH = PALE * 0.8, ALPHA = 0.6;
/** Room around the points, and the least that is shown. */
const MARGIN = 0.16, LEAST = 0.5;

/**
 * What the network says at the nodes, made ready to be painted in any shape of the lattice.
 * @param {ArrayLike<number>} answers @param {number} classes @param {number} side
 * @param {import("../../types.js").Problem} problem
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
 * @param {import("../../draw/palette.js").Palette} palette
 */
export function paintSheet(pen, size, bounds, nodes, { classes, side, shades }, palette) {
  /** @type {Map<number, Path2D>} */
  const paths = new Map();
  /** @param {number} node */
  const px = (node) => pixelX(nodes[2 * node], bounds, size.width);
  /** @param {number} node */
  const py = (node) => pixelY(nodes[2 * node + 1], bounds, size.height);
  // Neighbours in a row that are alike are one strip. All go the same way round: one that lies face down must not
  // cut a hole into one that does not.
  /** @param {number} shade @param {boolean} face @param {number} first @param {number} count */
  const add = (shade, face, first, count) => {
    let path = paths.get(shade);
    if (!path) paths.set(shade, path = new Path2D());
    const there = face ? first : first + side, back = face ? first + side : first;
    path.moveTo(px(there), py(there));
    for (let i = 1; i <= count; i++) path.lineTo(px(there + i), py(there + i));
    for (let i = count; i >= 0; i--) path.lineTo(px(back + i), py(back + i));
    path.closePath();
  };
  /** Whether a cell is seen from above. @param {number} a */
  const faces = (a) => {
    const b = a + 1, d = a + side, c = d + 1;
    return (px(c) - px(a)) * (py(d) - py(b)) - (py(c) - py(a)) * (px(d) - px(b)) >= 0;
  };
  for (let row = 0, cell = 0; row < side - 1; row++) {
    let first = row * side, alike = shades[cell], face = faces(first);
    for (let column = 0; column < side - 1; column++, cell++) {
      const a = row * side + column, turned = faces(a);
      if (shades[cell] === alike && turned === face) continue;
      add(alike, face, first, a - first);
      [first, alike, face] = [a, shades[cell], turned];
    }
    add(alike, face, first, row * side + side - 1 - first);
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
 * @param {Float32Array} nodes @param {readonly number[]} pieces @param {import("../../draw/palette.js").Palette} palette
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
