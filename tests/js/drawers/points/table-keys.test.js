import { rowsFurther, scrolledTo, wantedRows } from "../../../../static/js/drawers/points/table-keys.js";
import { partOf } from "../../../../static/js/drawers/points/rows.js";
import { assertEquals } from "../../assert.js";

const press = (/** @type {string} */ key, more = {}) => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
});

Deno.test("Enter goes on from every control, Shift+Enter back; arrows and page keys where a number is typed", () => {
  assertEquals([rowsFurther(press("Enter"), false), rowsFurther(press("Enter", { shiftKey: true }), true)], [
    1,
    -1,
  ]);
  const keys = ["ArrowDown", "ArrowUp", "PageDown", "PageUp"];
  assertEquals(keys.map((key) => rowsFurther(press(key), true)), [1, -1, 10, -10]);
  assertEquals(keys.map((key) => rowsFurther(press(key), false)), keys.map(() => undefined));
});

Deno.test("what is selected in a number, or meant for the browser, is left alone", () => {
  assertEquals(rowsFurther(press("ArrowDown", { shiftKey: true }), true), undefined);
  assertEquals(rowsFurther(press("Enter", { ctrlKey: true }), true), undefined);
  assertEquals(rowsFurther(press("5"), true), undefined);
});

Deno.test("the row that is edited exists though it is out of sight, before or behind the others", () => {
  const order = Uint32Array.of(4, 3, 2, 1, 0), ranks = Uint32Array.of(4, 3, 2, 1, 0);
  assertEquals(wantedRows(order, ranks, [1, 3], null), [3, 2]);
  assertEquals(wantedRows(order, ranks, [1, 3], 4), [4, 3, 2]);
  assertEquals(wantedRows(order, ranks, [1, 3], 0), [3, 2, 0]);
  assertEquals(wantedRows(order, ranks, [1, 3], 2), [3, 2]);
  assertEquals(wantedRows(order, ranks, [1, 3], 7), [3, 2]);
});

Deno.test("a row is brought into sight by the shortest way, and not moved when it is there", () => {
  const sight = { top: 100, height: 200 };
  assertEquals([2, 5, 12].map((rank) => scrolledTo(rank, 20, sight)), [40, 100, 100]);
  assertEquals(scrolledTo(20, 20, sight), 220);
});

Deno.test("some points in another order keep their places and labels", () => {
  const points =
    /** @type {any} */ ({ x: Float32Array.of(0, 1, 2, 3, 4, 5), labels: Float32Array.of(7, 8, 9) });
  const { x, labels } = partOf(points, [2, 0]);
  assertEquals([[...x], [...labels]], [[4, 5, 0, 1], [9, 7]]);
});
