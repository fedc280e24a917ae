import { assert, assertClose } from "../../assert.js";
import { strokeLength } from "../../../../static/js/panels/plane/gradient-marks.js";

Deno.test("a stronger push has a longer stroke, and none is longer than can be told from its point", () => {
  assertClose(strokeLength(0), 0);
  assert(strokeLength(0.1) < strokeLength(0.2));
  assert(strokeLength(65504) < 22.1);
});
