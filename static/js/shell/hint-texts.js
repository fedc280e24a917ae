/** What a hint says: cause, effect, and what to try, each remedy as the change it makes. Pure. */

import { integer, percent, short } from "../lib/format.js";
import { patchOf, setting } from "../state/settings.js";

/** @typedef {import("../types.js").State} State */
/** @typedef {import("../types.js").Translate} Translate */
/** @typedef {import("../types.js").Hidden} Hidden */
/** @typedef {import("./findings.js").Finding["numbers"]} Numbers */
/**
 * @typedef {{ name: string, update?: import("../types.js").Patch, commands?: import("../types.js").Command[] }} Remedy a
 *   change of the configuration, and then commands
 * @typedef {{ title: string, text: string, remedies: Remedy[] }} Hint
 */

const RATE = "training.optimizer.learning_rate";
/** What a network without hidden layers gets first, and the widest layer where the server names none. */
const FIRST_LAYER = { units: 4, activation: "tanh" }, MOST_UNITS = 64;

/** @param {import("./findings.js").Finding} finding @param {State} state @param {Translate} t @returns {Hint} */
export const hintOf = ({ kind, numbers }, state, t) => HINTS[kind](numbers, state, t);

/** @type {{ [kind in import("./findings.js").Kind]: (numbers: Numbers, state: State, t: Translate) => Hint }} */
const HINTS = {
  diverging: (_, state, t) => ({
    title: t("The loss is growing"),
    text: t("The steps are too long: each one leaps over the valley and lands higher up on the other side."),
    remedies: [startAgain(state, 0.1, t)],
  }),
  dead: ({ layer, count, units }, state, t) =>
    setting(state, "network.initializer") === "zeros"
      ? {
        title: t("All units are alike"),
        text: t(
          "Every weight started at 0, so every unit of a layer gets the same gradient, and none can become another.",
        ),
        remedies: [{
          name: t("Start from random weights"),
          update: { network: { initializer: "glorot_uniform" } },
        }],
      }
      : {
        title: t("Layer {layer}: {count} of {units} units are dead", {
          count: integer(count),
          units: integer(units),
          layer,
        }),
        text: t(
          "They give the same answer at every point, so no gradient passes through them and they cannot learn. A long step often does it.",
        ),
        remedies: [
          {
            name: t("Leaky ReLU in layer {layer}", { layer }),
            update: otherActivation(state, layer, "leaky_relu"),
          },
          {
            name: t("New weights"),
            update: { network: { seed: Number(setting(state, "network.seed")) + 1 } },
          },
        ],
      },
  saturated: ({ layer, count, units }, state, t) => ({
    title: t("Layer {layer}: {count} of {units} units are saturated", {
      count: integer(count),
      units: integer(units),
      layer,
    }),
    text: t("Their inputs are so large that the activation is flat there: hardly any gradient gets through."),
    remedies: [
      startAgain(state, 0.3, t),
      { name: t("ReLU in layer {layer}", { layer }), update: otherActivation(state, layer, "relu") },
    ],
  }),
  oscillation: ({ swing }, state, t) => ({
    title: t("The loss jumps up and down"),
    text: t(
      "It changes by {swing} from one epoch to the next: the steps are too long to settle in the valley.",
      { swing: percent(swing) },
    ),
    remedies: [otherRate(state, 0.3, t)],
  }),
  overfitting: ({ epoch, step }, _, t) => ({
    title: t("It is learning by heart"),
    text: t(
      "Since epoch {epoch} the test loss rises while the train loss falls: the boundary bends around single points.",
      { epoch: integer(epoch) },
    ),
    remedies: [
      { name: t("Back to epoch {epoch}", { epoch: integer(epoch) }), commands: [{ type: "seek", step }] },
      {
        name: t("Penalise large weights"),
        update: { training: { regularization: { name: "l2", rate: 0.01 } } },
      },
    ],
  }),
  plateau: ({ epochs }, state, t) => ({
    title: t("The loss stands still"),
    text: t(
      "For {epochs} epochs it has hardly moved. The ground is flat here, the steps are too short, or the network is too small for this boundary.",
      { epochs: integer(epochs) },
    ),
    remedies: [
      otherRate(state, 3, t),
      { name: t("Two units more in each layer"), update: { network: { hidden: wider(state) } } },
    ],
  }),
};

/** So many times the learning rate, rounded, within what the field allows. @param {State} state @param {number} factor */
function rateTimes(state, factor) {
  const { minimum = 0, maximum = Infinity } = state.catalog.fields[RATE] ?? {};
  const rate = Number((Number(setting(state, RATE)) * factor).toPrecision(1));
  return Math.min(maximum, Math.max(minimum, rate));
}

/** @param {State} state @param {number} factor @param {Translate} t @returns {Remedy} */
function otherRate(state, factor, t) {
  const rate = rateTimes(state, factor);
  return { name: t("Learning rate {rate}", { rate: short(rate) }), update: patchOf(RATE, rate) };
}

/** @param {State} state @param {number} factor of the learning rate @param {Translate} t @returns {Remedy} */
function startAgain(state, factor, t) {
  const rate = rateTimes(state, factor);
  return {
    name: t("Start again with learning rate {rate}", { rate: short(rate) }),
    update: patchOf(RATE, rate),
    commands: [{ type: "reset" }, { type: "play" }],
  };
}

/** @param {State} state @returns {Hidden[]} */
const hiddenOf = (state) => setting(state, "network.hidden");

/** @param {State} state @param {number} layer from 1 @param {string} activation */
const otherActivation = (state, layer, activation) => ({
  network: { hidden: hiddenOf(state).map((one, i) => i === layer - 1 ? { ...one, activation } : one) },
});

/** Two units more in each layer; a first one where there is none. @param {State} state */
function wider(state) {
  const { units: limits } = state.catalog.limits, most = Array.isArray(limits) ? limits[1] : MOST_UNITS;
  const hidden = hiddenOf(state).map((one) => ({ ...one, units: Math.min(one.units + 2, most) }));
  return hidden.length ? hidden : [FIRST_LAYER];
}
