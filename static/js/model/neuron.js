/** One neuron as a line: what its plane is, where z = wᵀx + b is zero, and how a hand turns, shifts and steepens it. Pure. */

import { position } from "../lib/contour.js";
import { affine, featuresAt, forwardPass, HEADS } from "./forward.js";
import { boundsOf, PLANE_BOUNDS } from "./geometry.js";

/** @typedef {import("../types.js").Frame} Frame */
/** @typedef {import("../types.js").Config} Config */
/** @typedef {import("./geometry.js").Bounds} Bounds */
/** @typedef {[number, number]} Place */
/**
 * @typedef {{
 *   layer: number, unit: number, activation: string, w: Float64Array, b: number,
 *   space: "inputs" | "features" | "elsewhere", straight: boolean, turn: Place | null,
 * }} Neuron `space`: what the plane's axes are: x₁ and x₂, the two units of the layer below, or x₁ and x₂ with layers in
 *   between; `turn`: which of w belong to the two axes, null where the line cannot be turned
 */
/** @typedef {{ column: number | null, value: number }[]} Edit weights of the neuron, null is the bias */

/** @param {Frame} frame @param {Config} config @param {{ layer: number, unit: number }} where @returns {Neuron | null} */
export function neuronOf({ weights, biases, state }, { network }, { layer, unit }) {
  const matrix = weights[layer - 1];
  if (!matrix || unit >= matrix.rows || weights.length !== network.hidden.length + 1) return null;
  const activation = network.hidden[layer - 1]?.activation ?? HEADS[state.problem];
  const w = Float64Array.from(matrix.values.subarray(unit * matrix.columns, (unit + 1) * matrix.columns));
  const axes = /** @type {Place} */ ([network.features.indexOf("x1"), network.features.indexOf("x2")]);
  const space = layer === 1 ? "inputs" : matrix.columns === 2 ? "features" : "elsewhere";
  return {
    layer,
    unit,
    activation,
    w,
    b: biases[layer - 1][unit],
    space,
    straight: space === "features" ||
      space === "inputs" && network.features.every((name) => /^x[12]$/.test(name)),
    turn: space === "features" ? [0, 1] : space === "inputs" && Math.min(...axes) >= 0 ? axes : null,
  };
}

/** The neuron with some of its numbers set. @param {Neuron} neuron @param {Edit} edit @returns {Neuron} */
export function edited(neuron, edit) {
  const w = neuron.w.slice();
  let { b } = neuron;
  for (const { column, value } of edit) {
    if (column === null) b = value;
    else w[column] = value;
  }
  return { ...neuron, w, b };
}

/**
 * z of every point from what the layer below hands it.
 * @param {Neuron} neuron @param {Float64Array} below point by point
 */
export const projections = ({ w, b }, below) => affine(w, w.length, [b], below);

/** A square around points of a feature space, with room. @param {Float64Array} places @returns {Bounds} */
export function squareAround(places) {
  const found = boundsOf(Float32Array.from(places), 0.12, 0.5) ?? { x0: -1, x1: 1, y0: -1, y1: 1 };
  const half = Math.max(found.x1 - found.x0, found.y1 - found.y0) / 2;
  const x = (found.x0 + found.x1) / 2, y = (found.y0 + found.y1) / 2;
  return { x0: x - half, x1: x + half, y0: y - half, y1: y + half };
}

/** The places of a field that contour.js draws, rows from the top. @param {number} side @param {Bounds} bounds */
export function fieldPlaces(side, bounds) {
  const places = new Float32Array(2 * side * side);
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const across = position(column, side) / (side - 2), down = position(row, side) / (side - 2);
      places[2 * (row * side + column)] = bounds.x0 + across * (bounds.x1 - bounds.x0);
      places[2 * (row * side + column) + 1] = bounds.y1 - down * (bounds.y1 - bounds.y0);
    }
  }
  return places;
}

/**
 * z at places of the neuron's plane.
 * @param {Neuron} neuron @param {Frame} frame @param {Config} config @param {Float32Array} places @returns {Float64Array}
 */
export function zAt(neuron, frame, config, places) {
  if (neuron.space === "features") return projections(neuron, Float64Array.from(places));
  if (neuron.space === "inputs") return projections(neuron, featuresAt(config.network.features, places));
  const below = forwardPass(frame, config, places)?.layers[neuron.layer - 2].a;
  return projections(neuron, below ?? new Float64Array(places.length / 2 * neuron.w.length));
}

/** The least w that a hand leaves; the arrow's shortest and longest, as shares of half the plane's side: a short one must still be taken hold of. */
const LEAST = 0.001, SHORTEST = 0.13, LONGEST = 0.72;

/** How long w is drawn: the longer the larger, and never longer than fits. @param {number} size @param {Bounds} bounds */
export function arrowLength(size, { x0, x1 }) {
  const half = (x1 - x0) / 2, room = (LONGEST - SHORTEST) * half;
  return SHORTEST * half + size / (1 + size / room);
}

/** The size of w whose arrow is so long. @param {number} length @param {Bounds} bounds */
export function sizeOf(length, { x0, x1 }) {
  const half = (x1 - x0) / 2, room = (LONGEST - SHORTEST) * half;
  const drawn = Math.min(Math.max(0, length - SHORTEST * half), 0.97 * room);
  return drawn / (1 - drawn / room);
}

/**
 * Where the arrow stands: on a straight line the place next to the one wanted, else that itself; null outside the plane.
 * @param {Neuron} neuron @param {Place} wanted @param {Bounds} bounds @returns {Place | null}
 */
export function anchorOn(neuron, wanted, bounds) {
  const { turn, w, b, straight } = neuron;
  if (!turn) return null;
  const [w1, w2] = [w[turn[0]], w[turn[1]]], square = w1 * w1 + w2 * w2;
  if (square < 1e-12 || !straight) return wanted;
  const middle = /** @type {Place} */ ([(bounds.x0 + bounds.x1) / 2, (bounds.y0 + bounds.y1) / 2]);
  for (const [u, v] of [wanted, middle]) {
    const off = (w1 * u + w2 * v + b) / square;
    const found = /** @type {Place} */ ([u - off * w1, v - off * w2]);
    const inside = found[0] >= bounds.x0 && found[0] <= bounds.x1 && found[1] >= bounds.y0 &&
      found[1] <= bounds.y1;
    if (inside) return found;
  }
  return null;
}

/** Point w from its anchor to a tip; the line goes on through the anchor. @param {Neuron} neuron @param {Place} anchor @param {Place} tip @param {Bounds} bounds @returns {Edit} */
export function aimed(neuron, anchor, tip, bounds) {
  const length = Math.hypot(tip[0] - anchor[0], tip[1] - anchor[1]);
  if (!neuron.turn || length === 0) return [];
  // Never quite 0, where it would point nowhere.
  const size = Math.max(LEAST, sizeOf(length, bounds)) / length;
  return pointed(neuron, anchor, [(tip[0] - anchor[0]) * size, (tip[1] - anchor[1]) * size]);
}

/** Turn w by an angle around the anchor. @param {Neuron} neuron @param {Place} anchor @param {number} angle @returns {Edit} */
export function turned(neuron, anchor, angle) {
  if (!neuron.turn) return [];
  const [w1, w2] = neuron.turn.map((column) => neuron.w[column]);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return pointed(neuron, anchor, [w1 * cos - w2 * sin, w1 * sin + w2 * cos]);
}

/** @param {Neuron} neuron @param {Place} anchor @param {Place} to @returns {Edit} */
function pointed({ turn, w, b }, anchor, to) {
  if (!turn) return [];
  const moved = (to[0] - w[turn[0]]) * anchor[0] + (to[1] - w[turn[1]]) * anchor[1];
  return [
    { column: turn[0], value: to[0] },
    { column: turn[1], value: to[1] },
    { column: null, value: b - moved },
  ];
}

/** Shift the line z = 0 to where z is this much now. @param {Neuron} neuron @param {number} z @returns {Edit} */
export const shifted = ({ b }, z) => [{ column: null, value: b - z }];

/** Steepen it, the line staying where it is. @param {Neuron} neuron @param {number} factor @returns {Edit} */
export const steepened = ({ w, b }, factor) => [
  ...Array.from(w, (value, column) => ({ column, value: value * factor })),
  { column: null, value: b * factor },
];

/** The plane of x. */
export const INPUTS = PLANE_BOUNDS;
