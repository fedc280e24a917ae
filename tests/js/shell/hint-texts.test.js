import { drawnToZero, hintOf } from "../../../static/js/shell/hint-texts.js";
import { assertEquals } from "../assert.js";
import { stateOf } from "../state.js";

const RATE = "training.optimizer.learning_rate";
/** @param {object} [network] @param {number} [rate] */
const state = (network = {}, rate = 0.03) =>
  stateOf({
    catalog: /** @type {any} */ ({
      fields: { [RATE]: { minimum: 0.001, maximum: 10 } },
      limits: { units: [1, 8] },
      defaults: {},
    }),
    config: /** @type {any} */ ({
      network: {
        hidden: [{ units: 4, activation: "relu" }, { units: 7, activation: "relu" }],
        initializer: "glorot_uniform",
        seed: 3,
        ...network,
      },
      training: { optimizer: { learning_rate: rate }, regularization: { name: "none", rate: 0 } },
    }),
  });
/** @param {string} text @param {{ [name: string]: string | number }} [values] */
const t = (text, values = {}) => text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
/** @param {import("../../../static/js/shell/findings.js").Kind} kind @param {{ [name: string]: number }} [numbers] @param {import("../../../static/js/types.js").State} [of] */
const hint = (kind, numbers = {}, of = state()) => hintOf({ kind, numbers }, of, t);
const rateOf = (/** @type {any} */ remedy) => remedy.update.training.optimizer.learning_rate;

Deno.test("a run that diverges starts again at a tenth of its learning rate, within what the field allows", () => {
  const [remedy] = hint("diverging").remedies;
  assertEquals(remedy.name, "Start again with learning rate 0.003");
  assertEquals([rateOf(remedy), remedy.commands], [0.003, [{ type: "reset" }, { type: "play" }]]);
  assertEquals(rateOf(hint("diverging", {}, state({}, 0.002)).remedies[0]), 0.001);
});

Deno.test("dead units are counted, and their layer alone gets another activation", () => {
  const { title, remedies } = hint("dead", { layer: 2, count: 5, units: 7 });
  assertEquals(title, "Layer 2: 5 of 7 units are dead");
  assertEquals(remedies[0].update, {
    network: { hidden: [{ units: 4, activation: "relu" }, { units: 7, activation: "leaky_relu" }] },
  });
  assertEquals(remedies[1].update, { network: { seed: 4 } });
});

Deno.test("units that started at zero are alike rather than dead", () => {
  const { title, remedies } = hint("dead", { layer: 1, count: 4, units: 4 }, state({ initializer: "zeros" }));
  assertEquals(title, "All units are alike");
  assertEquals(remedies.map(({ update }) => update), [{ network: { initializer: "glorot_uniform" } }]);
});

Deno.test("each finding has its words and something to try", () => {
  const numbers = {
    layer: 1,
    count: 4,
    units: 4,
    swing: 0.25,
    epoch: 12,
    step: 300,
    epochs: 60,
    dropout: 0.5,
  };
  const kinds = /** @type {const} */ ([
    "diverging",
    "dropout",
    "silenced",
    "dead",
    "saturated",
    "oscillation",
    "overfitting",
    "vanishing",
    "shallow",
    "short",
    "plateau",
  ]);
  for (const kind of kinds) {
    const { title, text, remedies } = hint(kind, numbers);
    assertEquals(
      [title, text, ...remedies.map(({ name }) => name)].filter((said) => /\{|undefined|^$/.test(said)),
      [],
    );
    assertEquals(remedies.every(({ update, commands }) => update || commands), true);
  }
});

Deno.test("from a network that learnt by heart one goes back to its best epoch", () => {
  const { text, remedies } = hint("overfitting", { epoch: 12, step: 300 });
  assertEquals(text.startsWith("Since epoch 12 "), true);
  assertEquals(remedies[0], { name: "Back to epoch 12", commands: [{ type: "seek", step: 300 }] });
});

Deno.test("a leak is offered to a unit that is flat on one side, to tanh a smaller step", () => {
  const tanh = state({ hidden: [{ units: 4, activation: "tanh" }] });
  const [remedy] = hint("dead", { layer: 1, count: 4, units: 4 }, tanh).remedies;
  assertEquals([remedy.name, rateOf(remedy)], ["Start again with learning rate 0.009", 0.009]);
});

Deno.test("units that a penalty silenced get a weaker one, AdamW a weaker decay", () => {
  const of = state();
  const config = /** @type {any} */ (of.config);
  config.training.regularization = { name: "l2", rate: 0.3 };
  const [penalty] = hint("silenced", { layer: 1, count: 4, units: 4 }, of).remedies;
  assertEquals(penalty.update, { training: { regularization: { rate: 0.03 } } });
  assertEquals(penalty.commands, [{ type: "reset" }, { type: "play" }]);
  config.training.regularization.name = "none";
  Object.assign(config.training.optimizer, { name: "adamw", weight_decay: 0.5 });
  const [decay] = hint("silenced", { layer: 1, count: 4, units: 4 }, of).remedies;
  assertEquals(decay.update, { training: { optimizer: { weight_decay: 0.05 } } });
  assertEquals(drawnToZero(config).rate, 0.5);
  config.network.initializer = "zeros";
  assertEquals(drawnToZero(config).rate, 0);
});

Deno.test("where dropout is the cause it is halved or turned off, and the rate is left alone", () => {
  assertEquals(hint("dropout", { dropout: 0.5 }).remedies.map(({ update }) => update), [
    { training: { dropout: 0.25 } },
    { training: { dropout: 0 } },
  ]);
});

Deno.test("a gradient that vanishes is not answered with a higher rate", () => {
  const ways = (/** @type {object} */ network) =>
    hint("vanishing", { epochs: 60 }, state({ connections: "plain", ...network })).remedies.map((
      { update },
    ) => update);
  const sigmoid = { units: 4, activation: "sigmoid" }, tanh = { units: 4, activation: "tanh" };
  assertEquals(ways({ hidden: [sigmoid, sigmoid] }), [
    { network: { hidden: [tanh, tanh] } },
    { network: { connections: "residual" } },
  ]);
  assertEquals(ways({ hidden: [tanh, { ...tanh, units: 3 }], initializer: "uniform" }), [
    { network: { initializer: "glorot_uniform" } },
  ]);
  assertEquals(ways({ hidden: [tanh, { ...tanh, units: 3 }] }), [{ network: { seed: 4 } }]);
});

Deno.test("a network without a hidden layer gets one; steps that are short get a higher rate", () => {
  const [layer] = hint("shallow", { epochs: 60 }, state({ hidden: [] })).remedies;
  assertEquals([layer.name, layer.update], [
    "A hidden layer of 4 units",
    { network: { hidden: [{ units: 4, activation: "tanh" }] } },
  ]);
  assertEquals(rateOf(hint("short", { epochs: 60 }).remedies[0]), 0.09);
});

Deno.test("on a plateau each layer is widened within the limit", () => {
  const hidden = (/** @type {object} */ network = {}) =>
    /** @type {any} */ (hint("plateau", { epochs: 60 }, state(network)).remedies[0].update).network.hidden;
  assertEquals(hidden().map((/** @type {any} */ layer) => layer.units), [6, 8]);
});
