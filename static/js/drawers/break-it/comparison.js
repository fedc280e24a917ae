/** The figures before and after the last change, whoever made it, and those of now. Pure. */

/** @import { Snapshot } from "../../types.js" */

/** @typedef {Pick<Snapshot, "loss" | "accuracy">} Figures */
/** @typedef {{ before: Figures | null, after: Figures | null, now: Figures | null }} Comparison */
/** @typedef {Figures & Pick<Snapshot, "undo" | "redo" | "config_revision" | "data_revision">} Moment */

/** What differs where something was edited, or taken back. @param {Moment} moment */
const editsOf = ({ undo, redo, config_revision: config, data_revision: data }) =>
  [undo, redo, config, data].join();

/** A comparison that is shown one moment after the other. */
export function createComparison() {
  /** @type {Moment | null} */
  let now = null;
  /** @type {Comparison} */
  let found = { before: null, after: null, now: null };
  return {
    /** @param {Moment} moment @returns {Comparison} */
    see(moment) {
      const edited = now !== null && editsOf(now) !== editsOf(moment);
      found = edited ? { before: now, after: moment, now: moment } : { ...found, now: moment };
      now = moment;
      return found;
    },
  };
}
