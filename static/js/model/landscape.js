/** The landscape of J, sampled along a line or over a plane: its shape, how to ask for one, how to read it. Pure. */

import { clamp } from "./geometry.js";
import { incoming, reachOf, weightAt } from "./weights.js";

/** @import { LandscapeHead, LandscapeRow } from "../types.js" */
/** @typedef {import("./weights.js").Place} Place */
/** @typedef {LandscapeHead} Head what is known of it before its values */
/** @typedef {Head["first"]} Axis */
/**
 * @typedef {{ head: Head, values: Float64Array, rows: number }} Landscape `values` row by row, NaN where J is no finite
 *   number; `rows` of them are known
 * @typedef {{ low: number, high: number }} Span
 */

/** An axis goes no further than this. */
const FARTHEST = 1e30;

/** One of which nothing but the head is known. @param {Head} head @returns {Landscape} */
export const begun = (head) => ({
  head,
  values: new Float64Array(head.first.values.length * (head.second?.values.length ?? 1)).fill(NaN),
  rows: 0,
});

/** Take a row in. @param {Landscape} landscape @param {LandscapeRow} found */
export function take(landscape, { row, values }) {
  values.forEach((value, i) => landscape.values[row * values.length + i] = value ?? NaN);
  landscape.rows = row + 1;
}

/** @param {Place} place */
const addressOf = ({ layer, row, column }) => [layer, row, ...(column === null ? [] : [column])].join(",");

/**
 * What to ask the server for.
 * @param {{ over: "weight" | "weights" | "random" | "path", places?: readonly Place[], spans?: readonly Span[],
 *   resolution: number, seed?: number }} wanted
 */
export function queryOf({ over, places = [], spans = [], resolution, seed = 0 }) {
  const query = new URLSearchParams({ over, resolution: String(resolution), seed: String(seed) });
  for (const place of places) query.append("parameter", addressOf(place));
  for (const { low, high } of spans) query.append("between", `${low},${high}`);
  return query;
}

/**
 * The last of the weights that were pointed at and still exist, filled up with the first ones of the network.
 * @param {readonly Place[]} probed @param {import("../types.js").Frame | null} frame @param {number} count
 * @returns {Place[]}
 */
export function chosenPlaces(probed, frame, count) {
  const there = probed.filter((place) => weightAt(frame, place) !== null);
  const spare = [...incoming(frame, 1, 0), ...incoming(frame, frame?.weights.length ?? 1, 0)]
    .filter((place) => !there.some((other) => samePlace(place, other)));
  return [...there.slice(-count), ...spare].slice(0, count);
}

/** @param {{ layer: number, row: number, column: number | null }} a @param {Place} b */
export const samePlace = (a, b) => a.layer === b.layer && a.row === b.row && a.column === b.column;

/** Whether a landscape is one along this weight. @param {Landscape} landscape @param {Place} place */
export const isAlong = ({ head: { first } }, { layer, row, column }) =>
  first.layer === layer && first.row === row && first.column === column;

/** The weights that the open drawer is about, and the biases, which stand for their units. @param {import("../types.js").State} state */
export const probedOn = ({ drawer, surfaceOver, probed, frame, lit }) =>
  drawer === "slope"
    ? chosenPlaces(probed, frame, 1)
    : drawer === "landscape" && surfaceOver === "weights"
    ? chosenPlaces(probed, frame, 2)
    : lit;

/** The weights pointed at, now that this one is, too: no more than two are kept. @param {readonly Place[]} probed @param {Place} place */
export const probe = (probed, place) =>
  [...probed.filter((other) => !samePlace(other, place)), place].slice(-2);

/**
 * From where to where a weight's axis goes: it holds still while the weight moves in its middle, so that the ball is
 * seen to roll.
 * @param {Span | null} held @param {number} now @param {number | null} half half the width, or null: around zero, as
 *   wide as the weight needs
 * @returns {Span}
 */
export function spanOf(held, now, half) {
  const before = held && (held.high - held.low) / 2;
  if (half === null) {
    const fitting = reachOf(2 * now, FARTHEST);
    const stays = held && before && held.low === -held.high && Math.abs(now) <= 0.85 * before &&
      fitting > before / 4;
    return stays ? held : { low: -fitting, high: fitting };
  }
  const fits = held && before && Math.abs(before / half - 1) < 1e-6;
  if (fits && Math.abs(now - held.low - half) <= 0.7 * half) return held;
  const centre = clamp(Math.round(now / half * 2) * half / 2, half - FARTHEST, FARTHEST - half);
  const rounded = (/** @type {number} */ value) => Number(value.toPrecision(12));
  return { low: rounded(centre - half), high: rounded(centre + half) };
}

/** J on a curve between its values, on the straight line between two; null off the curve. @param {Landscape | null} landscape @param {number} w */
export function valueAt(landscape, w) {
  if (!landscape) return null;
  const { values: places } = landscape.head.first, last = places.length - 1;
  const at = (w - places[0]) / (places[last] - places[0]) * last;
  if (!(at >= 0 && at <= last)) return null;
  const i = Math.min(last - 1, Math.floor(at)), share = at - i;
  const found = landscape.values[i] * (1 - share) + landscape.values[i + 1] * share;
  return Number.isFinite(found) ? found : null;
}

/**
 * J of a frame: its train loss and the penalty of its weights; null where it is no finite number.
 * @param {import("../types.js").Frame | null} frame @param {{ name: string, rate: number } | undefined} regularization
 */
export function objectiveOf(frame, regularization) {
  const loss = frame?.state.loss.train ?? null;
  if (!frame || loss === null) return null;
  const { name = "none", rate = 0 } = regularization ?? {};
  if (name === "none" || rate === 0) return loss;
  let sum = 0;
  for (const { values } of frame.weights) {
    for (const w of values) sum += name === "l2" ? w * w / 2 : Math.abs(w);
  }
  const found = loss + rate * sum;
  return Number.isFinite(found) ? found : null;
}

/** Enlarge a step that is too small to see by a power of ten, and say by which. @param {number} pixels @param {number} least */
export function enlarged(pixels, least) {
  const size = Math.abs(pixels);
  if (!(size > 0) || size >= least) return 1;
  return Math.min(1e6, 10 ** Math.ceil(Math.log10(least / size) - 1e-9));
}

/**
 * An axis of J: a little air around the values, from zero where they come near it; held while they still fill most of it.
 * @param {Span | null} held @param {ArrayLike<number>} values
 * @returns {Span}
 */
export function heightSpan(held, values) {
  let low = Infinity, high = -Infinity;
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i])) continue;
    low = Math.min(low, values[i]);
    high = Math.max(high, values[i]);
  }
  if (low > high) return held ?? { low: 0, high: 1 };
  const flat = high - low <= 1e-6 * Math.abs(high);
  const air = Math.max((flat ? 0.02 : 0.06) * (flat ? Math.abs(high) : high - low), 1e-12);
  const wanted = { low: low >= 0 && low < 0.4 * high ? 0 : low - air, high: high + air };
  const fits = held && wanted.low >= held.low && wanted.high <= held.high &&
    wanted.high - wanted.low > 0.6 * (held.high - held.low);
  return fits ? held : wanted;
}
