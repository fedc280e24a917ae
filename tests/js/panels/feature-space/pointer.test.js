import { turnedByKey } from "../../../../static/js/panels/feature-space/pointer.js";
import { FIRST } from "../../../../static/js/model/rotation.js";
import { assert, assertEquals } from "../../assert.js";

Deno.test("arrows turn a space, Home turns it back, other keys do not", () => {
  assert((turnedByKey(FIRST, "ArrowRight")?.yaw ?? 0) > FIRST.yaw);
  assert((turnedByKey(FIRST, "ArrowUp")?.pitch ?? 0) > FIRST.pitch);
  assertEquals(turnedByKey({ yaw: 1, pitch: 1 }, "Home"), { ...FIRST });
  assertEquals(turnedByKey(FIRST, "a"), null);
});
