import { forwardPass } from "../../../static/js/model/forward.js";
import { assertEquals } from "../assert.js";

const frame = /** @type {any} */ ({
  state: { problem: "regression" },
  weights: [[2, 2, 1, 0, 0, 1], [2, 2, 1, 1, 1, -1], [1, 2, 1, 1]].map(([rows, columns, ...values]) => ({
    rows,
    columns,
    values: Float32Array.from(values),
  })),
  biases: [[0, 0], [0, 0], [0]].map((values) => Float32Array.from(values)),
});
/** @param {string} connections @param {[number, number][]} silenced */
const layersOf = (connections, silenced) => {
  const hidden = [1, 2].map(() => ({ units: 2, activation: "linear" }));
  const network = { features: ["x1", "x2"], hidden, connections, gamma: 0.5, silenced_units: silenced };
  const pass = forwardPass(frame, /** @type {any} */ ({ network }), Float32Array.of(2, 3, -1, 4));
  return pass?.layers.map(({ a }) => [...a]);
};

Deno.test("a silenced unit says 0 at every point, and nobody else is silenced", () => {
  assertEquals(layersOf("plain", []), [[2, 3, -1, 4], [5, -1, 3, -5], [4, -2]]);
  assertEquals(layersOf("plain", [[1, 1]]), [[2, 0, -1, 0], [2, 2, -1, -1], [4, -2]]);
  assertEquals(layersOf("plain", [[2, 0]]), [[2, 3, -1, 4], [0, -1, 0, -5], [-1, -5]]);
});

Deno.test("in a residual layer it hands on what it read", () => {
  assertEquals(layersOf("residual", [[1, 1]])?.[0], [4, 3, -2, 4]);
});
