import { isNamed, toggled } from "../../../../static/js/drawers/break-it/places.js";
import { assertEquals } from "../../assert.js";

Deno.test("a place is added, and taken away where it was", () => {
  assertEquals(toggled([], [1, 0]), [[1, 0]]);
  assertEquals(toggled([[1, 0], [2, 1]], [1, 0]), [[2, 1]]);
  assertEquals(toggled([1, 3], 2), [1, 3, 2]);
  assertEquals(toggled([1, 3], 3), [1]);
});

Deno.test("a bias is another place than a weight", () => {
  assertEquals(isNamed([[1, 0, null]], [1, 0, 0]), false);
  assertEquals(isNamed([[1, 0, null]], [1, 0, null]), true);
  assertEquals(isNamed([[1, 10]], [11, 0]), false);
});
