/** Figures, loss curve and view request of a twin. Pure. */

import { integer, loss as lossText, percent } from "../../lib/format.js";
import { inStepsOf, lastStep, STRIDE } from "../../model/loss-history.js";
import { setting } from "../../state/settings.js";

/** @typedef {import("../../types.js").Snapshot} Snapshot */

/** The finest surface of a twin: its plane is small. */
const RESOLUTION = 80;

/** Its figures in a line. @param {Pick<Snapshot, "epoch" | "loss" | "accuracy">} run @param {import("../../types.js").Translate} t */
export const figuresText = ({ epoch, loss, accuracy }, t) =>
  [
    t("epoch {epoch}", { epoch: integer(epoch) }),
    t("train {loss}", { loss: lossText(loss.train) }),
    loss.test === null ? "" : t("test {loss}", { loss: lossText(loss.test) }),
    percent(accuracy.test ?? accuracy.train, 1),
  ].filter(Boolean).join(" · ");

/**
 * Its losses in the steps of the page's run, up to this moment.
 * @param {Float64Array} history @param {Pick<Snapshot, "epoch" | "loss">} run @param {number} stepsPerEpoch of the page's run
 */
export function curveOf(history, { epoch, loss }, stepsPerEpoch) {
  const curve = inStepsOf(history, stepsPerEpoch), step = epoch * stepsPerEpoch;
  if (!curve.length || step <= lastStep(curve)) return curve;
  const whole = new Float64Array(curve.length + STRIDE);
  whole.set(curve);
  whole.set([step, epoch, loss.train ?? NaN, loss.test ?? NaN], curve.length);
  return whole;
}

/**
 * What is looked at of it: nothing while its drawer is shut or the page is out of sight.
 * @param {import("../../types.js").State} state of the page @param {boolean} hidden
 * @returns {import("../../net/wire.d.ts").ViewCommand}
 */
export function viewOf(state, hidden) {
  const seen = state.drawer === "twin" && !hidden;
  const resolution = Math.min(RESOLUTION, Number(setting(state, "view.resolution")));
  return {
    type: "view",
    surface: seen ? { resolution } : null,
    neurons: null,
    features: seen ? { layer: -1, units: [0, 1] } : null,
  };
}
