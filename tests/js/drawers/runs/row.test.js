import { renamed } from "../../../../static/js/drawers/runs/drawer.js";
import { figuresOf, nameOf } from "../../../../static/js/drawers/runs/row.js";
import { sparkPath } from "../../../../static/js/drawers/runs/sparkline.js";
import { assert, assertEquals } from "../../assert.js";

/** @param {object} [parts] @returns {any} */
const run = (parts = {}) => ({
  id: "a",
  name: "Circle, Tanh 4–2",
  title: null,
  epoch: 1200,
  seconds: 7.4,
  loss: { train: 0.25, test: 0.5 },
  accuracy: { train: 0.9, test: 0.875 },
  ...parts,
});
/** @param {string} text @param {{ [name: string]: string | number }} [values] */
const t = (text, values = {}) => text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));

Deno.test("a run's figures give the test's accuracy where there is one, and none for a regression", () => {
  assertEquals(figuresOf(run(), t), ["1,200 epochs", "train 0.250", "test 0.500", "87.5%", "7 s"]);
  const training = run({ loss: { train: 0.25, test: null }, accuracy: { train: 0.9, test: null } });
  assertEquals(figuresOf(training, t), ["1,200 epochs", "train 0.250", "", "90.0%", "7 s"]);
  assertEquals(figuresOf(run({ accuracy: { train: null, test: null } }), t)[3], "");
});

Deno.test("a run is renamed alone, and has its first name back when the text is taken away", () => {
  const runs = [run(), run({ id: "b", title: "mine" })];
  assertEquals(renamed(runs, "b", "yours").map(nameOf), ["Circle, Tanh 4–2", "yours"]);
  assertEquals(renamed(runs, "b", "").map(nameOf), ["Circle, Tanh 4–2", "Circle, Tanh 4–2"]);
});

Deno.test("the curve in small falls to the right and breaks where there is no number", () => {
  const history = Float64Array.of(0, 0, 1, NaN, 10, 1, 0.1, 0.2, 20, 2, 0.01, 0.02);
  const places = [...sparkPath(history, 2).matchAll(/([ML])([\d.]+) ([\d.]+)/g)];
  assertEquals(places.map(([, pen]) => pen), ["M", "L", "L"]);
  assert(
    places.every(([, , x, y], i) =>
      i === 0 || Number(x) > Number(places[i - 1][2]) && Number(y) > Number(places[i - 1][3])
    ),
  );
  assertEquals(sparkPath(history, 3).match(/[ML]/g), ["M", "L"]);
  assertEquals(sparkPath(new Float64Array(), 2), "");
});
