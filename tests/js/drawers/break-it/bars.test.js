import { barsPath, zeroAt } from "../../../../static/js/drawers/break-it/bars.js";
import { momentOf } from "../../../../static/js/drawers/break-it/histogram-request.js";
import { assertEquals } from "../../assert.js";
import { stateOf } from "../../state.js";

Deno.test("the highest bar fills the box, an empty one is none, and the lowest is seen", () => {
  assertEquals(
    barsPath([1000, 0, 1, 500], 100, 40),
    [
      "M0 40v-40h22v40z",
      "M50 40v-1h22v1z",
      "M75 40v-20h22v20z",
    ].join(""),
  );
  assertEquals(barsPath([0, 0], 100, 40), "");
});

Deno.test("0 is marked between the ends alone", () => {
  assertEquals(zeroAt({ low: -1, high: 3 }), 0.25);
  assertEquals(zeroAt({ low: 0, high: 3 }), null);
  assertEquals(zeroAt({ low: 1, high: 1 }), null);
});

Deno.test("without a live session there is nothing to ask", () => {
  assertEquals(momentOf(stateOf()), null);
});
