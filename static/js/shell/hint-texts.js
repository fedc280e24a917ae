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

const RATE = "training.optimizer.learning_rate", DECAY = "training.optimizer.weight_decay";
const PENALTY = "training.regularization.rate";
/** Activations that are flat on one side: what is dead there lives with a leak. */
const ONE_SIDED = ["relu", "elu", "gelu", "silu", "softplus", "step"];
/** Initializers whose weights keep the gradient's size. */
const WELL_SCALED = ["glorot_uniform", "glorot_normal", "he_uniform", "he_normal", "lecun_normal"];
/** What a network without hidden layers gets first, and the widest layer where the server names none. */
const FIRST_LAYER = { units: 4, activation: "tanh" }, MOST_UNITS = 64;

/** @param {import("./findings.js").Finding} finding @param {State} state @param {Translate} t @returns {Hint} */
export const hintOf = ({ kind, numbers }, state, t) => HINTS[kind](numbers, state, t);

/**
 * What draws the weights to 0: the regularization, the decay of AdamW, or nothing. Weights that begin at 0 need no help.
 * @param {Pick<import("../types.js").Config, "network" | "training">} config
 */
export function drawnToZero({ network, training: { regularization, optimizer } }) {
  if (network.initializer === "zeros") return { by: null, rate: 0 };
  if (regularization.name !== "none" && regularization.rate > 0) {
    return { by: PENALTY, rate: regularization.rate };
  }
  const decays = optimizer.name === "adamw" && optimizer.weight_decay > 0;
  return decays ? { by: DECAY, rate: optimizer.weight_decay } : { by: null, rate: 0 };
}

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
          ONE_SIDED.includes(hiddenOf(state)[layer - 1]?.activation)
            ? {
              name: t("Leaky ReLU in layer {layer}", { layer }),
              update: otherActivation(state, layer, "leaky_relu"),
            }
            : startAgain(state, 0.3, t),
          newWeights(state, t),
        ],
      },
  silenced: ({ layer, count, units }, state, t) => ({
    title: t("Layer {layer}: the penalty has silenced {count} of {units} units", {
      count: integer(count),
      units: integer(units),
      layer,
    }),
    text: t(
      "It has drawn their weights to 0, so they give the same answer at every point. The data cannot outweigh so strong a penalty.",
    ),
    remedies: [weakerPenalty(state, t)],
  }),
  dropout: ({ dropout }, _, t) => ({
    title: t("Dropout shakes the loss"),
    text: t(
      "At every step {share} of the hidden units are left out, others each time, and the rest make up for them. The steps themselves are not too long.",
      { share: percent(dropout) },
    ),
    remedies: [
      {
        name: t("Dropout {share}", { share: percent(dropout / 2) }),
        update: { training: { dropout: dropout / 2 } },
      },
      { name: t("Without dropout"), update: { training: { dropout: 0 } } },
    ],
  }),
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
  vanishing: ({ epochs }, state, t) => ({
    title: t("The gradient gets lost on the way back"),
    text: t(
      "For {epochs} epochs the loss has hardly moved: each layer makes the gradient smaller, and next to nothing of it reaches the first. A higher learning rate does not help.",
      { epochs: integer(epochs) },
    ),
    remedies: shorterWays(state, t),
  }),
  shallow: (_, __, t) => ({
    title: t("The network is linear"),
    text: t(
      "Without a hidden layer it is linear in its features, however long it learns: a boundary is straight, a surface flat. These points need something bent.",
    ),
    remedies: [{
      name: t("A hidden layer of {units} units", FIRST_LAYER),
      update: { network: { hidden: [FIRST_LAYER] } },
    }],
  }),
  short: ({ epochs }, state, t) => ({
    title: t("The steps are too short"),
    text: t(
      "For {epochs} epochs the loss has hardly moved, and each update changes next to nothing of the weights.",
      {
        epochs: integer(epochs),
      },
    ),
    remedies: [otherRate(state, 3, t)],
  }),
  plateau: ({ epochs }, state, t) => ({
    title: t("The loss stands still"),
    text: t(
      "For {epochs} epochs it has hardly moved, though the steps are not short. The ground is flat here, or the network is too small for this boundary.",
      { epochs: integer(epochs) },
    ),
    remedies: [
      { name: t("Two units more in each layer"), update: { network: { hidden: wider(state) } } },
      newWeights(state, t),
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

/** @param {State} state @param {Translate} t @returns {Remedy} */
const newWeights = (state, t) => ({
  name: t("New weights"),
  update: { network: { seed: Number(setting(state, "network.seed")) + 1 } },
});

/** The penalty, or the optimizer's decay, at a tenth, from the first weights on. @param {State} state @param {Translate} t @returns {Remedy} */
function weakerPenalty(state, t) {
  const path = (state.config && drawnToZero(state.config).by) ?? PENALTY;
  const rate = Number((Number(setting(state, path)) / 10).toPrecision(1));
  return {
    name: t("Start again with a penalty of {rate}", { rate: short(rate) }),
    update: patchOf(path, rate),
    commands: [{ type: "reset" }, { type: "play" }],
  };
}

/** Ways by which more of the gradient arrives, each from the first weights on. @param {State} state @param {Translate} t */
function shorterWays(state, t) {
  const hidden = hiddenOf(state),
    again = /** @type {Remedy["commands"]} */ ([{ type: "reset" }, { type: "play" }]);
  /** @type {Remedy[]} */
  const ways = [];
  if (!WELL_SCALED.includes(String(setting(state, "network.initializer")))) {
    ways.push({
      name: t("Initial weights of the right size (Glorot)"),
      update: { network: { initializer: "glorot_uniform" } },
      commands: again,
    });
  }
  if (hidden.some(({ activation }) => activation !== "tanh")) {
    ways.push({
      name: t("Tanh in every layer"),
      update: { network: { hidden: hidden.map((one) => ({ ...one, activation: "tanh" })) } },
      commands: again,
    });
  }
  if (
    setting(state, "network.connections") === "plain" &&
    hidden.some(({ units }, i) => units === hidden[i + 1]?.units)
  ) {
    ways.push({
      name: t("Residual layers"),
      update: { network: { connections: "residual" } },
      commands: again,
    });
  }
  return ways.length ? ways : [newWeights(state, t)];
}

/** @param {State} state @returns {Hidden[]} */
const hiddenOf = (state) => setting(state, "network.hidden");

/** @param {State} state @param {number} layer from 1 @param {string} activation */
const otherActivation = (state, layer, activation) => ({
  network: { hidden: hiddenOf(state).map((one, i) => i === layer - 1 ? { ...one, activation } : one) },
});

/** Two units more in each layer. @param {State} state */
function wider(state) {
  const { units: limits } = state.catalog.limits, most = Array.isArray(limits) ? limits[1] : MOST_UNITS;
  return hiddenOf(state).map((one) => ({ ...one, units: Math.min(one.units + 2, most) }));
}
