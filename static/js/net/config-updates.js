/**
 * Changes of the configuration on their way to the server: one unanswered at a time, the newest value wins, and what
 * the user chose stays on show until a frame contains it or the server refuses it.
 */

import { Disconnected } from "./stream.js";

/** @import { Ack, Patch } from "../types.js" */
/** @import { UpdateCommand } from "./wire.d.ts" */

/**
 * @param {{
 *   send: (command: UpdateCommand) => Promise<Ack>,
 *   onWanted: (wanted: Patch | null) => void, onRefused: (sentence: string) => void,
 * }} options
 */
export function createConfigUpdates({ send, onWanted, onRefused }) {
  /** What no answer speaks of yet. @type {Patch | null} */
  let next = null;
  /** What the server is being asked, the oldest first; more than one only where another command was in a hurry. @type {Patch[]} */
  let asked = [];
  /** What the server took, until a frame of that revision shows it. @type {{ patch: Patch, revision: number }[]} */
  let taken = [];
  let seen = 0;
  /** The stroke of the newest change, if its hand numbers them. @type {number | undefined} */
  let stroke;

  const show = () => {
    const parts = [...taken.map(({ patch }) => patch), ...asked, next].filter((patch) => patch !== null);
    onWanted(parts.length ? parts.reduce((all, part) => merge(all, part), {}) : null);
  };

  const flush = () => {
    if (!asked.length) leave();
  };

  const leave = () => {
    if (!next) return;
    const patch = next;
    asked.push(patch);
    next = null;
    send({ type: "update", config: patch, ...(stroke === undefined ? {} : { stroke }) }).then(
      ({ revision }) => {
        if (!over(patch)) return;
        if (revision > seen) taken.push({ patch, revision });
        show();
        flush();
      },
      (error) => {
        if (error instanceof Disconnected) return lost(patch);
        if (!over(patch)) return;
        onRefused(error.message);
        show();
        flush();
      },
    );
  };

  /** Whether an answer was waited for until now: one of a session that was left says nothing about this one. @param {Patch} patch */
  const over = (patch) => {
    const waited = asked.includes(patch);
    asked = asked.filter((one) => one !== patch);
    return waited;
  };

  /** A lost connection is no refusal: what was wanted is sent again when it is back, unless overtaken. @param {Patch} patch */
  const lost = (patch) => {
    if (!asked.includes(patch)) return;
    next = [...asked, next ?? {}].reduce((all, part) => merge(all, part), {});
    asked = [];
    show();
  };

  return {
    /** Change a part of the configuration; changes of one stroke are undone together. @param {Patch} patch @param {number} [of] */
    update(patch, of) {
      stroke = of;
      next = next ? merge(next, patch) : patch;
      show();
      flush();
    },
    /** The connection is back: send what waited. */
    flush,
    /** Another command goes out: what waits goes before it, without the answer that it waits for. */
    hurry() {
      if (next) leave();
    },
    /** A frame came: what it contains is wanted no longer. @param {number} revision */
    see(revision) {
      seen = revision;
      const left = taken.filter((entry) => entry.revision > revision);
      if (left.length === taken.length) return;
      taken = left;
      show();
    },
    /** Another session: nothing is on its way to it. */
    clear() {
      next = null;
      asked = [];
      taken = [];
      seen = 0;
      show();
    },
  };
}

/**
 * One part of a configuration laid over another; anything but an object is replaced whole.
 * @template {object} T @param {T} base @param {object} over @returns {T}
 */
export function merge(base, over) {
  const merged = /** @type {any} */ ({ ...base });
  for (const [key, value] of Object.entries(over)) {
    const below = merged[key];
    merged[key] = isPart(value) && isPart(below) ? merge(below, value) : value;
  }
  return merged;
}

/** @param {unknown} value @returns {value is object} */
const isPart = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
