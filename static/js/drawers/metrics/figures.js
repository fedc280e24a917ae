/** What the tables of metrics say: a regression's errors, and how healthy a layer is. Pure. */

/** @import { Metrics, Quality } from "../../types.js" */

import { decimal, integer, loss, short } from "../../lib/format.js";

/** From here on R² has no decimals worth reading. */
const LARGE = 1e4;

/** R² and the mean absolute error. @param {Pick<Quality, "r_squared" | "mean_absolute_error">} quality */
export const errorFigures = ({ r_squared: r, mean_absolute_error: error }) => [
  r !== null && Math.abs(r) >= LARGE ? short(r) : decimal(r, 3),
  loss(error),
];

/** @param {number | null} value */
const twoDigits = (value) => short(value === null ? null : Number(value.toPrecision(2)));

/**
 * ‖dJ/dW‖, ‖ΔW‖ / ‖W‖, and how many of its units are saturated or dead; an output unit cannot be either.
 * @param {Metrics["layers"][number]} layer @param {boolean} output
 */
export function layerFigures({ gradient_norm, update_ratio, saturated, dead, units }, output) {
  const counted = [saturated, dead].map((count) => output ? "" : `${integer(count)} / ${integer(units)}`);
  return [twoDigits(gradient_norm), twoDigits(update_ratio), ...counted];
}
