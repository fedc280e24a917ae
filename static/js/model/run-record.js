/**
 * The history of runs: when one has come to its end, what is kept of it, and what sets it apart from another. Pure.
 */

import { lastStep, STRIDE } from "./loss-history.js";

/** @import { Config, Measure } from "../types.js" */
/** @typedef {Omit<Config, "view">} Recipe all that a run depends on, but for points set by hand */
/**
 * @typedef {{
 *   recipe: Recipe, curve: number[], step: number, epoch: number, seconds: number,
 *   loss: Measure, accuracy: Measure,
 *   touched: boolean,
 * }} Run `curve`: entries as in the history, thinned; `touched`: something was changed while it ran
 * @typedef {Run & { id: string, name: string, title: string | null }} KeptRun `title`: the user's own name for it
 */

/** So many runs are kept, the newest first, and so many entries of each one's curve. */
export const MOST_RUNS = 30;
export const MOST_ENTRIES = 120;

/**
 * Whether a run has come to its end between two frames: its curve is gone. Going back in time keeps it, unless one
 * goes back to the very beginning and starts again from there.
 * @param {{ step: number, history: Float64Array }} before @param {{ step: number, history: Float64Array }} after
 */
export function hasEnded(before, after) {
  const last = lastStep(before.history);
  return last > 0 && lastStep(after.history) < last && (after.step < before.step || before.step === 0);
}

/**
 * A curve of fewer entries: of each run of them the least and the greatest train loss, so that peaks and valleys stay.
 * @param {ArrayLike<number>} history @param {number} [most]
 * @returns {number[]}
 */
export function thinned(history, most = MOST_ENTRIES) {
  const count = Math.floor(history.length / STRIDE);
  /** @type {Set<number>} */
  const kept = new Set(count ? [0, count - 1] : []);
  const width = count <= most ? 1 : count / ((most - 2) / 2);
  for (let from = 0; from < count; from += width) {
    const end = Math.min(count, Math.ceil(from + width));
    let low = Math.floor(from), high = low;
    for (let i = low + 1; i < end; i++) {
      if (history[STRIDE * i + 2] < history[STRIDE * low + 2]) low = i;
      if (history[STRIDE * i + 2] > history[STRIDE * high + 2]) high = i;
    }
    kept.add(low).add(high);
  }
  return [...kept].sort((a, b) => a - b).flatMap((i) =>
    // JSON knows no NaN, and five digits draw the same line.
    Array.from({ length: STRIDE }, (_, column) =>
      Number(history[STRIDE * i + column].toPrecision(column ? 5 : 9)))
  );
}

/** A kept curve as a history again; null was no number. @param {(number | null)[]} curve */
export const asHistory = (curve) => Float64Array.from(curve, (value) => value ?? NaN);

/** @param {import("../types.js").Config} config @returns {Recipe} */
export function recipeOf(config) {
  const { view: _, ...recipe } = config;
  return recipe;
}

/** Whether one is the beginning of the other: the same recipe, and the same first loss. @param {Run} a @param {Run} b */
export const sameRun = (a, b) =>
  a.curve[2] === b.curve[2] && JSON.stringify(a.recipe) === JSON.stringify(b.recipe);

/**
 * The runs with one more. A run that is only kept again (left, and taken up once more) takes the place of its
 * beginning, and its title.
 * @param {KeptRun[]} runs @param {KeptRun} run @returns {KeptRun[]}
 */
export function withRun(runs, run) {
  const before = runs.find((one) => sameRun(one, run));
  if (before && before.step > run.step) return runs;
  const kept = before ? { ...run, title: before.title, name: before.name } : run;
  return [kept, ...runs.filter((one) => one !== before)].slice(0, MOST_RUNS);
}

/**
 * The paths at which two recipes differ, outermost first; lists count as one value.
 * @param {unknown} a @param {unknown} b @param {string} [path] @returns {string[]}
 */
export function differences(a, b, path = "") {
  const plain = /** @param {unknown} value */ (value) =>
    typeof value === "object" && value !== null && !Array.isArray(value);
  if (!plain(a) || !plain(b)) return JSON.stringify(a) === JSON.stringify(b) ? [] : [path];
  const left = /** @type {{ [name: string]: unknown }} */ (a),
    right = /** @type {{ [name: string]: unknown }} */ (b);
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].flatMap((name) =>
    differences(left[name], right[name], path ? `${path}.${name}` : name)
  );
}
