/** Where a key travels along the loss chart. Pure. */

/** @import { Timeline } from "../../model/loss-history.js" */

import { clamp } from "../../model/geometry.js";
import { nearestEntry, STRIDE } from "../../model/loss-history.js";

/** A page key goes this share of the way, an arrow at least that. */
const PAGE = 0.1, NUDGE = 0.01;

/**
 * An entry of the curve further, and never less than can be seen.
 * @param {Float64Array} history @param {Pick<Timeline, "first" | "last">} line @param {number} from @param {1 | -1} by
 */
function nextEntry(history, { first, last }, from, by) {
  const near = nearestEntry(history, from) ?? 0;
  const entry = history[STRIDE * Math.max(0, near + by)] ?? from + by;
  const nudge = from + by * Math.max(1, (last - first) * NUDGE);
  return by > 0 ? Math.max(entry, nudge) : Math.min(entry, nudge);
}

/**
 * The step that a key travels to; null where it is none of ours.
 * @param {string} key @param {Float64Array} history @param {Pick<Timeline, "first" | "last">} line
 * @param {number} from the step to go on from
 */
export function destinationOf(key, history, line, from) {
  const { first, last } = line, page = Math.max(1, (last - first) * PAGE);
  const to = {
    ArrowLeft: () => nextEntry(history, line, from, -1),
    ArrowDown: () => nextEntry(history, line, from, -1),
    ArrowRight: () => nextEntry(history, line, from, 1),
    ArrowUp: () => nextEntry(history, line, from, 1),
    PageDown: () => from - page,
    PageUp: () => from + page,
    Home: () => first,
    End: () => last,
  }[key];
  return to ? clamp(to(), first, last) : null;
}
