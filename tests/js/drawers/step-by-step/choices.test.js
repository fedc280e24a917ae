import { choicesAt, choicesOf } from "../../../../static/js/drawers/step-by-step/choices.js";
import { t } from "../../../../static/js/lib/text.js";
import { assertEquals } from "../../assert.js";
import { traceOf } from "../../trace.js";

Deno.test("a stage offers what it is shown for", () => {
  /** @param {import("../../../../static/js/model/step-stages.js").Kind} kind */
  const offered = (kind) => Object.entries(choicesAt(kind)).filter(([, is]) => is).map(([name]) => name);
  assertEquals(offered("input"), ["samples"]);
  assertEquals(offered("loss"), ["samples"]);
  assertEquals(offered("a"), ["samples", "units"]);
  assertEquals(offered("gradient"), ["samples", "units", "inputs"]);
  assertEquals(offered("update"), ["layers", "units", "inputs"]);
  assertEquals(offered("end"), []);
});

Deno.test("weights are named by what they come from, and the bias comes last", () => {
  const first = choicesOf(traceOf(), { layer: 1, row: 1, column: 0 }, ["x1^2"], t);
  assertEquals(first.inputs.map(({ value, text }) => [value, text]), [[0, "w₂₁⁽¹⁾ · x₁²"], ["", "b₂⁽¹⁾"]]);
  assertEquals(first.units.map(({ text }) => text), ["a₁⁽¹⁾", "a₂⁽¹⁾"]);
  const last = choicesOf(traceOf(), { layer: 2, row: 0, column: 0 }, ["x1^2"], t);
  assertEquals(last.inputs.map(({ text }) => text), ["w₁₁⁽²⁾ · a₁⁽¹⁾", "w₁₂⁽²⁾ · a₂⁽¹⁾", "b₁⁽²⁾"]);
  assertEquals(last.units.map(({ text }) => text), ["Output 1"]);
  assertEquals(last.layers.map(({ value, text }) => [value, text]), [[1, "Layer 1"], [2, "Output"]]);
});

Deno.test("the mean can be chosen where the batch's numbers are there", () => {
  const samples = (/** @type {import("../../../../static/js/types.js").Trace} */ trace) =>
    choicesOf(trace, { layer: 1, row: 0, column: 0 }, ["x1"], t).samples;
  assertEquals(samples(traceOf()).map(({ text }) => text), ["mean of the batch", "point 4", "point 9"]);
  assertEquals(samples(traceOf())[0].disabled, false);
  assertEquals(samples(traceOf({ inputs: null }))[0].disabled, true);
});
