/** The connections of the network diagram: width by |w|, colour by sign, one canvas, and which one is under a pointer. */

import { css } from "../../draw/palette.js";

/** @typedef {import("../../draw/palette.js").Palette} Palette */
/**
 * @typedef {{ layer: number, row: number, column: number, x0: number, y0: number, x1: number, y1: number }} Edge
 *   W^[layer][row][column], from the right side of one square to the left side of another
 */

const THINNEST = 0.6, THICKEST = 9;
/** Of a pair of columns only so many connections are drawn, the strongest. */
const MOST = 700;
/** Widths are drawn in so many steps when there are many, each step in one stroke. */
const STEPS = 12, MANY = 300;

/**
 * The line width of a weight; where many lines meet all are thinner.
 * @param {number} weight @param {number} count connections between the two columns
 */
export function edgeWidth(weight, count) {
  const crowd = Math.min(1, Math.sqrt(60 / Math.max(1, count)));
  return Math.min(THICKEST, THINNEST + 2.1 * Math.abs(weight) * crowd);
}

/**
 * Draw every edge; `lit` tells which stand out (null: all the same).
 * @param {CanvasRenderingContext2D} context @param {Palette} palette @param {Edge[][]} layers edges of each layer
 * @param {(edge: Edge) => number | null} weightOf @param {((edge: Edge) => boolean) | null} lit
 */
export function drawEdges(context, palette, layers, weightOf, lit) {
  context.lineCap = "butt";
  for (const edges of layers) {
    const crowd = edges.length;
    const least = crowd > MOST ? strength(edges, weightOf) : 0;
    const opacity = crowd > MANY ? 0.55 : 0.78;
    /** @type {Map<number, Path2D>} strokes by width, sign and light */
    const strokes = new Map();
    for (const edge of edges) {
      const weight = weightOf(edge);
      if (weight === null || Math.abs(weight) < least) continue;
      const width = edgeWidth(weight, crowd);
      const step = crowd > MANY ? Math.ceil(width / THICKEST * STEPS) / STEPS * THICKEST : width;
      const key = Math.round(step * 1000) * 4 + (weight < 0 ? 2 : 0) + (!lit || lit(edge) ? 1 : 0);
      let path = strokes.get(key);
      if (!path) strokes.set(key, path = new Path2D());
      traceEdge(path, edge);
    }
    // Thick over thin, the signs mixed: neither colour may hide the other.
    for (const [key, path] of [...strokes].sort(([a], [b]) => a - b)) {
      context.globalAlpha = key & 1 ? opacity : 0.12;
      context.strokeStyle = css(key & 2 ? palette.neg : palette.pos);
      context.lineWidth = Math.floor(key / 4) / 1000;
      context.stroke(path);
    }
  }
  context.globalAlpha = 1;
}

/** The |w| that MOST edges reach. @param {Edge[]} edges @param {(edge: Edge) => number | null} weightOf */
function strength(edges, weightOf) {
  const sizes = Float32Array.from(edges, (edge) => Math.abs(weightOf(edge) ?? 0)).sort();
  return sizes[Math.max(0, sizes.length - MOST)];
}

/** @param {Path2D | CanvasRenderingContext2D} path @param {Edge} edge */
export function traceEdge(path, { x0, y0, x1, y1 }) {
  const middle = (x0 + x1) / 2;
  path.moveTo(x0, y0);
  path.bezierCurveTo(middle, y0, middle, y1, x1, y1);
}

/**
 * The edge nearest to a place, or null when none is within reach. Along such a curve x grows with t, so its height
 * at x is found by halving.
 * @param {Edge[][]} layers @param {number} x @param {number} y @param {number} [reach] pixels
 * @returns {Edge | null}
 */
export function edgeAt(layers, x, y, reach = 8) {
  let found = null, best = reach;
  for (const edges of layers) {
    const [first] = edges;
    if (!first || x <= first.x0 || x >= first.x1) continue;
    const t = parameterAt((x - first.x0) / (first.x1 - first.x0));
    const rise = t * t * (3 - 2 * t);
    for (const edge of edges) {
      const slope = 6 * t * (1 - t) * (edge.y1 - edge.y0) / ((edge.x1 - edge.x0) * speed(t));
      const distance = Math.abs(edge.y0 + (edge.y1 - edge.y0) * rise - y) / Math.hypot(1, slope);
      if (distance < best) [best, found] = [distance, edge];
    }
  }
  return found;
}

/** x(t) of a curve from 0 to 1 with both handles at one half. @param {number} t */
const along = (t) => 1.5 * t * (1 - t) + t * t * t;

/** dx/dt of the same curve. @param {number} t */
const speed = (t) => 1.5 * (1 - 2 * t) + 3 * t * t;

/** @param {number} x */
function parameterAt(x) {
  let low = 0, high = 1;
  for (let i = 0; i < 24; i++) {
    const middle = (low + high) / 2;
    if (along(middle) < x) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
