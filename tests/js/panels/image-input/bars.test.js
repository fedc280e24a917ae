import { assertEquals } from "../../assert.js";
import { rowsOf } from "../../../../static/js/panels/image-input/bars.js";

Deno.test("each class has its bar, the largest is the answer", () => {
  assertEquals(rowsOf(["cat", "dog"], [0.2, 0.8]), [
    { name: "cat", share: 0.2, wins: false },
    { name: "dog", share: 0.8, wins: true },
  ]);
});

Deno.test("without an answer, and where it is no number, all are empty", () => {
  assertEquals(rowsOf(["cat"], []), [{ name: "cat", share: 0, wins: false }]);
  assertEquals(rowsOf(["cat", "dog"], [NaN, 1]).map(({ share }) => share), [0, 1]);
});
