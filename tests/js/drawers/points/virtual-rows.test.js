import { inSight, orderBy } from "../../../../static/js/drawers/points/virtual-rows.js";
import { assertEquals } from "../../assert.js";

Deno.test("rows stand by their keys, equal ones as they were, either way", () => {
  assertEquals([...orderBy([3, 1, 2, 1], false)], [1, 3, 2, 0]);
  assertEquals([...orderBy([3, 1, 2, 1], true)], [0, 2, 1, 3]);
});

Deno.test("rows without a number are last, whichever way", () => {
  assertEquals([...orderBy([NaN, 2, NaN, 1], false)], [3, 1, 0, 2]);
  assertEquals([...orderBy([NaN, 2, NaN, 1], true)], [1, 3, 0, 2]);
});

Deno.test("the rows in sight are those under the window and a few around it, never others than there are", () => {
  assertEquals(inSight(0, 100, 20, 1000, 2), [0, 7]);
  assertEquals(inSight(5000, 100, 20, 1000, 2), [248, 257]);
  assertEquals(inSight(19990, 100, 20, 1000, 2), [997, 1000]);
  assertEquals(inSight(5000, 100, 20, 3, 2), [3, 3]);
  assertEquals(inSight(-40, 100, 20, 3, 2), [0, 3]);
  assertEquals(inSight(0, 100, 20, 0), [0, 0]);
});
