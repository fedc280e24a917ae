import { assertEquals } from "../../assert.js";
import { guess, isChoice } from "../../../../static/js/panels/data/column-choice.js";

Deno.test("the only column of words is the label, and x1 and x2 are the first of numbers", () => {
  const rows = [["u", "1,5", "−2", "3 000"], ["v", "NA", "0", "1"]];
  assertEquals(guess({ columns: ["kind", "a", "b", "c"], rows }), { x1: "a", x2: "b", label: "kind" });
});

Deno.test("among numbers alone the last column is the label", () => {
  const rows = [["1", "2", "3", "4"]];
  assertEquals(guess({ columns: ["a", "b", "c", "d"], rows }), { x1: "a", x2: "b", label: "d" });
});

Deno.test("among words, too, there are three different columns", () => {
  const rows = [["u", "v", "w", "x"]];
  assertEquals(isChoice(guess({ columns: ["a", "b", "c", "d"], rows })), true);
  assertEquals(isChoice({ x1: "a", x2: "a", label: "b" }), false);
});
