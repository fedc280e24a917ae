import { choicesAt, choicesOf } from "../../../../static/js/drawers/step-by-step/choices.js";
import { t } from "../../../../static/js/lib/text.js";
import { assertEquals } from "../../assert.js";
import { traceOf } from "../../trace.js";

/** What the outputs are called here. @param {number} unit */
const outputName = (unit) => ["Output of setosa", "Output of virginica"][unit];

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
  const first = choicesOf(traceOf(), { layer: 1, row: 1, column: 0 }, ["x1^2"], outputName, t);
  assertEquals(first.inputs.map(({ value, text }) => [value, text]), [[0, "w₂,₁^[1] · x₁²"], ["", "b₂^[1]"]]);
  assertEquals(first.units.map(({ text }) => text), ["a₁^[1]", "a₂^[1]"]);
  const last = choicesOf(traceOf(), { layer: 2, row: 0, column: 0 }, ["x1^2"], outputName, t);
  assertEquals(last.inputs.map(({ text }) => text), ["w₁,₁^[2] · a₁^[1]", "w₁,₂^[2] · a₂^[1]", "b₁^[2]"]);
  assertEquals(last.units.map(({ text }) => text), ["Output of setosa"]);
  assertEquals(last.layers.map(({ value, text }) => [value, text]), [[1, "Layer 1"], [2, "Output"]]);
});

Deno.test("the mean can be chosen where the batch's numbers are there", () => {
  const samples = (/** @type {import("../../../../static/js/types.js").Trace} */ trace) =>
    choicesOf(trace, { layer: 1, row: 0, column: 0 }, ["x1"], outputName, t).samples;
  assertEquals(samples(traceOf()).map(({ text }) => text), ["mean of the batch", "point 5", "point 10"]);
  assertEquals(samples(traceOf())[0].disabled, false);
  assertEquals(samples(traceOf({ inputs: null }))[0].disabled, true);
});
