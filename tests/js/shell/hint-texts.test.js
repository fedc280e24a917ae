import { hintOf } from "../../../static/js/shell/hint-texts.js";
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
      training: { optimizer: { learning_rate: rate } },
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
  const numbers = { layer: 1, count: 4, units: 4, swing: 0.25, epoch: 12, step: 300, epochs: 60 };
  const kinds =
    /** @type {const} */ (["diverging", "dead", "saturated", "oscillation", "overfitting", "plateau"]);
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

Deno.test("on a plateau each layer is widened within the limit, and a network without one gets one", () => {
  const hidden = (/** @type {object} */ network = {}) =>
    /** @type {any} */ (hint("plateau", { epochs: 60 }, state(network)).remedies[1].update).network.hidden;
  assertEquals(hidden().map((/** @type {any} */ layer) => layer.units), [6, 8]);
  assertEquals(hidden({ hidden: [] }), [{ units: 4, activation: "tanh" }]);
  assertEquals(rateOf(hint("plateau", { epochs: 60 }).remedies[0]), 0.09);
});
