/** The run as hints follow it from frame to frame: since when nothing was changed, whether it went back. Pure. */

/** @typedef {import("../types.js").Snapshot} Snapshot */
/** @typedef {import("../types.js").Config} Config */
/** @typedef {import("./findings.js").Finding} Finding */
/**
 * @typedef {{ settings: string, data: number, since: number, step: number }} Watched `since`: the step from which on
 *   neither the settings nor the data were changed
 */

/** @type {Readonly<Watched>} */
export const NOTHING_WATCHED = Object.freeze({ settings: "", data: -1, since: 0, step: 0 });

/**
 * The run with one more frame. After a change the curve so far says nothing about what is set now; after a step back
 * in time, or a reset, what was waved away may be said again.
 * @param {Watched} before @param {Pick<Snapshot, "step" | "data_revision">} run @param {Config} config
 * @returns {{ watched: Watched, changed: boolean, back: boolean }}
 */
export function watchRun(before, { step, data_revision }, { data, network, training }) {
  const settings = JSON.stringify([data, network, training]);
  const changed = settings !== before.settings || data_revision !== before.data;
  const back = step < before.step;
  const since = changed ? step : back ? Math.min(before.since, step) : before.since;
  return { watched: { settings, data: data_revision, since, step }, changed, back };
}

/**
 * The finding to show in place of the one on show, or null to leave it. What the curve shows may have its cause in the
 * layers: unless it diverges, their health is heard first.
 * @param {readonly Finding[]} found @param {{ shown: Finding | null, silent: (kind: Finding["kind"]) => boolean, heard: boolean }} now
 */
export function nextFinding(found, { shown, silent, heard }) {
  const first = found.find(({ kind }) => !silent(kind)) ?? null;
  return first && first.kind !== shown?.kind && (heard || first.kind === "diverging") ? first : null;
}

/**
 * What the last edit before a step changed: the paths of its settings.
 * @param {readonly import("../types.js").EditView[]} edits in order @param {number} step
 */
export function lastEdited(edits, step) {
  const past = edits.filter((edit) => edit.step <= step);
  return past.filter((edit) => edit.step === past[past.length - 1].step).map(({ path }) => path);
}
