import {
  changeAt,
  figure,
  gradientAt,
  has,
  narrow,
  pairOf,
  rowOf,
  stagesOf,
  valuesOf,
  works,
} from "../../../static/js/model/step-stages.js";
import { assert, assertClose, assertEquals } from "../assert.js";
import { traceOf } from "../trace.js";

Deno.test("the stages go forward, to J, back and to the update", () => {
  assertEquals(stagesOf(2).map(({ kind, layer }) => `${kind} ${layer}`), [
    "input 0",
    "z 1",
    "a 1",
    "z 2",
    "a 2",
    "loss 2",
    "delta 2",
    "gradient 2",
    "delta 1",
    "gradient 1",
    "update 0",
    "end 0",
  ]);
});

Deno.test("a row is one point's, or the mean; what is missing or not finite has none", () => {
  assertEquals(rowOf([[1, 2], [3, 6]], 1), [3, 6]);
  assertEquals(rowOf([[1, 2], [3, 6]], null), [2, 4]);
  assertEquals(rowOf([[1, null], [3, 6]], null), [2, null]);
  assertEquals(rowOf(null, null), null);
  assertEquals(rowOf([], 0), null);
});

Deno.test("the units show what the stage is about", () => {
  /** @param {import("../../../static/js/model/step-stages.js").Kind} kind @param {number} layer @param {number | null} sample */
  const at = (kind, layer, sample) => valuesOf({ stage: { kind, layer }, trace: traceOf(), sample });
  assertEquals(at("input", 0, null), [2]);
  assertEquals(at("z", 1, null), [2, -1.5]);
  assertEquals(at("a", 1, 1), [3, 0]);
  assertEquals(at("delta", 1, 0), [0.1, 0]);
  assertEquals(at("delta", 1, null), [0.2, 0]);
  assertEquals(at("update", 0, null), null);
  const left = traceOf();
  left.layers[0].z = left.layers[0].delta = null;
  assertEquals(valuesOf({ stage: { kind: "z", layer: 1 }, trace: left, sample: null }), null);
  assertEquals(valuesOf({ stage: { kind: "delta", layer: 1 }, trace: left, sample: null }), [0.2, 0]);
});

Deno.test("a weight has a gradient with its penalty, and a change; a bias has no penalty", () => {
  const weight = { layer: 1, row: 0, column: 0 }, bias = { layer: 1, row: 0, column: null };
  assertClose(gradientAt(traceOf(), weight).whole ?? NaN, 0.6);
  assertEquals(gradientAt(traceOf(), bias), { own: 0.2, penalty: 0, whole: 0.2 });
  assertEquals(changeAt(traceOf(), weight), [1, 0.9]);
  assertEquals(changeAt(traceOf(), bias), [0, -0.02]);
  assert(has(traceOf(), weight) && has(traceOf(), bias));
  assert(
    !has(traceOf(), { layer: 1, row: 0, column: 1 }) && !has(traceOf(), { layer: 3, row: 0, column: 0 }),
  );
});

Deno.test("connections are at work where numbers flow, and in the update where they change", () => {
  /** @param {import("../../../static/js/model/step-stages.js").Kind} kind @param {number} layer */
  const lit = (kind, layer) =>
    [{ layer: 1, row: 0, column: 0 }, { layer: 1, row: 1, column: 0 }, { layer: 2, row: 0, column: 0 }].map((
      edge,
    ) => works({ stage: { kind, layer }, trace: traceOf(), sample: null, place: edge }, edge));
  assertEquals(lit("z", 1), [true, true, false]);
  assertEquals(lit("delta", 1), [false, false, true]);
  assertEquals(lit("gradient", 2), [false, false, true]);
  assertEquals(lit("loss", 2), [false, false, false]);
  assertEquals(lit("update", 0), [true, false, true]);
});

Deno.test("numbers say enough, small ones by their power of ten", () => {
  assertEquals([0.5, -0.00704, 0, 12345, null, NaN].map(figure), [
    "0.5000",
    "−7.04·10⁻³",
    "0.0000",
    "1.23·10⁴",
    "–",
    "–",
  ]);
  assertEquals([0.5, -0.007, 0, 123.45].map(narrow), ["0.500", "−7·10⁻³", "0", "123.5"]);
  assertEquals(pairOf(0.273923, 0.273219), ["0.273923", "0.273219"]);
  assertEquals(pairOf(1, 1), ["1.0000", "1.0000"]);
});
