import { runName } from "../../../static/js/shell/run-name.js";
import { assertEquals } from "../assert.js";

const option = (/** @type {string} */ name) => ({ name, title: name.toUpperCase() });
const catalog = /** @type {any} */ ({
  datasets: [option("circle"), option("xor")],
  features: [option("x1"), option("x2")],
  activations: [option("tanh")],
  optimizers: [option("sgd"), option("adam")],
  losses: [option("hinge")],
  regularizations: [],
  initializers: [],
  fields: { "training.optimizer.learning_rate": { title: "Learning rate" } },
});
const t = (/** @type {string} */ text) => text;
const optimizer = (/** @type {string} */ name, rest = {}) => ({ name, learning_rate: 0.03, ...rest });
const usual = { dataset: "circle", units: [4, 2], features: ["x1", "x2"], training: {} };
/** @param {Partial<typeof usual>} [parts] @returns {any} */
const recipe = (parts = {}) => {
  const { dataset, units, features, training } = { ...usual, ...parts };
  return {
    data: { dataset, seed: 1 },
    network: { features, hidden: units.map((n) => ({ units: n, activation: "tanh" })) },
    training: { optimizer: optimizer("sgd"), batch_size: 10, ...training },
  };
};

Deno.test("the first run, and one like the last, is called after its data and its layers", () => {
  assertEquals(runName(recipe(), null, catalog, t), "CIRCLE, TANH 4–2");
  assertEquals(runName(recipe({ units: [] }), recipe({ units: [] }), catalog, t), "CIRCLE, no hidden layer");
});

Deno.test("a later run is called after what is different", () => {
  assertEquals(runName(recipe({ dataset: "xor" }), recipe(), catalog, t), "XOR");
  assertEquals(runName(recipe({ units: [8] }), recipe(), catalog, t), "TANH 8");
  assertEquals(runName(recipe({ features: ["x2"] }), recipe(), catalog, t), "X2");
  assertEquals(
    runName(
      recipe({ training: { optimizer: optimizer("sgd", { learning_rate: 0.1 }) } }),
      recipe(),
      catalog,
      t,
    ),
    "Learning rate 0.1",
  );
  assertEquals(
    runName(recipe({ training: { batch_size: "full" } }), recipe(), catalog, t),
    "batch size full",
  );
});

Deno.test("a parameter of an exchanged optimizer is left out, but for its learning rate", () => {
  const adam = recipe({ training: { optimizer: optimizer("adam", { beta: 0.9, learning_rate: 0.1 }) } });
  assertEquals(runName(adam, recipe(), catalog, t), "ADAM, Learning rate 0.1");
});

Deno.test("three differences make a name, more are hinted at", () => {
  const other = recipe({
    dataset: "xor",
    units: [8],
    features: ["x1"],
    training: { batch_size: 1 },
  });
  assertEquals(runName(other, recipe(), catalog, t), "XOR, X1, TANH 8 …");
});
