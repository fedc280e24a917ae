import { checkSentence, momentSentence } from "../../../../static/js/drawers/chain-rule/sentences.js";
import { t } from "../../../../static/js/lib/text.js";
import { assert, assertEquals } from "../../assert.js";
import { traceOf } from "../../trace.js";

/** @param {number | null} difference @param {number | null} relative_error */
const check = (difference, relative_error) => ({
  layer: 1,
  row: 0,
  column: 0,
  gradient: 1,
  difference,
  relative_error,
});

Deno.test("of one point its loss is told, of many J and how many they are", () => {
  assert(momentSentence(traceOf({ step: 1200 }), true, t).startsWith("at step 1,200: loss "));
  assert(momentSentence(traceOf(), true, t).endsWith(" = 1"));
  assertEquals(momentSentence(traceOf(), false, t), "at step 3: J = 1.25, the mean over N = 2 points");
});

Deno.test("the error of a check has two digits, and none where it is the arithmetic's own", () => {
  assertEquals(checkSentence(check(0.5, 0.00123), t), "by differences 0.5, relative error 0.0012");
  assertEquals(checkSentence(check(0.5, 1e-13), t), "by differences 0.5, relative error 0");
  assertEquals(checkSentence(check(null, null), t), "by differences –, relative error 0");
});
