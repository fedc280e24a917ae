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
      "features: φ(x)",
      "layer 2: W a",
      "layer 2: W a + b",
      "layer 2: g(W a + b)",
      "layer 2: a + v",
      "output: ŷ = σ(W a + b)",
    ],
  );
});

Deno.test("the output's formula is that of the problem", () => {
  /** @param {import("../../../../static/js/types.js").Problem} problem */
  const formula = (problem) => stageText({ kind: "output", layer: 3 }, problem, t).formula;
  assertEquals([formula("multiclass"), formula("regression")], ["ŷ = softmax(W a + b)", "ŷ = W a + b"]);
});

Deno.test("layers are named from the input to the output", () => {
  assertEquals([0, 1, 2, 3].map((layer) => layerName(layer, 4, t)), [
    "input",
    "layer 1",
    "layer 2",
    "output",
  ]);
});
