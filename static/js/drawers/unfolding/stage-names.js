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
  if (kind === "features") return { name: t("features"), formula: "a^[0]" };
  const below = `a^[${layer - 1}]`, weighted = `W^[${layer}] ${below}`, z = `${weighted} + b^[${layer}]`;
  const formula = {
    weights: weighted,
    bias: z,
    activation: `g^[${layer}](${z})`,
    residual: `${below} + v^[${layer}]`,
    output: { binary: `ŷ = σ(${z})`, multiclass: `ŷ = softmax(${z})`, regression: `ŷ = ${z}` }[problem],
  }[kind];
  return { name: kind === "output" ? t("output") : t("layer {layer}", { layer }), formula };
}

/** What a layer is called, of so many with input and output. @param {number} layer @param {number} count @param {Translate} t */
export const layerName = (layer, count, t) =>
  layer === 0 ? t("input") : layer === count - 1 ? t("output") : t("layer {layer}", { layer });
