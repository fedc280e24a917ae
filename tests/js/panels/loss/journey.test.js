import { assertEquals } from "../../assert.js";
import { destinationOf } from "../../../../static/js/panels/loss/journey.js";

/** @param {...number} steps */
const historyOf = (...steps) => Float64Array.from(steps.flatMap((step) => [step, step / 10, 1, 1]));
const history = historyOf(0, 10, 20, 30, 1000), line = { first: 0, last: 1000 };

Deno.test("an arrow goes to the next entry of the curve where that can be seen", () => {
  assertEquals(destinationOf("ArrowRight", history, line, 10), 20);
  assertEquals(destinationOf("ArrowLeft", history, line, 20), 10);
  assertEquals(destinationOf("ArrowUp", history, line, 30), 1000);
});

Deno.test("an arrow goes at least a hundredth of the way, and at least a step", () => {
  const dense = historyOf(0, 1, 2, 3, 4, 1000);
  assertEquals(destinationOf("ArrowRight", dense, line, 2), 12);
  assertEquals(destinationOf("ArrowDown", historyOf(0, 5), { first: 0, last: 5 }, 5), 0);
  assertEquals(destinationOf("ArrowRight", historyOf(0), { first: 0, last: 9 }, 0), 1);
});

Deno.test("a page key goes a tenth of the way, Home and End all of it", () => {
  assertEquals(destinationOf("PageDown", history, line, 500), 400);
  assertEquals(destinationOf("PageUp", history, line, 500), 600);
  assertEquals(["Home", "End"].map((key) => destinationOf(key, history, line, 500)), [0, 1000]);
});

Deno.test("no key leaves the chart, and other keys are left to the page", () => {
  assertEquals(destinationOf("PageUp", history, line, 980), 1000);
  assertEquals(destinationOf("ArrowLeft", history, line, 0), 0);
  assertEquals(destinationOf("n", history, line, 0), null);
});
