/** What a stage's formula is about: the unit and its layer, their symbols, their numbers. */

import { figure, valuesOf } from "../../model/step-stages.js";
import { hat, indexed, mfrac, mn, mrow, parenthesised, scripted } from "../../ui/mathml.js";
import { activation as g, feature, sampleLoss, sumOfSamples } from "../../ui/notation.js";

/** @typedef {import("../../ui/mathml.js").Part} Part */
/** @typedef {ReturnType<typeof subjectOf>} Subject */

/** @param {number | null | undefined} value */
export const plainNumber = (value) => mn(figure(value));
/** Behind an operator: a negative one in parentheses. @param {number | null | undefined} value */
export const factor = (value) => {
  const text = figure(value);
  return text.startsWith("−") ? parenthesised(mn(text)) : mn(text);
};
/** ∂ of one thing by another. @param {Part} of @param {Part} by */
export const partial = (of, by) => mfrac(mrow("∂", of), mrow("∂", by));

/**
 * @param {import("../../model/step-stages.js").ShownStage} shown @param {import("../../types.js").Config} config
 * @param {(label: number) => string} nameOf
 */
export function subjectOf({ stage, trace, sample, place }, config, nameOf) {
  const { row, column } = place, last = trace.layers.length, layer = stage.layer || place.layer;
  const own = trace.layers[layer - 1], { features, connections } = config.network;
  const count = String(trace.points.length), several = trace.layers[last - 1].W.length > 1;
  /** Within a mean every sample has its number. */
  const i = sample === null ? "i" : null;
  /** Which output, where there are several. @param {number} unit */
  const output = (unit) => several ? [nameOf(unit)] : [];
  return {
    config,
    trace,
    sample,
    row,
    column,
    layer,
    last,
    own,
    place: { ...place, layer },
    momentum: own.residual && connections === "momentum_residual",
    /** What the stage shows at the unit. */
    value: valuesOf({ stage, trace, sample })?.[row],
    /** The mean over the batch, where that is shown. @param {...Part} inside */
    mean: (...inside) =>
      sample === null ? mrow(mfrac("1", count), sumOfSamples(count), ...inside) : mrow(...inside),
    /** What a unit hands on; layer 0 are the features. @param {number} of @param {number} unit */
    a: (of, unit) =>
      of === 0
        ? feature(features[unit], i)
        : of < last
        ? scripted("a", { layer: of, sample: i }, unit + 1)
        : scripted(hat("y"), { sample: i }, ...output(unit)),
    y: () => scripted("y", { sample: i }, ...output(row)),
    /** @param {number | string} [unit] */
    z: (unit = row + 1) => scripted("z", { layer, sample: i }, unit),
    /** Something else of the unit. @param {string} letter */
    unit: (letter) => scripted(letter, { layer, sample: i }, row + 1),
    loss: () => sampleLoss(i),
    g: () => g(layer),
    weight: () => column === null ? indexed("b", layer, row + 1) : indexed("w", layer, row + 1, column + 1),
  };
}
