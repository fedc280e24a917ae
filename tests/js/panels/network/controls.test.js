import { assertEquals } from "../../assert.js";
import { oneLess, oneMore } from "../../../../static/js/panels/network/controls.js";

const four = { units: 4, activation: "tanh" }, two = { units: 2, activation: "relu" };

Deno.test("a new layer is like the one before it, the first like the first of a new session", () => {
  assertEquals(oneMore([four, two], 6, four), [four, two, two]);
  assertEquals(oneMore([], 6, four), [four]);
  assertEquals(oneMore([four, two], 2, four), null);
});

Deno.test("the last layer goes first, down to the least", () => {
  assertEquals(oneLess([four, two], 0), [four]);
  assertEquals(oneLess([four], 0), []);
  assertEquals(oneLess([], 0), null);
});
