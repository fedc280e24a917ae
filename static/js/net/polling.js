/**
 * Polling of the server for an open drawer: one question at a time, spaced by how long an answer takes, and given up
 * when the drawer is shut.
 */

import { errorMessage } from "../lib/error-message.js";
import { Refusal } from "./api.js";

/** After a refusal nothing is asked for so many milliseconds, or for as long as the server says. */
const RETRY = 1000;

/**
 * @param {{
 *   store: import("../types.js").Store, ids: import("../types.js").Context["ids"], drawer: string,
 *   pause: number | (() => number), patience: number, // between questions: so many milliseconds, and so many times what the last one took
 *   refresh: () => void, // looks whether there is anything to ask now
 *   left: () => void, // the drawer was shut, and what was under way given up
 * }} options
 */
export function createPolling({ store, ids, drawer, pause, patience, refresh, left }) {
  /** @type {AbortController | null} */
  let asking = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let later;
  /** When the last question was settled, how long it took, and the least pause after it. */
  let settled = -Infinity, took = 0, least = 0;

  const isOpen = () => store.state.drawer === drawer && !document.hidden;
  const cancel = () => {
    clearTimeout(later);
    later = undefined;
    asking?.abort();
    asking = null;
  };
  const leave = store.subscribe((changed) => {
    if (!changed.has("drawer") || isOpen()) return;
    cancel();
    left();
  });

  return {
    isOpen,
    cancel,
    /** Whether an answer is on its way. */
    get busy() {
      return asking !== null;
    },
    /** Whether the same question has to wait; as soon as it need not, `refresh` is called. */
    waits() {
      const between = typeof pause === "number" ? pause : pause();
      const wait = settled + Math.max(least, between, patience * took) - performance.now();
      if (wait > 0) {
        later ??= setTimeout(() => {
          later = undefined;
          refresh();
        }, wait);
      }
      return asking !== null || wait > 0;
    },
    /**
     * Ask, in place of what was asked before; of the answers only the newest question's is told.
     * @template T
     * @param {(id: string, signal: AbortSignal) => Promise<T>} read
     * @param {(answer: T) => void} answered
     * @param {(why: string, busy: boolean) => void} failed `busy`: the server was, and said for how long
     */
    async ask(read, answered, failed) {
      const id = ids()?.id;
      cancel();
      if (!id) return;
      const mine = asking = new AbortController(), began = performance.now();
      /** @param {number} pause */
      const settle = (pause) => {
        asking = null;
        settled = performance.now();
        [took, least] = [settled - began, pause];
      };
      try {
        const answer = await read(id, mine.signal);
        if (asking !== mine) return;
        settle(0);
        answered(answer);
      } catch (error) {
        if (asking !== mine) return;
        const seconds = error instanceof Refusal ? error.retryAfter : 0;
        settle(Math.max(RETRY, 1000 * seconds));
        failed(errorMessage(error), seconds > 0);
      }
      refresh();
    },
    destroy() {
      leave();
      cancel();
    },
  };
}
