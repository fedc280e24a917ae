import { sentenceOf, waitingSentence } from "../../../../static/js/drawers/step-by-step/sentences.js";
import { t } from "../../../../static/js/lib/text.js";
import { stagesOf } from "../../../../static/js/model/step-stages.js";
import { assert, assertEquals } from "../../assert.js";
import { traceOf } from "../../trace.js";

/** @param {number | null} sample */
const sentences = (sample) =>
  stagesOf(2).map((stage) =>
    sentenceOf({ stage, trace: traceOf(), sample, place: { layer: 1, row: 0, column: 0 } }, "Adam", t)
  );

Deno.test("every stage has a sentence of its own", () => {
  for (const sample of [null, 1]) assertEquals(new Set(sentences(sample)).size, stagesOf(2).length);
});

Deno.test("of the batch it says how many points there are, of one sample which it is", () => {
  assert(sentences(null)[0].includes("2 points"));
  assert(sentences(1)[0].includes("point 10"));
  assert(sentences(null)[5].startsWith("J: ") && sentences(0)[5].includes("for this point"));
});

Deno.test("layers are named, the last one as the output; the update names its optimizer and its weight", () => {
  const all = sentences(null);
  assert(all[1].includes("layer 1") && all[3].includes("the output"));
  assert(all[10].includes("Adam") && all[10].includes("w₁,₁^[1]"));
});

Deno.test("where there are no numbers it is said why", () => {
  assert(waitingSentence({ running: true, busy: false }, t).includes("Pause it"));
  assert(waitingSentence({ running: false, busy: true }, t).includes("being read"));
  assertEquals(waitingSentence({ running: false, busy: false }, t), "");
});
