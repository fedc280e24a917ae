import { emptying, keptPoints } from "../../../../static/js/panels/data/empty-board.js";
import { assertEquals } from "../../assert.js";
import { stateOf } from "../../state.js";

/** @param {number[]} labels @param {number[]} split */
const points = (labels, split) => ({
  x: new Float32Array(2 * labels.length),
  labels: Float32Array.from(labels),
  split: Uint8Array.from(split),
});

Deno.test("the first training point of each class stays, and never fewer than can be learnt from", () => {
  assertEquals(keptPoints(points([1, 0, 0, 2, 1], [1, 0, 0, 0, 0]), 2, true), [1, 3, 4]);
  assertEquals(keptPoints(points([0, 0, 0], [0, 0, 0]), 2, true), [0, 1]);
  assertEquals(keptPoints(points([0.5, -0.5, 0.1], [1, 0, 0]), 2, false), [1, 2]);
  assertEquals(keptPoints(points([1, 0], [1, 0]), 2, true), [0, 1]);
});

Deno.test("the board is emptied in one stroke, and what stays is one's own", () => {
  const state = stateOf({ points: points([0, 0, 1, 1], [0, 0, 0, 0]) });
  const [own, removal] = /** @type {any[]} */ (emptying(state));
  assertEquals([own.config, removal.indices], [{ data: { dataset: "custom" } }, [1, 3]]);
  assertEquals(own.stroke, removal.stroke);
  assertEquals(emptying(stateOf({ points: points([0, 1], [0, 0]) })).length, 1);
});
