/** Reopening, after a session is gone or could not be opened: another one, or another try. Pure. */

import { t } from "../lib/text.js";
import { lastSeen } from "../state/last-seen.js";
import { Refusal } from "./api.js";
import { LONGEST_PAUSE } from "./stream.js";

/** @typedef {import("../types.js").State} State */
/** @typedef {import("./session.js").Wanted} Wanted */
/** @typedef {{ open: Wanted, message: string }} Another session to open in its place, and what is said of it */
/** @typedef {{ show: Partial<State>, pause: number }} Again the same is tried after so many milliseconds */

/**
 * After the server has forgotten the session: one that goes on from where the page last saw it, if it was one's own.
 * @param {Pick<State, "watching" | "frame" | "config" | "points">} state @returns {Another}
 */
export function afterLoss(state) {
  const setup = state.watching ? undefined : lastSeen(state);
  return {
    open: { setup },
    message: setup
      ? t("The session was no longer there; this one goes on from where the page last saw it.")
      : t("The session was no longer there; this is a new one."),
  };
}

/**
 * After a try that failed: what was refused for good gives way to a new session; a full server, and one out of reach,
 * are asked again.
 * @param {unknown} error @param {Wanted} wanted @returns {Another | Again}
 */
export function afterFailure(error, { id, setup }) {
  const refusal = error instanceof Refusal ? error : null;
  if (refusal && refusal.status !== 503 && id !== undefined) {
    return { open: {}, message: t("The session was no longer there; this is a new one.") };
  }
  if (refusal && refusal.status !== 503 && setup) return { open: {}, message: refusal.message };
  return {
    show: refusal ? { connection: "full", capacity: refusal.message } : { connection: "lost" },
    pause: 1000 * (refusal?.retryAfter ?? 0) || LONGEST_PAUSE,
  };
}
