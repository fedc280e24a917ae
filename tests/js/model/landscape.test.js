import {
  begun,
  chosenPlaces,
  enlarged,
  heightSpan,
  isAlong,
  objectiveOf,
  probe,
  probedOn,
  queryOf,
  spanOf,
  take,
  valueAt,
} from "../../../static/js/model/landscape.js";
import { assertEquals } from "../assert.js";
import { headOf } from "../landscape.js";
import { stateOf } from "../state.js";

/** @param {number[][]} layers rows, columns of each */
const frameOf = (
  ...layers
) => /** @type {import("../../../static/js/types.js").Frame} */ (/** @type {unknown} */ ({
  state: { loss: { train: 0.5, test: null } },
  weights: layers.map(([rows, columns]) => ({
    rows,
    columns,
    values: new Float32Array(rows * columns).fill(-2),
  })),
  biases: layers.map(([rows]) => new Float32Array(rows)),
}));

Deno.test("a landscape fills up row by row, a gap where J is no finite number", () => {
  const landscape = begun(headOf([0, 1, 2], [0, 1]));
  take(landscape, { row: 0, values: [1, null, 3] });
  assertEquals([landscape.rows, [...landscape.values]], [1, [1, NaN, 3, NaN, NaN, NaN]]);
  take(landscape, { row: 1, values: [4, 5, 6] });
  assertEquals([landscape.rows, landscape.values[4]], [2, 5]);
});

Deno.test("between the values of a curve lies a straight line, off it and in a gap nothing", () => {
  const landscape = begun(headOf([-1, 0, 1, 2]));
  take(landscape, { row: 0, values: [4, 2, 0, null] });
  assertEquals([-1, -0.5, 0.25, 1.5, 3, -2].map((w) => valueAt(landscape, w)), [4, 3, 1.5, null, null, null]);
  assertEquals(valueAt(null, 0), null);
});

Deno.test("a question names weights and biases, and from where to where", () => {
  const query = queryOf({
    over: "weights",
    places: [{ layer: 1, row: 0, column: 2 }, { layer: 2, row: 1, column: null }],
    spans: [{ low: -2, high: 2 }, { low: 0, high: 0.5 }],
    resolution: 41,
  });
  assertEquals(query.getAll("parameter"), ["1,0,2", "2,1"]);
  assertEquals(query.getAll("between"), ["-2,2", "0,0.5"]);
  assertEquals([query.get("over"), query.get("resolution"), query.get("seed")], ["weights", "41", "0"]);
});

Deno.test("the last weights that were pointed at are chosen, and those that are gone replaced", () => {
  const frame = frameOf([2, 1], [1, 2]);
  const first = { layer: 1, row: 0, column: 0 }, bias = { layer: 2, row: 0, column: null };
  assertEquals(chosenPlaces([], frame, 2), [first, { layer: 1, row: 0, column: null }]);
  assertEquals(chosenPlaces([{ layer: 1, row: 7, column: 0 }, bias], frame, 2), [bias, first]);
  assertEquals(chosenPlaces([first, bias], frame, 1), [bias]);
  assertEquals(probe(probe(probe([], first), bias), first), [bias, first]);
});

Deno.test("the smallest network has two weights, too", () => {
  assertEquals(chosenPlaces([], frameOf([1, 1]), 2).length, 2);
});

Deno.test("a landscape is one along the weight that it names, a bias by its missing column", () => {
  const along = (/** @type {number | null} */ column) => {
    const head = headOf([0, 1]);
    head.first.column = column;
    return isAlong(begun(head), { layer: 1, row: 0, column: null });
  };
  assertEquals([along(0), along(null)], [false, true]);
});

Deno.test("only the open drawer marks weights", () => {
  const frame = frameOf([2, 1], [1, 2]);
  const counts = (/** @type {Partial<import("../../../static/js/types.js").State>} */ parts) =>
    probedOn(stateOf({ frame, ...parts })).length;
  assertEquals(counts({ drawer: "slope" }), 1);
  assertEquals(counts({ drawer: "landscape" }), 2);
  assertEquals(counts({ drawer: "landscape", surfaceOver: "path" }), 0);
  assertEquals(counts({ drawer: "metrics" }), 0);
});

Deno.test("around zero, an axis holds still while the weight moves in it, and grows and shrinks with it", () => {
  const first = spanOf(null, 0.5, null);
  assertEquals(first, { low: -2, high: 2 });
  assertEquals(spanOf(first, 1.6, null) === first, true);
  assertEquals(spanOf(first, 1.9, null), { low: -5, high: 5 });
  assertEquals(spanOf({ low: -20, high: 20 }, 0.1, null), { low: -2, high: 2 });
  assertEquals(spanOf(null, 4.3e7, null), { low: -2e8, high: 2e8 });
});

Deno.test("around the weight, an axis moves on only when the weight nears its end", () => {
  const first = spanOf(null, 1.02, 0.5);
  assertEquals(first, { low: 0.5, high: 1.5 });
  assertEquals(spanOf(first, 1.3, 0.5) === first, true);
  assertEquals(spanOf(first, 1.45, 0.5), { low: 1, high: 2 });
});

Deno.test("J of a frame is its loss and the penalty on its weights, not on its biases", () => {
  const frame = frameOf([1, 2]);
  assertEquals(objectiveOf(frame, { name: "none", rate: 1 }), 0.5);
  assertEquals(objectiveOf(frame, { name: "l2", rate: 0.1 }), 0.5 + 0.1 * 4);
  assertEquals(objectiveOf(frame, { name: "l1", rate: 0.1 }), 0.5 + 0.1 * 4);
  frame.state.loss.train = null;
  assertEquals(objectiveOf(frame, undefined), null);
});

Deno.test("a step too small to be seen is enlarged by a power of ten", () => {
  assertEquals([30, 5, -0.5, 0.018, 0].map((pixels) => enlarged(pixels, 18)), [1, 10, 100, 1000, 1]);
});

Deno.test("the axis of J begins at zero where the values come near, and holds while they fill it", () => {
  const held = heightSpan(null, [0.1, NaN, 1]);
  assertEquals([held.low, held.high > 1], [0, true]);
  assertEquals(heightSpan(held, [0.2, 0.9]) === held, true);
  assertEquals(heightSpan(held, [0.1, 0.2]).high < 0.3, true);
  assertEquals(heightSpan(held, [0.1, 2]).high > 2, true);
  assertEquals(heightSpan(held, [NaN]) === held, true);
  assertEquals(heightSpan(null, [5, 5.1]).low > 4.9, true);
});
