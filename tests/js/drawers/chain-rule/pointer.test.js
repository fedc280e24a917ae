import { speaksOf } from "../../../../static/js/drawers/chain-rule/pointer.js";
import { assertEquals } from "../../assert.js";

Deno.test("a part speaks of a unit, not of the weights that lead to it", () => {
  const unit = { layer: 2, unit: 1 };
  assertEquals(speaksOf([{ layer: 2, row: 1, column: null }], unit), true);
  assertEquals(speaksOf([{ layer: 2, row: 1, column: 0 }], unit), false);
  assertEquals(
    speaksOf([{ layer: 2, row: 0, column: null }, { layer: 1, row: 1, column: null }], unit),
    false,
  );
  assertEquals(speaksOf([{ layer: 2, row: 1, column: null }], null), false);
});
