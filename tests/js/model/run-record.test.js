import { assert, assertEquals } from "../assert.js";
import { differences, hasEnded, MOST_RUNS, thinned, withRun } from "../../../static/js/model/run-record.js";

/** @param {number} epochs */
const history = (epochs) =>
  Float64Array.from(Array.from({ length: epochs + 1 }, (_, i) => [25 * i, i, 1 / (1 + i), NaN]).flat());

Deno.test("a reset ends a run, time travel and further training do not", () => {
  const before = { step: 1000, history: history(40) };
  assert(hasEnded(before, { step: 0, history: history(0) }));
  assert(hasEnded(before, { step: 100, history: history(4) }), "it played on at once");
  assert(!hasEnded(before, { step: 250, history: history(40) }), "the curve ahead is still there");
  assert(!hasEnded(before, { step: 1025, history: history(41) }));
  assert(!hasEnded({ step: 250, history: history(40) }, { step: 275, history: history(11) }), "a branch");
  assert(
    hasEnded({ step: 0, history: history(40) }, { step: 25, history: history(1) }),
    "from the beginning",
  );
  assert(!hasEnded({ step: 0, history: history(0) }, { step: 0, history: history(0) }));
});

Deno.test("a thinned curve keeps its ends, its peaks and its valleys", () => {
  const long = history(2000);
  long[4 * 777 + 2] = 99;
  long[4 * 1234 + 2] = 1e-9;
  const short = thinned(long);
  assert(short.length <= 4 * 130, String(short.length / 4));
  const train = Array.from({ length: short.length / 4 }, (_, i) => short[4 * i + 2]);
  assert(train.includes(99) && train.includes(1e-9) && train[0] === 1);
  assertEquals(short.at(-4), 50000);
  assertEquals(thinned(history(3)).filter((_, i) => i % 4 === 0), [0, 25, 50, 75]);
  assertEquals(thinned(new Float64Array()), []);
});

Deno.test("differences are named by their paths, lists as one", () => {
  const a = { network: { hidden: [1, 2], seed: 0 }, training: { optimizer: { name: "sgd", rate: 1 } } };
  const b = { network: { hidden: [1], seed: 0 }, training: { optimizer: { name: "adam", rate: 1 } } };
  assertEquals(differences(a, b), ["network.hidden", "training.optimizer.name"]);
  assertEquals(differences(a, a), []);
});

/** @param {string} id @param {Partial<import("../../../static/js/model/run-record.js").KeptRun>} [parts] */
const run = (
  id,
  parts = {},
) => /** @type {import("../../../static/js/model/run-record.js").KeptRun} */ (/** @type {unknown} */ ({
  id,
  name: id,
  title: null,
  step: 100,
  curve: [0, 0, Number(id), 0],
  recipe: {},
  ...parts,
}));

Deno.test("the newest run comes first, and the oldest makes room", () => {
  let runs = /** @type {import("../../../static/js/model/run-record.js").KeptRun[]} */ ([]);
  for (let i = 0; i < MOST_RUNS + 5; i++) runs = withRun(runs, run(String(i)));
  assertEquals(runs.length, MOST_RUNS);
  assertEquals(runs[0].id, String(MOST_RUNS + 4));
});

Deno.test("a run that goes on takes the place of its beginning, and keeps its title", () => {
  const runs = withRun([run("1", { title: "mine" }), run("2")], run("1", { step: 200 }));
  assertEquals(runs.map(({ title, step }) => [title, step]), [["mine", 200], [null, 100]]);
  assertEquals(withRun(runs, run("1", { step: 50 })), runs);
});
