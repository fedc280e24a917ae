/** What the drawer of the losses says: the axis, a point with its numbers, and how far the picture can be trusted. Pure. */

/** @import { Drawn } from "../../model/losses.js" */
/** @import { Points, Translate } from "../../types.js" */
/** @import { PointLosses } from "./point-losses.js" */

import { decimal, loss as lossText } from "../../lib/format.js";

/** @typedef {Drawn["axis"]} Axis */
/** @typedef {Pick<PointLosses, "problem" | "drawn" | "losses" | "places">} Told */

/** What the axis is called below the chart. @param {Axis} axis @param {Translate} t */
export const axisTitle = (axis, t) => ({
  probability: "ŷ",
  own: t("ŷₖ of the true class k"),
  logit: "z",
  margin: t("margin: zₖ of the true class − the best of the others"),
  error: "e = ŷ − y",
}[axis]);

/**
 * A point with its numbers.
 * @param {Told} of @param {Pick<Points, "x" | "labels">} points @param {number} i
 * @param {Translate} t
 */
export function pointSentence({ problem, drawn, losses, places }, { x, labels }, i, t) {
  const axes = { probability: "ŷ", own: "ŷₖ", logit: "z", margin: t("margin"), error: "e" };
  return t("point {index} ({x1}, {x2}), y = {y}, {axis} = {place}, ℒ = {loss}", {
    index: i + 1,
    x1: decimal(x[2 * i], 2),
    x2: decimal(x[2 * i + 1], 2),
    y: decimal(labels[i], problem === "regression" ? 3 : 0),
    axis: axes[drawn.axis],
    place: decimal(places[i], 3),
    loss: lossText(losses[i]),
  });
}

/** @param {{ loss: string, trained: string }} of @param {Translate} t */
export const otherLossNote = ({ loss, trained }, t) =>
  loss === trained ? "" : t("The network is trained with another loss; this only looks.");

/** @param {Pick<Drawn, "exact">} drawn @param {Translate} t */
export const exactnessNote = ({ exact }, t) =>
  exact
    ? ""
    : t("With several classes ℒ depends on more than this axis: a point lies between the dashed curves.");
