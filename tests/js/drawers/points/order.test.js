import { createOrder, keysOf, RESORT, sortedBy } from "../../../../static/js/drawers/points/order.js";
import { assertEquals } from "../../assert.js";

const state = (x1 = [3, 1, 2]) => /** @type {any} */ ({
  points: {
    x: Float32Array.from(x1.flatMap((x, i) => [x, -i])),
    labels: Float32Array.from(x1, (_, i) => i % 2),
    split: Uint8Array.from(x1, (_, i) => Number(i === 0)),
  },
  frame: null,
  config: null,
});
const NOTHING = { points: false, frame: false };

Deno.test("a column is sorted upwards first, and turned round by a second click", () => {
  const first = sortedBy({ column: "index", descending: false }, "x1");
  assertEquals(first, { column: "x1", descending: false });
  assertEquals(sortedBy(first, "x1"), { column: "x1", descending: true });
  assertEquals(sortedBy({ column: "x1", descending: true }, "x2"), { column: "x2", descending: false });
});

Deno.test("every column has its keys; what the network answers has none before there is one", () => {
  assertEquals(Array.from(keysOf(state(), "x1")), [3, 1, 2]);
  assertEquals(Array.from(keysOf(state(), "x2")).map(Math.abs), [0, 1, 2]);
  assertEquals([Array.from(keysOf(state(), "label")), Array.from(keysOf(state(), "split"))], [[0, 1, 0], [
    1,
    0,
    0,
  ]]);
  assertEquals(Array.from(keysOf(state(), "loss")), [0, 1, 2]);
});

Deno.test("an index has the rank at which it stands", () => {
  const order = createOrder();
  order.sortBy("x1");
  assertEquals(order.update(state(), NOTHING, false, 0), true);
  assertEquals([[...order.order], [...order.ranks]], [[1, 2, 0], [2, 0, 1]]);
});

Deno.test("rows do not move under the hands of someone who types, unless there are others", () => {
  const order = createOrder();
  order.sortBy("x1");
  order.update(state(), NOTHING, false, 0);
  assertEquals(order.update(state([1, 2, 3]), { points: true, frame: false }, true, 1), false);
  assertEquals([...order.order], [1, 2, 0]);
  order.update(state([1, 2, 3]), NOTHING, false, 2);
  assertEquals([...order.order], [0, 1, 2]);
  assertEquals(order.update(state([5, 4, 3, 2]), { points: true, frame: false }, true, 3), true);
  assertEquals([...order.order], [3, 2, 1, 0]);
});

Deno.test("what the network answers is put in order now and then", () => {
  const order = createOrder();
  order.sortBy("loss");
  order.update(state(), NOTHING, false, 0);
  const frame = { points: false, frame: true };
  order.update(state(), frame, false, 1);
  assertEquals([order.waits(false), order.waits(true)], [true, false]);
  order.update(state(), frame, false, RESORT + 1);
  assertEquals(order.waits(false), false);
});
