/** The two stages of one neuron over one axis of z: the points projected onto it, and g(z) with g′(z) above. */

/** @import { Problem, State } from "../../types.js" */

import { ACTIVATIONS, SLOPES } from "../../model/forward.js";
import { label } from "../../draw/canvas-text.js";
import { css, readPalette } from "../../draw/palette.js";
import { createStack } from "../../draw/canvas-stack.js";
import { createMarks, markRadius } from "../../draw/markers.js";
import { clamp, nearestPoint } from "../../model/geometry.js";
import { reachOf } from "../../model/weights.js";
import { createChart, line } from "../../draw/chart.js";

const CHART = 0, OVER = 1;
const LEFT = 38, RIGHT = 14, TOP = 22, AXIS = 22;
/** How much of the height the points' own axis takes. */
const STRIP = 0.26;
/** So near to a mark the pointer means it, in CSS pixels. */
const REACH = 14;

/**
 * @typedef {{
 *   problem: Problem, activation: string, z: Float64Array, a: Float64Array, chosen: number | null, rows: number,
 * }} Scene `rows`: how many classes the points' own axis is divided into
 */

/**
 * g and g′ of the neuron. In a softmax each point has a curve of its own: how its ŷₖ would follow its zₖ; that of the
 * chosen one is given.
 * @param {Pick<Scene, "activation" | "z" | "a" | "chosen">} scene
 */
export function curvesOf({ activation, z, a, chosen }) {
  const others = chosen === null ? 0 : othersOf(z[chosen], a[chosen]);
  const g = activation === "softmax"
    ? (/** @type {number} */ at) => ACTIVATIONS.sigmoid(at - others)
    : ACTIVATIONS[activation];
  const slopes = activation === "softmax" ? SLOPES.sigmoid : SLOPES[activation];
  return { g, slope: (/** @type {number} */ at) => slopes(at, g(at)) };
}

/** log Σ e^{z_j} of the other logits, from one's own and its share: ŷ = σ(z − that). @param {number} z @param {number} a */
const othersOf = (z, a) => z - Math.log(a / (1 - a));

/** How far the axis of z reaches, to each side. @param {Float64Array} z */
export function reachAlong(z) {
  let far = 1;
  for (const value of z) if (Number.isFinite(value)) far = Math.max(far, Math.abs(value));
  return reachOf(Math.max(far / 1.15, 3), 1e9);
}

/** The least and the greatest value of the curves, at least 0 and 1. @param {ReturnType<typeof curvesOf>} curves @param {number} reach */
export function rangeOf({ g, slope }, reach) {
  let low = 0, high = 1;
  for (let at = -reach; at <= reach; at += reach / 40) {
    low = Math.min(low, g(at), slope(at));
    high = Math.max(high, g(at), slope(at));
  }
  return { low, high };
}

/** How far down its own axis a point lies, 0 at the top: by its class, or its target. @param {number} label @param {Problem} problem @param {number} rows */
export const levelOf = (label, problem, rows) =>
  problem === "regression" ? 0.5 - 0.4 * clamp(label, -1, 1) : 1 - (label + 0.5) / rows;

/** @param {HTMLElement} root @param {() => void} again draws the last scene */
export function createNeuronStages(root, again) {
  let palette = readPalette(root);
  const stack = createStack(root, 2, again);
  /** Where each point's two marks were drawn, the upper one first: left and top of each. */
  let places = new Float32Array();

  return {
    recolour() {
      palette = readPalette(root);
    },
    /** The point under the pointer, on either stage. @param {number} left @param {number} top @returns {number | null} */
    pointAt(left, top) {
      const found = nearestPoint(places, [left, top], [1, 1], REACH);
      return found === null ? null : found >> 1;
    },
    /** @param {State} state @param {Scene} scene */
    draw({ points, showTest }, { problem, activation, z, a, chosen, rows }) {
      const { width, height } = stack;
      if (width < LEFT + RIGHT + 40 || height < 100) return;
      const pen = stack.clear(CHART), over = stack.clear(OVER);
      const reach = reachAlong(z), softmax = activation === "softmax";
      const { g, slope } = curvesOf({ activation, z, a, chosen });
      const { low, high } = rangeOf({ g, slope }, reach);
      const room = 0.08 * (high - low), strip = Math.round(STRIP * (height - TOP - 2 * AXIS));
      const across = { left: LEFT, width: width - LEFT - RIGHT };
      const upper = { ...across, top: TOP, height: height - TOP - 2 * AXIS - strip };
      const lower = { ...across, top: height - AXIS - strip, height: strip };
      const bounds = { x0: -reach, x1: reach, y0: low - room, y1: high + room };
      const curves = createChart(pen, palette, upper, bounds);
      const axis = createChart(pen, palette, lower, { ...bounds, y0: 0, y1: 1 });
      curves.ticks({ x: false });
      axis.ticks({ y: false });
      curves.curve(slope, css(palette.muted), 1.5, [5, 4]);
      if (!softmax || chosen !== null) curves.curve(g, css(palette.ink), 2);
      const words = softmax ? "ŷₖ" : "g(z)";
      label(pen, palette, words, LEFT + 2, 14, { weight: 700 });
      label(pen, palette, softmax ? "– – ∂ŷₖ/∂zₖ" : "– – g′(z)", LEFT + 40, 14, { colour: palette.muted });
      label(pen, palette, "z = wᵀx + b", width - RIGHT, lower.top - 6, { align: "right", weight: 600 });

      const marks = createMarks(palette, problem, markRadius(points.labels.length, 360) * 0.8);
      const shown = (/** @type {number} */ i) => showTest || points.split[i] === 0;
      if (places.length !== 4 * z.length) places = new Float32Array(4 * z.length);
      for (let i = 0; i < z.length; i++) {
        places[4 * i] = places[4 * i + 2] = shown(i) ? curves.px(z[i]) : NaN;
        places[4 * i + 1] = clamp(curves.py(a[i]), upper.top, upper.top + upper.height);
        places[4 * i + 3] = lower.top + levelOf(points.labels[i], problem, rows) * lower.height;
      }
      const drawn = (/** @type {number} */ i) => shown(i) && Math.abs(z[i]) <= reach;
      marks.drawAll(pen, points, (i) => places[4 * i + 2], (i) => places[4 * i + 3], drawn);
      marks.drawAll(pen, points, (i) => places[4 * i], (i) => places[4 * i + 1], drawn);

      if (chosen !== null && chosen < z.length && Math.abs(z[chosen]) <= reach) {
        const left = curves.px(z[chosen]), [on, below] = [places[4 * chosen + 1], places[4 * chosen + 3]];
        over.setLineDash([3, 3]);
        line(over, left, below, left, on, css(palette.ink, 0.8), 1.25);
        line(over, left, on, LEFT, on, css(palette.ink, 0.8), 1.25);
        over.setLineDash([]);
        for (const top of [on, below]) {
          marks.ring(over, left, top);
          marks.draw(over, points.labels[chosen], points.split[chosen], left, top);
        }
      }
    },
    destroy() {
      stack.destroy();
    },
  };
}
