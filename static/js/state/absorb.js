/** Taking a frame into the state. Pure. */

/** @typedef {import("../types.js").State} State */

/** Frames further apart than this are no animation; they say nothing about the next one. */
const LONGEST_INTERVAL = 500;

/**
 * @param {State} state @param {import("../types.js").Frame} frame @param {number} now @returns {Partial<State>}
 */
export function absorb(state, frame, now) {
  const since = now - state.received;
  const interval = state.frame && since < LONGEST_INTERVAL
    ? state.interval ? state.interval + 0.2 * (since - state.interval) : since
    : state.interval;
  return {
    frame,
    previous: state.frame,
    received: now,
    interval,
    points: frame.points ?? state.points,
    config: frame.state.config ?? state.config,
    edits: frame.state.edits ?? state.edits,
    history: splice(state.history, frame.state.history_from, frame.loss),
  };
}

/**
 * The history with everything from entry `from` on replaced; four numbers an entry.
 * @param {Float64Array} history @param {number} from @param {Float64Array | null} entries
 */
export function splice(history, from, entries) {
  const kept = Math.min(4 * from, history.length);
  if (kept === history.length && !entries?.length) return history;
  const spliced = new Float64Array(kept + (entries?.length ?? 0));
  spliced.set(history.subarray(0, kept));
  if (entries) spliced.set(entries, kept);
  return spliced;
}
