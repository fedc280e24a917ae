/** Each store's latest forward pass, for all views that ask: computed once a frame, or less often where that costs much. */

import { forwardPass, predictedClasses } from "./forward.js";

/** @typedef {import("../types.js").State} State */
/** @typedef {import("../types.js").Frame} Frame */
/** @typedef {{ pass: import("./forward.js").Pass, frame: Frame }} Found a pass, and the frame whose weights it is of */
/**
 * @typedef {{
 *   frame: Frame, config: State["config"], x: Float32Array, found: Found | null, predicted: Uint8Array | null, due: number,
 * }} Entry
 */

/** The name of the measure that every computed pass leaves in the browser's performance timeline. */
export const MEASURE = "frontiere:pass";

/** After a pass that took t ms, the next one waits 8 t while the network trains. */
const REST = 8;
/** After so many measures the timeline is emptied. */
const KEPT = 600;

/** A store's state is one object as long as the store lives. @type {WeakMap<State, Entry>} */
const entries = new WeakMap();
let measured = 0;

/** @param {State} state @returns {Entry | null} */
function entryOf(state) {
  const { frame, config, points: { x } } = state;
  if (!frame || !config) return null;
  const start = performance.now(), last = entries.get(state);
  const holds = last && last.x === x && last.config === config &&
    (last.frame === frame || frame.state.running && start < last.due);
  if (holds) return last;
  const pass = forwardPass(frame, config, x), end = performance.now();
  const entry = {
    frame,
    config,
    x,
    found: pass && { pass, frame },
    predicted: pass && predictedClasses(pass, frame.state.problem),
    due: end + REST * (end - start),
  };
  entries.set(state, entry);
  performance.measure(MEASURE, { start, end });
  if (++measured % KEPT === 0) performance.clearMeasures(MEASURE);
  return entry;
}

/**
 * Every z and a at every point, of the latest frame or, where that costs much, of one shortly before; `frame` is the
 * one; null without points.
 * @param {State} state @returns {Found | null}
 */
export const passOf = (state) => state.points.x.length ? entryOf(state)?.found ?? null : null;

/** The class predicted for each point, or null; of the same frame as the pass. @param {State} state */
export const verdicts = (state) => entryOf(state)?.predicted ?? null;

/** Whether rings are wanted at all. @param {State} state */
export const wantsRings = ({ ringWrong, cell }) => ringWrong || cell !== null;

/** The points of the cell that is pointed at, or all that are misclassified. @param {State} state @returns {number[]} */
export function ringed(state) {
  const predicted = wantsRings(state) ? verdicts(state) : null;
  if (!predicted) return [];
  const { cell, showTest, points: { labels, split } } = state;
  return [...predicted.keys()].filter((i) =>
    (showTest || split[i] === 0) &&
    (cell
      ? split[i] === Number(cell.split === "test") && labels[i] === cell.actual &&
        predicted[i] === cell.predicted
      : labels[i] !== predicted[i])
  );
}
