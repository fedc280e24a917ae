import { assertEquals } from "../../assert.js";
import { Refusal } from "../../../../static/js/net/api.js";
import { importFile } from "../../../../static/js/panels/data/point-files.js";

const file = { name: "points.csv", size: 10, text: () => Promise.resolve("1,2,a") };
const t = (/** @type {string} */ text, /** @type {any} */ values) => text.replace("{name}", values.name);

/** @param {(rescale: boolean) => void} answer */
const server = (answer) => {
  /** @type {boolean[]} */
  const asked = [];
  const send = (/** @type {string} */ _, /** @type {boolean} */ rescale) => {
    asked.push(rescale);
    return Promise.resolve().then(() => answer(rescale));
  };
  return { asked, send };
};
const refuse = () => {
  throw new Refusal(422, "line 1: no number", 0);
};

Deno.test("a file whose points fit is taken as it is, and nothing is said", async () => {
  const { asked, send } = server(() => {});
  assertEquals(await importFile(file, send, t), null);
  assertEquals(asked, [false]);
});

Deno.test("points outside the plane are rescaled, and that is said", async () => {
  const { asked, send } = server((rescale) => rescale || refuse());
  assertEquals((await importFile(file, send, t))?.startsWith("The points of points.csv were rescaled"), true);
  assertEquals(asked, [false, true]);
});

Deno.test("what no scale can mend is refused in the server's words", async () => {
  assertEquals(await importFile(file, server(refuse).send, t), "line 1: no number");
});

Deno.test("a file that is too large is not read", async () => {
  const { asked, send } = server(() => {});
  const said = await importFile({ ...file, size: 3e6 }, send, t);
  assertEquals([said, asked.length], ["points.csv is too large: a file of points may have 2 MiB.", 0]);
});
