import { boundaries, headOf } from "../../../static/js/model/decision.js";
import { assert, assertClose, assertEquals } from "../assert.js";

const square = { x0: -1, x1: 1, y0: -1, y1: 1 };

/** @param {number[]} w */
const headWith = (w) => ({ classes: w.length / 3, single: false, w: Float64Array.from(w) });

/** @param {object} shown @param {{ rows: number, columns: number, values: Float32Array }[]} weights @param {number[]} biases */
const frameOf = (
  shown,
  weights,
  biases,
) => /** @type {import("../../../static/js/types.js").Frame} */ (/** @type {unknown} */ ({
  state: { features: shown },
  weights,
  biases: weights.map((_, i) => i === weights.length - 1 ? Float32Array.from(biases) : new Float32Array(1)),
}));

Deno.test("one output becomes two classes divided where its logit is zero", () => {
  const pieces = boundaries(headWith([0, 0, 0, 1, 0, -0.25]), square);
  assertEquals(pieces.length, 1);
  const [x0, y0, x1, y1] = pieces[0];
  assertClose(x0, 0.25);
  assertClose(x1, 0.25);
  assertClose(Math.abs(y1 - y0), 2);
});

Deno.test("a line outside the bounds, or no line at all, is not drawn", () => {
  assertEquals(boundaries(headWith([0, 0, 0, 1, 0, -5]), square), []);
  assertEquals(boundaries(headWith([0, 0, 0, 0, 0, 1]), square), []);
});

Deno.test("three classes meet in one point, and no line runs through a third class", () => {
  const angles = [0, 2 * Math.PI / 3, 4 * Math.PI / 3];
  const w = angles.flatMap((a) => [Math.cos(a), Math.sin(a), 0]);
  const pieces = boundaries(headWith(w), square);
  assertEquals(pieces.length, 3);
  for (const [x0, y0, x1, y1] of pieces) {
    assertClose(Math.min(Math.hypot(x0, y0), Math.hypot(x1, y1)), 0, 1e-9);
    const x = (x0 + x1) / 2, y = (y0 + y1) / 2;
    const scores = angles.map((a) => x * Math.cos(a) + y * Math.sin(a)).sort((a, b) => b - a);
    assertClose(scores[0], scores[1], 1e-9);
    assert(scores[1] > scores[2]);
  }
});

Deno.test("the head is read from the last weights, in the order of the shown units", () => {
  const weights = [{ rows: 2, columns: 2, values: new Float32Array(4) }, {
    rows: 1,
    columns: 2,
    values: Float32Array.of(3, 5),
  }];
  const head = headOf(frameOf({ layer: 1, units: [1, 0], mesh: 5 }, weights, [7]));
  assertEquals(head, { classes: 2, single: true, w: Float64Array.of(0, 0, 0, 5, 3, 7) });
});

Deno.test("without hidden layers the features themselves are divided", () => {
  const weights = [{ rows: 3, columns: 2, values: Float32Array.of(1, 2, 3, 4, 5, 6) }];
  const head = headOf(frameOf({ layer: 0, units: [0, 1], mesh: 5 }, weights, [7, 8, 9]));
  assertEquals(head?.w, Float64Array.of(1, 2, 7, 3, 4, 8, 5, 6, 9));
});

Deno.test("an earlier layer, or a last one of another width, decides nothing by itself", () => {
  const two = { rows: 2, columns: 2, values: new Float32Array(4) };
  const wide = { rows: 1, columns: 3, values: new Float32Array(3) };
  assertEquals(headOf(frameOf({ layer: 0, units: [0, 1], mesh: 5 }, [two, two], [0, 0])), null);
  assertEquals(headOf(frameOf({ layer: 1, units: [0, 1], mesh: 5 }, [two, wide], [0])), null);
});
