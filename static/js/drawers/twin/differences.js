/** Differences that a twin can have: one thing, and the values it does not have now. Pure. */

import { short } from "../../lib/format.js";
import { residualLayers } from "../../model/forward.js";
import { setting } from "../../state/settings.js";

/** @import { Config, Hidden, Option, Patch, State, Translate } from "../../types.js" */
/** @typedef {{ title: string, patch: Patch }} Value */
/** @typedef {{ name: string, title: string, values: Value[] }} Difference */

/** Factors that are worth a comparison, of the learning rate and of a layer's units. */
const RATES = [0.1, 0.3, 3, 10], WIDTHS = [2, 4, 0.5];
/** Batch sizes. @type {Config["training"]["batch_size"][]} */
const BATCHES = [1, 10, 50, "full"];
/** So many hidden layers a network may have. */
const MOST_LAYERS = 8;

/** @param {State} state @param {Translate} t @returns {Difference[]} */
export function differencesToTry(state, t) {
  const { catalog } = state;
  const differences = [
    { name: "activation", title: t("Activation"), values: activations(state) },
    {
      name: "optimizer",
      title: t("Optimizer"),
      values: others(catalog.optimizers, setting(state, "training.optimizer.name"), (name) => ({
        training: { optimizer: { name } },
      })),
    },
    { name: "rate", title: t("Learning rate"), values: rates(state) },
    { name: "depth", title: t("Depth"), values: depths(state, t) },
    { name: "width", title: t("Units in a layer"), values: widths(state, t) },
    {
      name: "connections",
      title: catalog.fields["network.connections"]?.title ?? "",
      values: connections(state),
    },
    { name: "initializer", title: t("First weights"), values: initializers(state, t) },
    { name: "batch", title: t("Batch size"), values: batches(state, t) },
    {
      name: "regularization",
      title: t("Regularization"),
      values: others(catalog.regularizations, setting(state, "training.regularization.name"), (name) => ({
        training: { regularization: { name, rate: name === "none" ? 0 : 0.01 } },
      })),
    },
  ];
  return differences.filter(({ values }) => values.length > 0);
}

/** The options but for the present one. @param {Option[]} options @param {string} now @param {(name: string) => Patch} patch @returns {Value[]} */
const others = (options, now, patch) =>
  options.filter(({ name }) => name !== now).map(({ name, title }) => ({ title, patch: patch(name) }));

/** @param {State} state @returns {Hidden[]} */
const hiddenOf = (state) => setting(state, "network.hidden");
/** @param {Hidden[]} hidden @returns {Patch} */
const layers = (hidden) => ({ network: { hidden } });

/** The same in all layers. @param {State} state */
function activations(state) {
  const hidden = hiddenOf(state);
  if (hidden.length === 0) return [];
  const same = hidden.every(({ activation }) => activation === hidden[0].activation);
  return others(
    state.catalog.activations,
    same ? hidden[0].activation : "",
    (activation) => layers(hidden.map(({ units }) => ({ units, activation }))),
  );
}

/** @param {State} state @returns {Value[]} */
function rates(state) {
  const path = "training.optimizer.learning_rate", rate = Number(setting(state, path));
  const { minimum = -Infinity, maximum = Infinity } = state.catalog.fields[path] ?? {};
  return RATES.map((factor) => Number((rate * factor).toPrecision(1)))
    .filter((value) => value !== rate && value >= minimum && value <= maximum)
    .map((value) => ({ title: short(value), patch: { training: { optimizer: { learning_rate: value } } } }));
}

/** Without the last layers, or with one or two more like the last. @param {State} state @param {Translate} t @returns {Value[]} */
function depths(state, t) {
  const hidden = hiddenOf(state), last = hidden.at(-1) ?? { units: 4, activation: "tanh" };
  const fewer = hidden.map((_, count) => ({
    title: count === 0 ? t("no hidden layer") : t("hidden layers: {count}", { count }),
    patch: layers(hidden.slice(0, count)),
  }));
  const more = [1, 2].filter((added) => hidden.length + added <= MOST_LAYERS).map((added) => ({
    title: t("hidden layers: {count}", { count: hidden.length + added }),
    patch: layers([...hidden, ...Array.from({ length: added }, () => last)]),
  }));
  return [...fewer, ...more];
}

/** @param {State} state @param {Translate} t @returns {Value[]} */
function widths(state, t) {
  const hidden = hiddenOf(state);
  const [fewest, most] = /** @type {[number, number]} */ (state.catalog.limits.units ?? [1, 64]);
  if (hidden.length === 0) return [];
  return WIDTHS.map((factor) => ({
    title: factor < 1 ? t("half as many") : t("{factor} times as many", { factor }),
    patch: layers(hidden.map(({ units, activation }) => ({
      units: Math.min(most, Math.max(fewest, Math.round(units * factor))),
      activation,
    }))),
  }));
}

/** Only where a layer is as wide as the one before. @param {State} state */
function connections(state) {
  const features = setting(state, "network.features") ?? [];
  const network = { features, hidden: hiddenOf(state), connections: "residual" };
  if (!residualLayers({ network }).includes(true)) return [];
  return others(
    state.catalog.connections ?? [],
    setting(state, "network.connections"),
    (connections) => ({ network: { connections } }),
  );
}

/** @param {State} state @param {Translate} t @returns {Value[]} */
function initializers(state, t) {
  const seed = Number(setting(state, "network.seed")) + 1;
  return [
    { title: t("another draw"), patch: { network: { seed } } },
    ...others(state.catalog.initializers, setting(state, "network.initializer"), (initializer) => ({
      network: { initializer },
    })),
  ];
}

/** @param {State} state @param {Translate} t @returns {Value[]} */
const batches = (state, t) =>
  BATCHES.filter((size) => size !== setting(state, "training.batch_size")).map((size) => ({
    title: size === "full" ? t("all points") : String(size),
    patch: { training: { batch_size: size } },
  }));
