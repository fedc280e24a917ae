import {
  headName,
  outputNames,
  pointedLine,
  residualSentence,
} from "../../../../static/js/panels/network/words.js";
import { assertEquals } from "../../assert.js";
import { withPage } from "../../page.js";
import { stateOf } from "../../state.js";

const config =
  /** @type {any} */ ({ network: { hidden: [{ units: 1 }], connections: "residual", gamma: 0.75 } });
const frame = /** @type {any} */ ({
  weights: [{ rows: 1, columns: 2, values: [0.5, -1.25] }, { rows: 1, columns: 1, values: [2] }],
  biases: [[0.125], [-3]],
});
/** @param {import("../../../../static/js/types.js").Place | null} pointed */
function line(pointed) {
  let text = /** @type {string | undefined} */ (undefined);
  withPage(
    "en",
    () =>
      text = pointedLine({ pointed, frame, config })?.map((part) =>
        typeof part === "string" ? part : part.textContent
      ).join(""),
  );
  return text;
}

Deno.test("the line about a connection is its weight", () => {
  assertEquals(line({ layer: 1, row: 0, column: 1 }), "w1,2[1] = −1.25");
});

Deno.test("the line about a neuron is its name and its bias", () => {
  assertEquals(line({ layer: 1, row: 0, column: null }), "Layer 1, unit 1 · b1[1] = 0.13");
  assertEquals(line({ layer: 2, row: 0, column: null }), "Output · b1[2] = −3.00");
});

Deno.test("there is no line where nothing is pointed at, or a connection is gone", () => {
  assertEquals(line(null), undefined);
  assertEquals(line({ layer: 1, row: 0, column: 2 }), undefined);
});

Deno.test("a residual layer tells what it adds", () => {
  assertEquals(residualSentence({ config }, 2), "Layer 2 adds to what it reads: a + f(a)");
  const momentum = { ...config, network: { ...config.network, connections: "momentum_residual" } };
  assertEquals(
    residualSentence({ config: momentum }, 2),
    "Layer 2 adds a velocity to what it reads: a + v, v = 0.75 v + 0.25 f(a)",
  );
});

Deno.test("the output's function follows the problem", () => {
  const catalog = /** @type {any} */ ({
    datasets: [{ name: "spiral", kind: "classification", classes: [2, 5] }, {
      name: "hill",
      kind: "regression",
    }],
    defaults: {},
  });
  /** @param {string} dataset @param {number} classes */
  const name = (dataset, classes) =>
    headName(stateOf({ catalog, config: /** @type {any} */ ({ data: { dataset, classes } }) }));
  assertEquals([name("spiral", 2), name("spiral", 3), name("hill", 2)], ["sigmoid", "softmax", "linear"]);
});

Deno.test("outputs are called by their class as the legend calls it, a single one ŷ", () => {
  const catalog = /** @type {any} */ ({
    datasets: [
      { name: "spiral", kind: "classification", classes: [2, 5], names: [] },
      { name: "iris", kind: "classification", classes: [3, 3], names: ["setosa", "versicolor", "virginica"] },
    ],
    defaults: {},
  });
  /** @param {string} dataset @param {number} classes */
  const names = (dataset, classes) => {
    const config = /** @type {any} */ ({ data: { dataset, classes } });
    return outputNames(stateOf({ catalog, config }), classes > 2 ? classes : 1);
  };
  assertEquals(names("spiral", 2), ["Output ŷ"]);
  assertEquals(names("spiral", 3), ["Output of class 0", "Output of class 1", "Output of class 2"]);
  assertEquals(names("iris", 3)[1], "Output of class versicolor");
});
