import { chosenOf } from "../../../../static/js/drawers/twin/choice.js";
import { curveOf, figuresText, viewOf } from "../../../../static/js/drawers/twin/figures.js";
import { assertEquals } from "../../assert.js";
import { stateOf } from "../../state.js";

/** @param {string} text @param {{ [name: string]: string | number }} [values] */
const t = (text, values = {}) => text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));

Deno.test("a twin's figures leave out what it does not have", () => {
  const run = { epoch: 3, loss: { train: 0.5, test: null }, accuracy: { train: 0.75, test: null } };
  assertEquals(figuresText(run, t), "epoch 3 · train 0.500 · 75.0%");
  const tested = { ...run, loss: { train: 0.5, test: 0.25 }, accuracy: { train: 0.75, test: 0.5 } };
  assertEquals(figuresText(tested, t), "epoch 3 · train 0.500 · test 0.250 · 50.0%");
});

Deno.test("a twin's curve stands in the steps of the page's run, and reaches to this moment", () => {
  const history = Float64Array.of(0, 0, 1, NaN, 5, 1, 0.5, NaN);
  const later = { epoch: 1.5, loss: { train: 0.25, test: null } };
  assertEquals([...curveOf(history, later, 20)], [0, 0, 1, NaN, 20, 1, 0.5, NaN, 30, 1.5, 0.25, NaN]);
  assertEquals([...curveOf(history, { ...later, epoch: 1 }, 20)], [0, 0, 1, NaN, 20, 1, 0.5, NaN]);
  assertEquals(curveOf(new Float64Array(), later, 20).length, 0);
});

Deno.test("a twin is looked at only while its drawer is open and seen, and not too finely", () => {
  const config = /** @type {any} */ ({ view: { resolution: 200 } });
  const none = { type: "view", surface: null, neurons: null, features: null };
  assertEquals(viewOf(stateOf({ config, drawer: "runs" }), false), none);
  assertEquals(viewOf(stateOf({ config, drawer: "twin" }), true), none);
  assertEquals(viewOf(stateOf({ config, drawer: "twin" }), false), {
    ...none,
    surface: { resolution: 80 },
    features: { layer: -1, units: [0, 1] },
  });
});

Deno.test("what was chosen stays chosen while it is offered, else the first is", () => {
  const value = (/** @type {string} */ title) => ({ title, patch: {} });
  const differences = [
    { name: "depth", title: "Depth", values: [value("1"), value("2")] },
    { name: "rate", title: "Rate", values: [value("0.1")] },
  ];
  assertEquals([chosenOf(differences, "depth", 1).index, chosenOf(differences, "rate", 1).index], [1, 0]);
  assertEquals(chosenOf(differences, "gone", 1), { kind: differences[0], index: 0 });
  assertEquals(chosenOf([], "depth", 0), { kind: undefined, index: 0 });
});
