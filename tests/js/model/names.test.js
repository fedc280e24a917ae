import { featureName, layersText, unitName, weightName } from "../../../static/js/model/names.js";
import { assertEquals } from "../assert.js";

Deno.test("units and features are named as in print", () => {
  assertEquals(unitName(0, 2), "a₁^[2]");
  assertEquals(unitName(11, 10), "a₁₂^[10]");
  assertEquals(["x1", "x2^2", "x1*x2", "sin(x1)"].map(featureName), ["x₁", "x₂²", "x₁ x₂", "sin x₁"]);
});

Deno.test("weights are named as in print", () => {
  assertEquals(weightName(1, 0, 1), "w₁,₂^[1]");
  assertEquals(weightName(2, 0, null), "b₁^[2]");
  assertEquals(weightName(3, 10, 1), "w₁₁,₂^[3]");
});

Deno.test("layers are told in a few words", () => {
  const title = (/** @type {string} */ name) => name.toUpperCase();
  assertEquals(
    layersText([{ units: 4, activation: "tanh" }, { units: 2, activation: "tanh" }], title),
    "TANH 4–2",
  );
  assertEquals(
    layersText([{ units: 4, activation: "relu" }, { units: 2, activation: "tanh" }], title),
    "4 RELU – 2 TANH",
  );
  assertEquals(layersText([], title), "");
});
