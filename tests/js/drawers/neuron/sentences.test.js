import {
  hintSentence,
  pointSentence,
  unitOptions,
  weightSentence,
} from "../../../../static/js/drawers/neuron/sentences.js";
import { t } from "../../../../static/js/lib/text.js";
import { assert, assertEquals } from "../../assert.js";

Deno.test("a neuron's weights are read out, of many the first", () => {
  assertEquals(weightSentence({ w: Float64Array.of(1, -0.5), b: 2 }, t), "w = (1.000; −0.500), b = 2.000");
  assertEquals(weightSentence({ w: new Float64Array(40), b: 0 }, t).split(";").length, 12);
});

Deno.test("a point is told by its place, and its class or value", () => {
  const points = { x: Float32Array.of(0, 0, 1, -2), labels: Float32Array.of(0, 1) };
  assertEquals(pointSentence(points, 1, "binary", t), "x₁ = 1.00, x₂ = −2.00, y = 1");
  assertEquals(pointSentence(points, 1, "regression", t), "x₁ = 1.00, x₂ = −2.00, y = 1.00");
});

Deno.test("units are offered from the output down, each with its layer and number", () => {
  const options = unitOptions([2, 1], ["0"], t);
  assertEquals(options.map(({ value }) => value), ["2 0", "1 1", "1 0"]);
  assertEquals(options.map(({ title }) => title), ["Output ŷ", "Layer 1, unit 2", "Layer 1, unit 1"]);
  assertEquals(unitOptions([2], ["setosa", "virginica"], t).map(({ title }) => title), [
    "Output of class virginica",
    "Output of class setosa",
  ]);
});

Deno.test("a hint says what a hand can do here, and why no more", () => {
  const free = { space: /** @type {const} */ ("inputs"), straight: true, w: new Float64Array(2) };
  const turn = /** @type {[number, number]} */ ([0, 1]), anchor = turn;
  const said = [
    hintSentence({ neuron: { ...free, turn }, anchor }, true, t),
    hintSentence(
      { neuron: { ...free, turn: null, space: "elsewhere", w: new Float64Array(4) }, anchor: null },
      false,
      t,
    ),
    hintSentence({ neuron: { ...free, turn: null }, anchor: null }, false, t),
    hintSentence({ neuron: { ...free, turn }, anchor: null }, false, t),
    hintSentence({ neuron: { ...free, turn, straight: false }, anchor }, false, t),
    hintSentence({ neuron: { ...free, turn }, anchor }, false, t),
    hintSentence({ neuron: { ...free, turn }, anchor, silenced: true }, false, t),
  ];
  assertEquals(new Set(said).size, said.length);
  assertEquals(said[0], "You may only look on here.");
  assert(said[1].startsWith("This unit has 4 inputs"));
  assert(said[3].includes("outside the plane") && said[4].includes("is a curve"));
  assert(said[5].startsWith("Drag the tip of w"));
});
