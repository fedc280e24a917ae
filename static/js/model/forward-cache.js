/** The network's own numbers at every point, for the views inside it: computed while one of them looks, once a frame. */

import { passThrough } from "./forward.js";

/** @typedef {import("../types.js").State} State */

/** The name of the measure that every computed pass leaves in the browser's performance timeline. */
export const MEASURE = "frontiere:pass";

/** A pass that took so long is made anew only after so many times as long, while it trains. */
const REST = 6;
/** After so many measures the timeline is emptied. */
const KEPT = 600;

/** @type {{ frame: State["frame"], x: Float32Array, pass: import("./forward.js").Pass | null, due: number } | null} */
let last = null;
let measured = 0;

/**
 * Every z and a at every point, of the latest frame or, where that costs much, of one shortly before; `frame` is the one.
 * @param {State} state
 * @returns {{ pass: import("./forward.js").Pass, frame: import("../types.js").Frame } | null}
 */
export function passOf({ frame, config, points: { x } }) {
  if (!frame || !config || !x.length) return null;
  const start = performance.now();
  const holds = last && last.x === x && last.frame &&
    (last.frame === frame || frame.state.running && start < last.due);
  if (!holds) {
    const pass = passThrough(frame, config, x), end = performance.now();
    last = { frame, x, pass, due: end + REST * (end - start) };
    performance.measure(MEASURE, { start, end });
    if (++measured % KEPT === 0) performance.clearMeasures(MEASURE);
  }
  return last?.pass && last.frame ? { pass: last.pass, frame: last.frame } : null;
}

/** What changes with every frame while it trains. @type {ReadonlySet<import("../types.js").Key>} */
const STREAMED = new Set(["frame", "previous", "received", "interval", "history"]);
/** A picture may take a tenth of the time, so that what else moves on the page goes on smoothly. */
const SHARE = 9;

/** Lets a view rest for some frames where drawing it costs much; whatever a hand does is drawn at once. */
export function createPace() {
  let due = 0;
  return {
    /** @param {State} state @param {Set<import("../types.js").Key>} changed */
    rests: ({ frame }, changed) =>
      Boolean(frame?.state.running) && performance.now() < due &&
      [...changed].every((key) => STREAMED.has(key)),
    /** @param {number} start when the drawing began */
    drawn(start) {
      const end = performance.now();
      due = end + SHARE * (end - start);
    },
  };
}
