import { assertEquals } from "../assert.js";
import { classCount, patchOf, problemOf, setting } from "../../../static/js/state/settings.js";
import { stateOf } from "../state.js";

const catalog = /** @type {any} */ ({
  datasets: [
    { name: "circle", kind: "classification", classes: [2, 2] },
    { name: "blobs", kind: "classification", classes: [2, 10] },
    { name: "plane", kind: "regression", classes: null },
  ],
  defaults: { data: { dataset: "circle", classes: 2, noise: 0 } },
});
/** @param {string} dataset @param {number} classes */
const config = (dataset, classes) => /** @type {any} */ ({ data: { dataset, classes } });

Deno.test("a wish goes before the configuration, and the configuration before the default", () => {
  const state = stateOf({ catalog, config: config("blobs", 4), wanted: { data: { classes: 5 } } });
  assertEquals(
    ["data.classes", "data.dataset", "data.noise", "no.where"].map((path) => setting(state, path)),
    [
      5,
      "blobs",
      0,
      undefined,
    ],
  );
});

Deno.test("a wish of null is a wish", () => {
  const settings = /** @type {any} */ ({ view: { epochs_per_second: 30 } });
  const state = stateOf({ catalog, config: settings, wanted: { view: { epochs_per_second: null } } });
  assertEquals(setting(state, "view.epochs_per_second"), null);
});

Deno.test("the patch of a path has that value alone", () => {
  assertEquals(patchOf("training.optimizer.learning_rate", 0.1), {
    training: { optimizer: { learning_rate: 0.1 } },
  });
});

Deno.test("the problem follows the data set and its classes", () => {
  assertEquals(problemOf(stateOf({ catalog, config: config("blobs", 2) })), "binary");
  assertEquals(problemOf(stateOf({ catalog, config: config("blobs", 3) })), "multiclass");
  assertEquals(problemOf(stateOf({ catalog, config: config("plane", 2) })), "regression");
});

Deno.test("a data set just chosen bounds the classes before the server has said so", () => {
  const state = stateOf({ catalog, config: config("blobs", 7), wanted: { data: { dataset: "circle" } } });
  assertEquals([classCount(state), problemOf(state)], [2, "binary"]);
});
