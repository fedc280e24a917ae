import { pointOf } from "../../../static/js/ui/point-field.js";
import { assertEquals } from "../assert.js";

Deno.test("points are counted from 1 and have whole numbers up to their count", () => {
  const points = [1, 80, 81, 0, -1, 1.5, NaN].map((number) => pointOf(number, 80));
  assertEquals(points, [0, 79, null, null, null, null, null]);
  assertEquals(pointOf(1, 0), null);
});
