/** What each stage of a training step does, in a sentence. Pure. */

import { weightName } from "../../model/names.js";

/**
 * @param {import("../../model/step-stages.js").ShownStage} shown @param {string} optimizer its title
 * @param {import("../../types.js").Translate} t
 * @returns {string}
 */
export function sentenceOf({ stage: { kind, layer }, trace, sample, place }, optimizer, t) {
  const last = trace.layers.length, many = sample === null;
  const name = layer === last ? t("the output") : t("layer {layer}", { layer });
  switch (kind) {
    case "input":
      return many
        ? t("Input: the next batch of {count} points comes in; each feature's mean stands beside it.", {
          count: trace.points.length,
        })
        : t("Input: point {point} of the next batch comes in.", { point: trace.points[sample] + 1 });
    case "z":
      return t("Forward through {layer}: each unit weighs what comes in and adds its bias: z.", {
        layer: name,
      });
    case "a":
      return layer === last
        ? t("The output: from z it makes ŷ, the network's answer.")
        : t("Forward through {layer}: the activation makes a of z, and hands it on.", { layer: name });
    case "loss":
      return many
        ? t("J: how wrong the answers are, as the mean over the batch.")
        : t("How wrong the answer is for this point; J is the mean of these losses.");
    case "delta":
      return layer === last
        ? t("Backward: δ at the output says how the loss changes with z.")
        : t("Backward through {layer}: the weights above carry δ back, g′(z) scales it.", { layer: name });
    case "gradient":
      return many
        ? t("The gradient of {layer}: δ of the unit times what came in, as the mean over the batch.", {
          layer: name,
        })
        : t("What this point adds to the gradient of {layer}: δ of the unit times what came in.", {
          layer: name,
        });
    case "update":
      return t("Update: {optimizer} moves every weight against its gradient; {weight} is shown.", {
        optimizer,
        weight: weightName(place.layer, place.row, place.column),
      });
    default:
      return t("That was one step. “Make this step” makes exactly this update.");
  }
}

/**
 * What stands there while there are no numbers.
 * @param {{ running: boolean, busy: boolean }} why @param {import("../../types.js").Translate} t
 */
export const waitingSentence = ({ running, busy }, t) =>
  running
    ? t("The network trains. Pause it, and its next step is told here.")
    : busy
    ? t("The next batch is being read.")
    : "";
