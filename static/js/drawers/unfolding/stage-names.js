/** Names of the stages on the way through the network and of its layers, and the stages' formulas. Pure. */

/** @typedef {import("../../types.js").Translate} Translate */

/**
 * What a stage is called, and its formula.
 * @param {Pick<import("../../types.js").Stage, "kind" | "layer">} stage
 * @param {import("../../types.js").Problem} problem @param {Translate} t
 * @returns {{ name: string, formula: string }}
 */
export function stageText({ kind, layer }, problem, t) {
  if (kind === "plane") return { name: t("the plane"), formula: "x" };
  if (kind === "features") return { name: t("features"), formula: "φ(x)" };
  const formula = {
    weights: "W a",
    bias: "W a + b",
    activation: "g(W a + b)",
    residual: "a + v",
    output:
      { binary: "ŷ = σ(W a + b)", multiclass: "ŷ = softmax(W a + b)", regression: "ŷ = W a + b" }[problem],
  }[kind];
  return { name: kind === "output" ? t("output") : t("layer {layer}", { layer }), formula };
}

/** What a layer is called, of so many with input and output. @param {number} layer @param {number} count @param {Translate} t */
export const layerName = (layer, count, t) =>
  layer === 0 ? t("input") : layer === count - 1 ? t("output") : t("layer {layer}", { layer });
