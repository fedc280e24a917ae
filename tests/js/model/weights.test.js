import { incoming, reachOf, weightAt } from "../../../static/js/model/weights.js";
import { assertEquals } from "../assert.js";

const frame = /** @type {any} */ ({
  weights: [{ rows: 2, columns: 3, values: Float32Array.of(1, 2, 3, 4, 5, 6) }],
  biases: [Float32Array.of(7, 8)],
});

Deno.test("a slider reaches to a round number beyond the value, and two at least", () => {
  assertEquals([0, 1.5, -1.9, 4, 4.1, -30, 90].map((value) => reachOf(value, 1e6)), [
    2,
    2,
    5,
    5,
    10,
    50,
    200,
  ]);
  assertEquals(reachOf(1e6, 1e6), 1e6);
});

Deno.test("weights are read by row and column, the bias without a column", () => {
  assertEquals(weightAt(frame, { layer: 1, row: 1, column: 0 }), 4);
  assertEquals(weightAt(frame, { layer: 1, row: 1, column: null }), 8);
});

Deno.test("what the network does not have is null", () => {
  for (const place of [[2, 0, 0], [1, 2, 0], [1, 0, 3], [1, 2, null]]) {
    const [layer, row, column] = /** @type {[number, number, number | null]} */ (place);
    assertEquals(weightAt(frame, { layer, row, column }), null);
  }
  assertEquals(weightAt(null, { layer: 1, row: 0, column: 0 }), null);
});

Deno.test("a neuron's incoming weights come in order, its bias last", () => {
  assertEquals(incoming(frame, 1, 1).map(({ column }) => column), [0, 1, 2, null]);
  assertEquals(incoming(frame, 2, 0), []);
});
