/** What the drawer of a neuron says: its weights, a point, the units there are, and what a hand can do. Pure. */

/** @import { Neuron, Place } from "../../model/neuron.js" */
/** @import { Points, Problem, Translate } from "../../types.js" */

import { decimal } from "../../lib/format.js";

/** More weights than these are not read out. */
const SPOKEN = 12;

/** A neuron's weights and bias. @param {Pick<Neuron, "w" | "b">} neuron @param {Translate} t */
export const weightSentence = ({ w, b }, t) =>
  t("w = ({w}), b = {b}", {
    w: [...w].slice(0, SPOKEN).map((value) => decimal(value, 3)).join("; "),
    b: decimal(b, 3),
  });

/**
 * Where a point lies, and what it should be.
 * @param {Pick<Points, "x" | "labels">} points @param {number} i
 * @param {Problem} problem @param {Translate} t
 */
export const pointSentence = ({ x, labels }, i, problem, t) =>
  t("x₁ = {x1}, x₂ = {x2}, y = {y}", {
    x1: decimal(x[2 * i], 2),
    x2: decimal(x[2 * i + 1], 2),
    y: decimal(labels[i], problem === "regression" ? 2 : 0),
  });

/** Every unit there is, by name, from the output down. @param {readonly number[]} sizes units of each layer @param {readonly string[]} names of the outputs' classes @param {Translate} t */
export function unitOptions(sizes, names, t) {
  const last = sizes.length;
  return sizes.flatMap((rows, l) =>
    Array.from({ length: rows }, (_, u) => ({
      value: `${l + 1} ${u}`,
      title: l + 1 < last
        ? t("Layer {layer}, unit {unit}", { layer: l + 1, unit: u + 1 })
        : rows === 1
        ? t("Output ŷ")
        : t("Output of class {k}", { k: names[u] }),
    }))
  ).reverse();
}

/**
 * What a hand can do here, and why no more.
 * @param {{ neuron: Pick<Neuron, "space" | "turn" | "straight" | "w">, anchor: Place | null, silenced?: boolean }} scene
 * @param {boolean} watching @param {Translate} t
 */
export function hintSentence({ neuron, anchor, silenced }, watching, t) {
  if (silenced) {
    return t("This unit is silenced: this is what it would say, but it hands on 0 and does not learn.");
  }
  if (watching) return t("You may only look on here.");
  if (neuron.space === "elsewhere") {
    return t(
      "This unit has {count} inputs, not two: its line z = 0 runs through the layers below. Drag to shift it; + and − steepen it; it cannot be turned. Each weight is set by a click on the unit in the network.",
      {
        count: neuron.w.length,
      },
    );
  }
  if (!neuron.turn) {
    return t(
      "x₁ and x₂ are not both inputs here: drag to shift the line z = 0, + and − steepen it; there is no w in this plane to turn it by.",
    );
  }
  if (!anchor) return t("The line z = 0 lies outside the plane. Drag in the plane to bring it here.");
  if (!neuron.straight) {
    return t(
      "With features other than x₁ and x₂ the line z = 0 is a curve. The tip of w sets the weights of x₁ and x₂; drag elsewhere to shift it.",
    );
  }
  return t("Drag the tip of w to turn and steepen the line, drag elsewhere to shift it. Dashed: z = ±1.");
}
