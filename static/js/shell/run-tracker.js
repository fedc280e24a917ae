/** The run under way, followed from frame to frame: when it ends, how long it took, whether it was touched. Pure. */

import { lastStep } from "../model/loss-history.js";
import { hasEnded, recipeOf, thinned } from "../model/run-record.js";

/** @typedef {import("../model/run-record.js").Run} Run */
/**
 * @typedef {{
 *   frame: import("../types.js").Frame, history: Float64Array, config: import("../types.js").Config,
 * }} Moment
 * @typedef {{ moment: Moment | null, seconds: number, touched: boolean }} Tracked
 */

/** A pause between two frames counts for so many seconds at most. */
const LONGEST = 1;

/** @type {Readonly<Tracked>} */
export const NO_RUN = Object.freeze({ moment: null, seconds: 0, touched: false });

/**
 * The run with one more moment, and whether that moment begins another run.
 * @param {Tracked} run @param {Moment} moment @returns {{ run: Tracked, ended: boolean }}
 */
export function follow(run, moment) {
  const before = run.moment;
  if (!before) return { run: { ...run, moment }, ended: false };
  const { state } = moment.frame, last = before.frame.state;
  const ended = hasEnded(placeOf(before), placeOf(moment));
  const took = !ended && state.running && last.running
    ? Math.min(LONGEST, Math.max(0, state.time - last.time))
    : 0;
  const changed = state.step > 0 &&
    (state.data_revision !== last.data_revision || !sameRecipe(before.config, moment.config));
  const kept = ended ? NO_RUN : run;
  return { run: { moment, seconds: kept.seconds + took, touched: kept.touched || changed }, ended };
}

/** What is kept of it, or null before it has learnt anything. @param {Tracked} run @returns {Run | null} */
export function recordOf({ moment, seconds, touched }) {
  if (!moment || lastStep(moment.history) === 0) return null;
  const { step, epoch, loss, accuracy } = moment.frame.state;
  const recipe = recipeOf(moment.config), curve = thinned(moment.history);
  return { recipe, curve, step, epoch, loss, accuracy, seconds, touched };
}

/** @param {Moment} moment */
const placeOf = ({ frame, history }) => ({ step: frame.state.step, history });

/** @param {import("../types.js").Config} one @param {import("../types.js").Config} other */
const sameRecipe = (one, other) =>
  one === other || JSON.stringify(recipeOf(one)) === JSON.stringify(recipeOf(other));
