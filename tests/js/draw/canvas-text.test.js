import { axisNumber } from "../../../static/js/draw/canvas-text.js";
import { assertEquals } from "../assert.js";

Deno.test("numbers on an axis have a true minus sign and the language's comma", () => {
  assertEquals(axisNumber(-4, "en"), "−4");
  assertEquals(axisNumber(0.25, "fr"), "0,25");
  assertEquals(axisNumber(1e-4, "en"), "10⁻⁴");
  assertEquals(axisNumber(-2e-5, "en"), "−2·10⁻⁵");
});
