import { assertEquals } from "../../assert.js";
import { createStore } from "../../../../static/js/state/store.js";
import { createTestServer } from "../../server.js";
import { stateOf } from "../../state.js";
import { Refusal } from "../../../../static/js/net/api.js";
import { createPointFileImport, importFile } from "../../../../static/js/panels/data/point-files.js";

/** @typedef {import("../../../../static/js/net/api.js").ColumnChoice} ColumnChoice */

const content = new TextEncoder().encode("1,2,a").buffer;
const file = { name: "points.csv", size: 10, arrayBuffer: () => Promise.resolve(content) };
const t = (/** @type {string} */ text, /** @type {any} */ values) => text.replace("{name}", values.name);
const nobody = () => Promise.reject(new Error("nobody was to be asked"));

/** @param {(rescale: boolean, choice: ColumnChoice) => string | null} answer */
const server = (answer) => {
  /** @type {[boolean, ColumnChoice][]} */
  const asked = [];
  /** @param {ArrayBuffer} sent @param {boolean} rescale @param {ColumnChoice} choice */
  const send = (sent, rescale, choice) => {
    assertEquals(sent, content);
    asked.push([rescale, choice]);
    return Promise.resolve().then(() => answer(rescale, choice));
  };
  return { asked, send };
};
const refuse = () => {
  throw new Refusal(422, "line 1: no number", 0);
};
const preview = { columns: ["a", "b", "c", "d"], rows: [["1", "2", "3", "u"]] };

Deno.test("a file whose points fit is taken as it is, byte for byte, and nothing is said", async () => {
  const { asked, send } = server(() => null);
  assertEquals(await importFile(file, send, nobody, t), null);
  assertEquals(asked, [[false, {}]]);
});

Deno.test("what the server notes of a file is said as a sentence", async () => {
  const { send } = server(() => "rows left out: 1");
  assertEquals(await importFile(file, send, nobody, t), "Rows left out: 1.");
});

Deno.test("points outside the plane are rescaled, and that is said", async () => {
  const { asked, send } = server((rescale) => rescale ? "rows left out: 1" : refuse());
  const said = await importFile(file, send, nobody, t);
  assertEquals(said?.startsWith("The points of points.csv were rescaled"), true);
  assertEquals(said?.endsWith(". Rows left out: 1."), true);
  assertEquals(asked.map(([rescale]) => rescale), [false, true]);
});

Deno.test("what no scale can mend is refused in the server's words", async () => {
  assertEquals(await importFile(file, server(refuse).send, nobody, t), "line 1: no number");
});

Deno.test("columns that cannot be known are asked for, again where the choice is refused, and rescaled", async () => {
  const { asked, send } = server((rescale, { label }) => {
    if (!label) throw new Refusal(422, "choose", 0, preview);
    if (label === "a") throw new Refusal(422, "choose better", 0, preview);
    return rescale ? null : refuse();
  });
  const choices = [{ x1: "b", x2: "c", label: "a" }, { x1: "a", x2: "b", label: "d" }];
  /** @type {string[]} */
  const questions = [];
  const said = await importFile(file, send, (why, shown) => {
    assertEquals(shown, preview);
    questions.push(why);
    return Promise.resolve(choices[questions.length - 1]);
  }, t);
  assertEquals(said?.startsWith("The points of points.csv were rescaled"), true);
  assertEquals(questions, ["choose", "choose better"]);
  assertEquals(asked.map(([rescale, { label }]) => [rescale, label]), [
    [false, undefined],
    [false, "a"],
    [false, "d"],
    [true, "d"],
  ]);
});

Deno.test("who does not choose keeps the points there are", async () => {
  const { asked, send } = server(() => {
    throw new Refusal(422, "choose", 0, preview);
  });
  assertEquals(await importFile(file, send, () => Promise.resolve(null), t), null);
  assertEquals(asked.length, 1);
});

Deno.test("a file that is too large is not read", async () => {
  const { asked, send } = server(() => null);
  const said = await importFile({ ...file, size: 3e6 }, send, nobody, t);
  assertEquals([said, asked.length], ["points.csv is too large: a file of points may have 2 MiB.", 0]);
});

Deno.test("a file that is taken silences what was said of the one before", async () => {
  const server = createTestServer();
  try {
    const store = createStore(stateOf({ message: "The points of far.csv were rescaled to fit the plane." }));
    const take = createPointFileImport(/** @type {any} */ ({ store, t, ids: () => ({ id: "s" }) }));
    const taken = take(/** @type {any} */ (file));
    await Promise.resolve();
    await server.answer({ note: null });
    await taken;
    assertEquals(store.state.message, null);
  } finally {
    server.end();
  }
});
