import { isPoint } from "../../../static/js/ui/point-field.js";
import { assertEquals } from "../assert.js";

Deno.test("a point has a whole number below their count", () => {
  assertEquals([0, 79, 80, -1, 1.5, NaN].map((wanted) => isPoint(wanted, 80)), [
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
  assertEquals(isPoint(0, 0), false);
});
