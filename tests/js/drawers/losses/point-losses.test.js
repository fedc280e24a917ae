import { pointLosses } from "../../../../static/js/drawers/losses/point-losses.js";
import { assert, assertClose, assertEquals } from "../../assert.js";
import { stateOf } from "../../state.js";

/** A network without hidden layers, of x1 alone. @param {import("../../../../static/js/types.js").Problem} problem @param {number[]} weights one an output */
const sceneOf = (problem, weights, loss = "cross_entropy") => {
  const frame = {
    state: { problem, running: false },
    weights: [{ rows: weights.length, columns: 1, values: Float32Array.from(weights) }],
    biases: [new Float32Array(weights.length)],
  };
  const config = { network: { features: ["x1"], hidden: [] }, training: { loss } };
  return {
    frame: /** @type {any} */ (frame),
    config: /** @type {any} */ (config),
    points: {
      x: Float32Array.of(-2, 0, -1, 0, 1, 0, 2, 0),
      labels: Float32Array.of(0, 1, 1, 0),
      split: Uint8Array.of(0, 0, 1, 1),
    },
  };
};
const binary = () => sceneOf("binary", [1]), several = () => sceneOf("multiclass", [1, 0, -1]);
const AS_TRAINED = { loss: "", only: null };

Deno.test("there is nothing to see before the numbers are there", () => {
  assertEquals(pointLosses(stateOf(), AS_TRAINED), null);
  assertEquals(pointLosses(stateOf({ ...binary(), config: null }), AS_TRAINED), null);
});

Deno.test("the loss is the one that is trained with, its mean and worst those of the training points", () => {
  const found = pointLosses(stateOf(binary()), AS_TRAINED);
  assert(found?.train != null);
  assertEquals([found.loss, found.trained, found.classes], ["cross_entropy", "cross_entropy", 1]);
  assertClose(found.losses[0], Math.log1p(Math.exp(-2)));
  assertEquals([found.train.worst, found.train.count], [1, 2]);
  assertClose(found.train.mean, (found.losses[0] + found.losses[1]) / 2);
});

Deno.test("another loss is looked at where it fits the problem", () => {
  const hinge = pointLosses(stateOf(binary()), { loss: "hinge", only: null });
  assertEquals([hinge?.loss, hinge?.trained], ["hinge", "cross_entropy"]);
  assertEquals([...hinge?.losses ?? []], [0, 2, 0, 3]);
  const unfit = pointLosses(stateOf(sceneOf("regression", [1], "huber")), { loss: "hinge", only: null });
  assertEquals([unfit?.loss, unfit?.drawn.axis], ["huber", "error"]);
});

Deno.test("with several classes those of one are looked at; a class that is none stands for all", () => {
  const one = pointLosses(stateOf(several()), { loss: "", only: 1 });
  assert(one?.train != null);
  assertEquals([one.only, one.train.count, [0, 1, 2, 3].map(one.shown)], [1, 1, [false, true, true, false]]);
  assertEquals(pointLosses(stateOf(several()), { loss: "", only: 2 })?.train, null);
  assertEquals(pointLosses(stateOf(several()), { loss: "", only: 3 })?.only, null);
  assertEquals(pointLosses(stateOf(binary()), { loss: "", only: 1 })?.only, null);
});

Deno.test("test points are shown where they are shown at all", () => {
  const found = pointLosses(stateOf({ ...binary(), showTest: false }), AS_TRAINED);
  assertEquals([0, 1, 2, 3].map((i) => found?.shown(i)), [true, true, false, false]);
});
