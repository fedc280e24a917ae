import { path } from "../../../../static/js/panels/network/activation-curve.js";
import { assertEquals } from "../../assert.js";

Deno.test("a curve goes from the left edge to the right, higher values further up", () => {
  assertEquals(path([-4, 0, 4], [-1.5, 0.5, 2.5]), "M0.0 72.0L60.0 36.0L120.0 0.0");
});

Deno.test("what leaves the picture is cut at its edge", () => {
  assertEquals(path([-4, 4], [-9, 9]), "M0.0 72.0L120.0 0.0");
});
