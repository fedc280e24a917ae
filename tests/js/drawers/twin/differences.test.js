import { assert, assertEquals } from "../../assert.js";
import { differencesToTry } from "../../../../static/js/drawers/twin/differences.js";
import { stateOf } from "../../state.js";

const option = (/** @type {string} */ name) => ({ name, title: name.toUpperCase() });
const catalog = /** @type {any} */ ({
  datasets: [],
  fields: { "training.optimizer.learning_rate": { minimum: 0.00001, maximum: 10 } },
  limits: { units: [1, 64] },
  defaults: {},
  activations: [option("tanh"), option("relu")],
  optimizers: [option("sgd"), option("adam")],
  initializers: [option("zeros")],
  regularizations: [option("none"), option("l2")],
  connections: [option("plain"), option("residual"), option("momentum_residual")],
});
/** @param {unknown[]} hidden */
const state = (hidden) =>
  stateOf({
    catalog,
    config: /** @type {any} */ ({
      network: { features: ["x1"], hidden, connections: "plain", initializer: "zeros", seed: 3 },
      training: {
        optimizer: { name: "sgd", learning_rate: 5 },
        batch_size: 10,
        regularization: { name: "none", rate: 0 },
      },
    }),
  });
const t = (/** @type {string} */ text) => text;

Deno.test("what is offered differs from what is there, and stays within bounds", () => {
  const found = differencesToTry(state([{ units: 40, activation: "tanh" }]), t);
  const values = (/** @type {string} */ name) => found.find((one) => one.name === name)?.values ?? [];
  assertEquals(values("activation").map(({ title }) => title), ["RELU"]);
  assertEquals(values("optimizer").map(({ patch }) => patch), [{
    training: { optimizer: { name: "adam" } },
  }]);
  assertEquals(values("rate").map(({ title }) => title), ["0.5", "2"]);
  assertEquals(values("batch").map(({ title }) => title), ["1", "50", "all points"]);
  assertEquals(values("width")[0].patch, { network: { hidden: [{ units: 64, activation: "tanh" }] } });
  assertEquals(values("initializer").map(({ patch }) => patch), [{ network: { seed: 4 } }]);
});

Deno.test("without a hidden layer there is no activation to exchange, but a layer to add", () => {
  const found = differencesToTry(state([]), t);
  assert(!found.some(({ name }) => name === "activation" || name === "width"));
  assertEquals(found.find(({ name }) => name === "depth")?.values[0].patch, {
    network: { hidden: [{ units: 4, activation: "tanh" }] },
  });
});

Deno.test("other connections are offered where two are equally wide", () => {
  const connections = (/** @type {number[]} */ ...units) =>
    differencesToTry(state(units.map((n) => ({ units: n, activation: "tanh" }))), t)
      .find(({ name }) => name === "connections")?.values.map(({ patch }) => patch);
  assertEquals(connections(4, 4), [{ network: { connections: "residual" } }, {
    network: { connections: "momentum_residual" },
  }]);
  assertEquals(connections(1)?.length, 2);
  assertEquals(connections(4, 2), undefined);
});
