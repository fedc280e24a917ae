import { dropGoneChoices, goneChoices } from "../../../static/js/state/gone-choices.js";
import { createStore } from "../../../static/js/state/store.js";
import { assertEquals } from "../assert.js";
import { stateOf } from "../state.js";

const datasets = [{ name: "circle", kind: "classification", classes: null }, {
  name: "wave",
  kind: "regression",
}];
const catalog = /** @type {any} */ ({ datasets, fields: {}, limits: {}, defaults: {} });
/** @param {string} dataset @param {number} classes @param {number[]} units */
const config = (dataset, classes, ...units) => /** @type {any} */ ({
  data: { dataset, classes },
  network: { hidden: units.map((one) => ({ units: one })) },
});

Deno.test("a pinned neuron goes with its unit or its layer, and stays while it is there", () => {
  /** @param {number[]} units @param {number} layer @param {number} unit */
  const gone = (units, layer, unit) =>
    goneChoices(stateOf({ catalog, config: config("circle", 2, ...units), pinned: { layer, unit } }));
  assertEquals(gone([4, 2], 2, 1), {});
  assertEquals(gone([4, 2], 2, 2), { pinned: null });
  assertEquals(gone([4], 2, 0), { pinned: null });
});

Deno.test("a class that the data no longer have gives way to class 0, a target beyond 1 to 0", () => {
  /** @param {string} dataset @param {number} classes @param {number} label */
  const gone = (dataset, classes, label) =>
    goneChoices(stateOf({ catalog, config: config(dataset, classes), label }));
  assertEquals([gone("circle", 4, 3), gone("circle", 3, 3)], [{}, { label: 0 }]);
  assertEquals(gone("circle", 2, 0.5), { label: 0 });
  assertEquals([gone("wave", 2, -0.5), gone("wave", 2, 3)], [{}, { label: 0 }]);
});

Deno.test("choices are looked at when there is another configuration", () => {
  const store = createStore(
    stateOf({ catalog, config: config("circle", 2, 4), pinned: { layer: 1, unit: 3 } }),
  );
  dropGoneChoices(store);
  store.set({ config: config("circle", 2, 8) });
  assertEquals(store.state.pinned, { layer: 1, unit: 3 });
  store.set({ config: config("circle", 2, 2) });
  assertEquals(store.state.pinned, null);
});
