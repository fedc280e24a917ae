/** What the network diagram says: of a residual layer, of the output, of the neuron or connection pointed at. */

import { decimal, short } from "../../lib/format.js";
import { t } from "../../lib/text.js";
import { weightAt } from "../../model/weights.js";
import { outputName, problemOf } from "../../state/settings.js";
import { symbol } from "../../ui/notation.js";

/** @typedef {import("../../types.js").State} State */

/** What a residual layer does. @param {Pick<State, "config">} state @param {number} layer */
export function residualSentence({ config }, layer) {
  const { connections, gamma } = config?.network ?? { connections: "", gamma: 0 };
  if (connections !== "momentum_residual") {
    return t("Layer {layer} adds to what it reads: a + f(a)", { layer });
  }
  return t("Layer {layer} adds a velocity to what it reads: a + v, v = {gamma} v + {rest} f(a)", {
    layer,
    gamma: short(gamma),
    rest: short(1 - gamma),
  });
}

/** What the outputs are called. @param {State} state @param {number} count */
export const outputNames = (state, count) =>
  Array.from({ length: count }, (_, unit) => outputName({ ...state, wanted: null }, unit, t));

/** The function of the output. @param {State} state */
export const headName = (state) =>
  ({ binary: t("sigmoid"), multiclass: t("softmax"), regression: t("linear") })[problemOf(state)];

/**
 * The line about what is pointed at: a weight, or a neuron and its bias; null where there is none.
 * @param {Pick<State, "pointed" | "frame" | "config">} state
 */
export function pointedLine({ pointed, frame, config }) {
  if (!pointed) return null;
  const { layer, row, column } = pointed, value = weightAt(frame, pointed);
  if (column !== null) {
    return value === null ? null : [...symbol("w", layer, row, column), ` = ${decimal(value, 2)}`];
  }
  const name = layer <= (config?.network.hidden.length ?? 0)
    ? t("Layer {layer}, unit {unit}", { layer, unit: row + 1 })
    : t("Output");
  return [`${name} · `, ...symbol("b", layer, row), ` = ${decimal(value, 2)}`];
}
