/** What the drawer of the chain rule says beside its formulas. Pure. */

/** @import { Trace, Translate } from "../../types.js" */
/** @import { Check } from "./chain.js" */

import { integer, short } from "../../lib/format.js";

/** An error below this is none. */
const EXACT = 1e-12;

/** Which moment is told, and how wrong the network is there. @param {Trace} trace @param {boolean} one of a single point @param {Translate} t */
export const momentSentence = ({ step, loss, objective, points }, one, t) =>
  one
    ? t("at step {step}: loss ℒ = {loss}", { step: integer(step), loss: short(loss) })
    : t("at step {step}: J = {loss}, the mean over N = {count} points", {
      step: integer(step),
      loss: short(objective),
      count: integer(points.length),
    });

/** What finite differences say of a derivative. @param {Check} check @param {Translate} t */
export function checkSentence({ difference, relative_error }, t) {
  const error = relative_error ?? 0;
  return t("by differences {value}, relative error {error}", {
    value: short(difference),
    error: error < EXACT ? "0" : short(Number(error.toPrecision(2))),
  });
}
