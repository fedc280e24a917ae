import {
  begin,
  clear,
  fillIn,
  goTo,
  lacksDetail,
  NOTHING,
  pin,
  play,
  shownStage,
} from "../../../../static/js/drawers/step-by-step/playback.js";
import { assert, assertEquals } from "../../assert.js";
import { traceOf } from "../../trace.js";

const began = begin(NOTHING, traceOf()), last = began.stages.length - 1;

/** @param {import("../../../../static/js/drawers/step-by-step/playback.js").Playback} playback */
const kindOf = (playback) => shownStage(playback)?.stage.kind;

Deno.test("a step begins with its input, as the mean of the batch", () => {
  assertEquals([began.at, began.sample, began.playing, kindOf(began)], [0, null, false, "input"]);
  assertEquals(last, 11);
});

Deno.test("another step keeps the weight that was looked at, if there still is one", () => {
  const place = { layer: 1, row: 1, column: null };
  assertEquals(begin({ ...began, place }, traceOf()).place, place);
  const gone = { layer: 1, row: 5, column: 0 };
  assertEquals(begin({ ...began, place: gone }, traceOf()).place, { layer: 1, row: 0, column: 0 });
});

Deno.test("it goes from stage to stage, no further than the first and the last", () => {
  assertEquals([-3, 1, 99].map((to) => goTo(began, to).at), [0, 1, last]);
  assertEquals(goTo(clear(began), 3).at, 0);
});

Deno.test("the weight follows to the layer at work, and holds where no layer is", () => {
  const second = goTo({ ...began, place: { layer: 1, row: 1, column: null } }, 3);
  assertEquals(second.place, { layer: 2, row: 0, column: 0 });
  assertEquals(goTo(second, last - 1).place.layer, 2); // the update is that of every layer
});

Deno.test("played, it stops at the last stage, and begins again from there", () => {
  const playing = play(began, true);
  assert(playing.playing && goTo(playing, last - 1).playing);
  const ended = goTo(playing, last);
  assertEquals([ended.playing, kindOf(ended)], [false, "end"]);
  assertEquals([play(ended, true).at, play(ended, true).playing], [0, true]);
  assertEquals([play(ended, false).at, play(playing, false).playing], [last, false]);
  assertEquals(play(clear(began), true).playing, false);
});

Deno.test("without numbers nothing is shown", () => {
  assertEquals([shownStage(NOTHING), shownStage(clear(play(began, true)))], [null, null]);
  assertEquals(clear(play(began, true)).playing, false);
});

Deno.test("a pinned unit of the layer at work is shown, one of another layer is not", () => {
  assertEquals(pin(began, { layer: 1, unit: 1 }).place, { layer: 1, row: 1, column: 0 });
  assertEquals(pin(began, { layer: 2, unit: 0 }) === began, true);
  assertEquals(pin(began, { layer: 1, unit: 7 }) === began, true);
});

Deno.test("a batch with too many numbers is shown sample by sample, each read by itself", () => {
  const one = traceOf({ points: [9], inputs: [[3]] });
  const bare = traceOf({
    inputs: null,
    layers: traceOf().layers.map((layer) => ({ ...layer, z: null, delta: null })),
  });
  const large = begin(NOTHING, bare);
  assertEquals([large.sample, lacksDetail(large), lacksDetail(began)], [0, true, false]);
  assertEquals(lacksDetail({ ...large, sample: null }), false);
  const detail = fillIn(bare, one, 1), shown = shownStage({ ...large, sample: 1, detail });
  assertEquals(shown?.trace.inputs?.[1], [3]);
  assertEquals(shown?.trace.layers[0].z?.[1], one.layers[0].z?.[0]);
  assertEquals(shown?.trace.layers[0].dW, bare.layers[0].dW);
  assertEquals(shownStage({ ...large, sample: null, detail })?.trace.inputs, null);
});
