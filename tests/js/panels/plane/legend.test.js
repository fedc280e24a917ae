import { assertEquals } from "../../assert.js";
import { stateOf } from "../../state.js";
import { legendOf, shownNeuron } from "../../../../static/js/panels/plane/legend.js";

/** @param {object} dataset @param {number} classes @param {object | null} surface */
const stateWith = (dataset, classes, surface = { layer: null, unit: null, scale: 1 }) =>
  stateOf({
    catalog: /** @type {any} */ ({
      datasets: [{ name: "one", kind: "classification", classes: [2, 4], names: [], ...dataset }],
      defaults: { data: { dataset: "one", classes } },
    }),
    frame: /** @type {any} */ ({ surface }),
  });
const neuron = { layer: 2, unit: 0, scale: 1.2345 };

Deno.test("two classes stand at the ends of the ramp, with the probabilities 0 and 1", () => {
  assertEquals(legendOf(stateWith({}, 2)), { low: 0, high: 1, classes: true });
});

Deno.test("two classes with names stand there by these", () => {
  const named = { names: ["cat", "dog"] };
  assertEquals(legendOf(stateWith(named, 2)), { low: 0, high: 1, classes: true, ends: ["cat", "dog"] });
});

Deno.test("points of one's own have the names that came with them", () => {
  const state = stateWith({ preview: null }, 3);
  const points = { ...state.points, names: ["a", "b", "c"] };
  assertEquals(legendOf({ ...state, points }), { names: ["a", "b", "c"] });
  assertEquals(legendOf({ ...stateWith({ preview: {} }, 3), points }), { names: ["0", "1", "2"] });
});

Deno.test("more classes stand side by side, by their names where they have some", () => {
  assertEquals(legendOf(stateWith({}, 3)), { names: ["0", "1", "2"] });
  assertEquals(legendOf(stateWith({ names: ["a", "b", "c"] }, 3)), { names: ["a", "b", "c"] });
});

Deno.test("the ramp of a target goes from −1 to 1", () => {
  assertEquals(legendOf(stateWith({ kind: "regression", classes: null }, 2)), {
    low: -1,
    high: 1,
    classes: false,
  });
});

Deno.test("a neuron's ramp goes as far as its values, to two digits, whatever the problem", () => {
  const ends = { low: -1.2, high: 1.2, classes: false };
  assertEquals([2, 3].map((classes) => legendOf(stateWith({}, classes, neuron))), [ends, ends]);
  assertEquals(legendOf(stateWith({ kind: "regression", classes: null }, 2, neuron)), ends);
});

Deno.test("the plane shows a neuron when its surface is one", () => {
  assertEquals(shownNeuron(stateWith({}, 2, neuron)), neuron);
  assertEquals(shownNeuron(stateWith({}, 2)), null);
  assertEquals(shownNeuron(stateWith({}, 2, null)), null);
  assertEquals(shownNeuron({ frame: null }), null);
});
