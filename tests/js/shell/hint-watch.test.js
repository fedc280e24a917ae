import { lastEdited, nextFinding, NOTHING_WATCHED, watchRun } from "../../../static/js/shell/hint-watch.js";
import { assertEquals } from "../assert.js";

/** @param {number} rate @param {number} [fps] */
const config = (rate, fps = 30) => /** @type {any} */ ({
  data: {},
  network: {},
  training: { rate },
  view: { fps },
});
/** @param {number} step @param {number} [data] */
const run = (step, data = 1) => ({ step, data_revision: data });
const { watched } = watchRun(NOTHING_WATCHED, run(100), config(0.1));

Deno.test("a change of the settings or the data begins anew, one of the view does not", () => {
  assertEquals(watchRun(watched, run(200), config(0.1, 10)).changed, false);
  const after = watchRun(watched, run(200), config(0.2));
  assertEquals([after.changed, after.watched.since], [true, 200]);
  const moved = watchRun(watched, run(200, 2), config(0.1));
  assertEquals([moved.changed, moved.watched.since], [true, 200]);
});

Deno.test("a step back in time is noticed, and the curve counts from there at the latest", () => {
  assertEquals(watchRun(watched, run(100), config(0.1)).back, false);
  const before = watchRun(watched, run(40), config(0.1));
  assertEquals([before.back, before.changed, before.watched.since], [true, false, 40]);
  const between = watchRun({ ...watched, step: 300 }, run(200), config(0.1));
  assertEquals([between.back, between.watched.since], [true, 100]);
});

Deno.test("the most pressing finding that is not silenced is shown, once, when the layers were heard", () => {
  const found = /** @type {const} */ (["diverging", "dead", "plateau"]).map((kind) => ({
    kind,
    numbers: {},
  }));
  /** @param {string[]} silent @param {typeof found[number] | null} [shown] @param {boolean} [heard] */
  const next = (silent, shown = null, heard = true) =>
    nextFinding(found, { shown, heard, silent: (kind) => silent.includes(kind) })?.kind ?? null;
  assertEquals([next([]), next(["diverging"]), next(["diverging", "dead", "plateau"])], [
    "diverging",
    "dead",
    null,
  ]);
  assertEquals(next([], found[0]), null);
  assertEquals([next([], null, false), next(["diverging"], null, false)], ["diverging", null]);
});

Deno.test("the last edit is all that was changed at its step, and none ahead of the moment on show", () => {
  const edit = (/** @type {number} */ step, /** @type {string} */ path) => ({
    epoch: step,
    step,
    path,
    what: "",
  });
  const edits = [
    edit(5, "points"),
    edit(9, "training.dropout"),
    edit(9, "training.batch_size"),
    edit(20, "weights"),
  ];
  assertEquals(lastEdited(edits, 12), ["training.dropout", "training.batch_size"]);
  assertEquals(lastEdited(edits, 30), ["weights"]);
  assertEquals(lastEdited(edits, 2), []);
});
