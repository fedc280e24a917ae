import { errorMessage } from "../../../static/js/lib/error-message.js";
import { assertEquals } from "../assert.js";

Deno.test("an error says its message, anything else what it is", () => {
  assertEquals(errorMessage(new RangeError("too far")), "too far");
  assertEquals(errorMessage("gone"), "gone");
  assertEquals(errorMessage(undefined), "undefined");
});
