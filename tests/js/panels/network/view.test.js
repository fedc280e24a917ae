import { assertEquals } from "../../assert.js";
import { stateOf } from "../../state.js";
import { countsOf } from "../../../../static/js/panels/network/view.js";

/** @param {object} dataset @param {number} classes */
const stateWith = (dataset, classes) =>
  stateOf({
    catalog: /** @type {any} */ ({
      datasets: [{ name: "one", kind: "classification", classes: [2, 9], ...dataset }],
      defaults: {},
    }),
    config: /** @type {any} */ ({
      data: { dataset: "one", classes },
      network: { hidden: [{ units: 4 }, { units: 2 }] },
    }),
  });

Deno.test("a column stands for all features, each hidden layer, and the outputs: one for each of many classes", () => {
  assertEquals(countsOf(stateWith({}, 2), 9), [9, 4, 2, 1]);
  assertEquals(countsOf(stateWith({}, 3), 9), [9, 4, 2, 3]);
  assertEquals(countsOf(stateWith({ kind: "regression", classes: null }, 3), 9), [9, 4, 2, 1]);
});

Deno.test("the diagram is that of the network as it is, whatever is wished for meanwhile", () => {
  const state = { ...stateWith({}, 2), wanted: { data: { classes: 5 } } };
  assertEquals(countsOf(state, 9), [9, 4, 2, 1]);
});
