/** The loss of every point at one moment, of the loss and the class that are looked at. Pure. */

/** @import { State } from "../../types.js" */

import { passOf } from "../../model/forward-cache.js";
import { drawnLoss, lossesOf, summary } from "../../model/losses.js";

/**
 * @typedef {{ loss: string, only: number | null }} Choice `loss`: which one is looked at, "" for the one that is trained
 *   with; `only`: the class whose points are looked at, null for all
 */
/** @typedef {NonNullable<ReturnType<typeof pointLosses>>} PointLosses */

/**
 * Every point's loss from the latest numbers. A choice that does not fit the problem gives way: to the loss that is
 * trained with, to all classes.
 * @param {State} state @param {Choice} choice
 */
export function pointLosses(state, choice) {
  const found = passOf(state), { config, points } = state;
  if (!found || !config) return null;
  const output = found.pass.layers[found.pass.layers.length - 1], { problem } = found.frame.state;
  const trained = config.training.loss, classes = output.units;
  const loss = drawnLoss(choice.loss, problem, classes) ? choice.loss : trained;
  const drawn = drawnLoss(loss, problem, classes);
  if (!drawn) return null;
  const fits = problem === "multiclass" && choice.only !== null && choice.only < classes;
  const only = fits ? choice.only : null;
  const counts = (/** @type {number} */ i) => only === null || points.labels[i] === only;
  const { losses, places } = lossesOf(drawn, output, points.labels);
  return {
    problem,
    loss,
    trained,
    drawn,
    losses,
    places,
    classes,
    only,
    shown: (/** @type {number} */ i) => counts(i) && (state.showTest || points.split[i] === 0),
    train: summary(losses, (i) => points.split[i] === 0 && counts(i)),
  };
}
