import { layerName, stageText } from "../../../../static/js/drawers/unfolding/stage-names.js";
import { t } from "../../../../static/js/lib/text.js";
import { assertEquals } from "../../assert.js";

Deno.test("a stage has its layer's name and the formula so far", () => {
  /** @param {import("../../../../static/js/types.js").Stage["kind"]} kind */
  const text = (kind) => {
    const { name, formula } = stageText({ kind, layer: 2 }, "binary", t);
    return `${name}: ${formula}`;
  };
  assertEquals(
    /** @type {const} */ (["plane", "features", "weights", "bias", "activation", "residual", "output"]).map(
      text,
    ),
    [
      "the plane: x",
      "features: a^[0]",
      "layer 2: W^[2] a^[1]",
      "layer 2: W^[2] a^[1] + b^[2]",
      "layer 2: g^[2](W^[2] a^[1] + b^[2])",
      "layer 2: a^[1] + v^[2]",
      "output: ŷ = σ(W^[2] a^[1] + b^[2])",
    ],
  );
});

Deno.test("the output's formula is that of the problem", () => {
  /** @param {import("../../../../static/js/types.js").Problem} problem */
  const formula = (problem) => stageText({ kind: "output", layer: 3 }, problem, t).formula;
  assertEquals([formula("multiclass"), formula("regression")], [
    "ŷ = softmax(W^[3] a^[2] + b^[3])",
    "ŷ = W^[3] a^[2] + b^[3]",
  ]);
});

Deno.test("layers are named from the input to the output", () => {
  assertEquals([0, 1, 2, 3].map((layer) => layerName(layer, 4, t)), [
    "input",
    "layer 1",
    "layer 2",
    "output",
  ]);
});
