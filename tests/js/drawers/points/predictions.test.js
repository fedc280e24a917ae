import { answersOf } from "../../../../static/js/drawers/points/predictions.js";
import { assert, assertClose, assertEquals } from "../../assert.js";

/** A network without hidden layers: the logits are what the rows say. @param {string} problem @param {number[][]} rows @param {number[]} biases */
const frameOf = (problem, rows, biases) => /** @type {any} */ ({
  state: { problem },
  weights: [{ rows: rows.length, columns: 2, values: Float32Array.from(rows.flat()) }],
  biases: [Float32Array.from(biases)],
});
/** @param {string} loss */
const configOf = (loss) => /** @type {any} */ ({
  network: { features: ["x1", "x2"], hidden: [] },
  training: { loss },
});
/** @param {number[]} x @param {number[]} labels */
const points = (x, labels) => ({ x: Float32Array.from(x), labels: Float32Array.from(labels) });

Deno.test("a binary answer is the probability of class 1, its loss as in the textbook", () => {
  const frame = frameOf("binary", [[1, 0]], [0]), asked = points([Math.log(3), 0, -50, 0], [0, 1]);
  const losses = /** @type {[string, number, number][]} */ ([
    ["cross_entropy", Math.log(4), 50],
    ["squared_error", 0.5625, 1],
    ["huber", 0.28125, 0.5],
    ["hinge", 1 + Math.log(3), 51],
  ]);
  for (const [name, one, other] of losses) {
    const found = answersOf(frame, configOf(name), asked);
    assert(found !== null);
    assertClose(found.output[0], 0.75, 1e-6);
    assertEquals([...found.predicted], [1, 0]);
    assertClose(found.loss[0], one, 1e-6);
    assertClose(found.loss[1], other, 1e-6);
  }
});

Deno.test("of several classes the answer is the likeliest and its probability", () => {
  // z = (x1, 0, ln 2) at x1 = 0: p = ¼, ¼, ½
  const frame = frameOf("multiclass", [[1, 0], [0, 0], [0, 0]], [0, 0, Math.log(2)]);
  const losses = /** @type {[string, number][]} */ ([
    ["cross_entropy", Math.log(4)],
    ["squared_error", (9 / 16 + 1 / 16 + 1 / 4) / 3],
    ["huber", (9 / 16 + 1 / 16 + 1 / 4) / 6],
    ["hinge", (1 + 1 + Math.log(2)) / 3],
  ]);
  for (const [name, loss] of losses) {
    const found = answersOf(frame, configOf(name), points([0, 0], [0]));
    assert(found !== null);
    assertEquals([...found.predicted], [2]);
    assertClose(found.output[0], 0.5, 1e-6);
    assertClose(found.loss[0], loss, 1e-6);
  }
});

Deno.test("a regression answers with its value; a loss we do not know is no number", () => {
  const frame = frameOf("regression", [[0, 2]], [0.5]), asked = points([9, 1], [0]);
  const [squared, huber, other] = ["squared_error", "huber", "of another day"].map((name) =>
    answersOf(frame, configOf(name), asked)
  );
  assertEquals([squared?.output[0], squared?.predicted[0], squared?.loss[0]], [2.5, -1, 6.25]);
  assertClose(huber?.loss[0] ?? NaN, 2);
  assert(Number.isNaN(other?.loss[0]));
  assertEquals(answersOf(frame, configOf("huber"), points([], []))?.output.length, 0);
});

Deno.test("residual layers answer with what they add to what they read", () => {
  // One unit of a = x1 + g(x1) = 2 x1 with the linear g, so z = 2 x1.
  const frame = /** @type {any} */ ({
    state: { problem: "regression" },
    weights: [1, 1].map(() => ({ rows: 1, columns: 1, values: Float32Array.of(1) })),
    biases: [Float32Array.of(0), Float32Array.of(0)],
  });
  const network = { features: ["x1"], hidden: [{ units: 1, activation: "linear" }], gamma: 0.5 };
  const found = ["plain", "residual", "momentum_residual"].map((connections) => {
    const config = /** @type {any} */ ({
      network: { ...network, connections },
      training: { loss: "squared_error" },
    });
    const { output, loss } = answersOf(frame, config, points([3, 0], [1])) ?? { output: [], loss: [] };
    return [output[0], loss[0]];
  });
  assertEquals(found, [[3, 4], [6, 25], [4.5, 12.25]]);
});

Deno.test("nothing is answered where the configuration is another's", () => {
  const config = configOf("huber");
  config.network.features = ["x1"];
  assert(answersOf(frameOf("binary", [[1, 0]], [0]), config, points([0, 0], [0])) === null);
});
