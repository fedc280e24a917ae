import { assertClose, assertEquals } from "../../assert.js";
import { stateOf } from "../../state.js";
import { classNames, relabelling, targetShare } from "../../../../static/js/panels/data/label-choice.js";

/** @param {object} dataset @param {number} classes */
const stateWith = (dataset, classes) =>
  stateOf({
    catalog: /** @type {any} */ ({
      datasets: [{ name: "one", kind: "classification", classes: [2, 4], names: [], ...dataset }],
      defaults: { data: { dataset: "one", classes } },
    }),
  });

Deno.test("classes are called by their names, or by their numbers from 0", () => {
  assertEquals(classNames(stateWith({}, 3)), ["0", "1", "2"]);
  assertEquals(classNames(stateWith({ names: ["setosa", "virginica"] }, 2)), ["setosa", "virginica"]);
});

Deno.test("there are no more classes to choose from than the data set can have", () => {
  assertEquals(classNames(stateWith({}, 9)).length, 4);
});

Deno.test("points of a regression have targets, not classes", () => {
  assertEquals(classNames(stateWith({ kind: "regression", classes: null }, 2)), []);
});

Deno.test("a label that is chosen is given to the selected points; with none it only waits for new ones", () => {
  assertEquals(relabelling([4, 2], 1), { type: "relabel", indices: [4, 2], y: 1 });
  assertEquals(relabelling([], 1), null);
});

Deno.test("targets lie along the slider from −1 to 1", () => {
  [[-1, 0], [0, 0.5], [1, 1]].forEach(([label, share]) => assertClose(targetShare(label), share));
});
