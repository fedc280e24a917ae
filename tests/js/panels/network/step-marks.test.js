import { assertEquals } from "../../assert.js";
import { traceOf } from "../../trace.js";
import { linesOf, scrollTo, textsOf, toldEdge } from "../../../../static/js/panels/network/step-marks.js";

/** @typedef {import("../../../../static/js/types.js").ShownStage} ShownStage */

/**
 * @param {ShownStage["stage"]["kind"]} kind @param {number} layer @param {number | null} [sample]
 * @returns {ShownStage}
 */
const step = (kind, layer, sample = null) => ({
  stage: { kind, layer },
  trace: traceOf(),
  sample,
  place: { layer: 1, row: 1, column: 0 },
});
/** @param {number} layer @param {number} row @param {number} column */
const edge = (layer, row, column) => ({ layer, row, column, x0: 0, y0: 0, x1: 1, y1: 1 });
const edges = [[edge(1, 0, 0), edge(1, 1, 0)], [edge(2, 0, 0), edge(2, 0, 1)]];

Deno.test("every unit at work has its number", () => {
  assertEquals(textsOf(step("a", 1, 0), 2), ["1.000", "0"]);
  assertEquals(textsOf(step("z", 2, 1), 1), ["1.500"]);
});

Deno.test("the loss stands at the first output: J of the batch, ℒ of one sample", () => {
  assertEquals(textsOf(step("loss", 2), 2), ["J = 1.250", ""]);
  assertEquals(textsOf(step("loss", 2, 1), 1), ["ℒ = 1.500"]);
});

Deno.test("units are ringed without numbers where the stage has none, and not at all in the update", () => {
  assertEquals(textsOf(step("gradient", 1), 2), ["", ""]);
  assertEquals([textsOf(step("update", 0), 1), textsOf(step("end", 0), 1)], [[], []]);
});

Deno.test("the step's weight is told of, or the one pointed at, if it is at work", () => {
  assertEquals(toldEdge(step("gradient", 1), edges, null), edges[0][1]);
  assertEquals(toldEdge(step("gradient", 1), edges, edges[0][0]), edges[0][0]);
  assertEquals(toldEdge(step("gradient", 1), edges, edges[1][0]), edges[0][1]);
  assertEquals(toldEdge(step("update", 0), edges, edges[1][0]), edges[1][0]);
  assertEquals(toldEdge(step("delta", 1), edges, edges[0][0]), null);
  assertEquals(toldEdge(step("update", 0), [], null), null);
});

Deno.test("a weight's gradient has its penalty in it, and its change is old and new", () => {
  assertEquals(linesOf(step("gradient", 1), edges[0][0]), ["0.600"]);
  assertEquals(linesOf(step("update", 0), edges[0][0]), ["1.0000", "→ 0.9000"]);
});

Deno.test("of a chosen point the edge has what that point adds to the gradient, not the batch's mean", () => {
  assertEquals(linesOf(step("gradient", 2, 0), edges[1][0]), ["−0.400"]);
  assertEquals(linesOf(step("gradient", 2, 1), edges[1][0]), ["2.400"]);
  assertEquals(linesOf(step("gradient", 1, 1), edges[0][0]), ["0.900"]);
});

Deno.test("of a connection that the step's network lacks nothing is told", () => {
  assertEquals(linesOf(step("update", 0), edge(1, 5, 0)), []);
});

Deno.test("the diagram scrolls only where the layer at work is out of sight, to its middle", () => {
  const scroller = { scrollLeft: 100, clientWidth: 300 };
  assertEquals(scrollTo({ x: 250, y: 0, size: 20 }, scroller), null);
  assertEquals(scrollTo({ x: 120, y: 0, size: 20 }, scroller), -30);
  assertEquals(scrollTo({ x: 390, y: 0, size: 20 }, scroller), 240);
});
