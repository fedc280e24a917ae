/** What a twin can have different: one thing, and the values it does not have now. Pure. */

import { short } from "../../lib/format.js";
import { residualLayers, setting } from "../../state/settings.js";

/** @typedef {import("../../types.js").Patch} Patch */
/** @typedef {{ name: string, title: string, values: { title: string, patch: Patch }[] }} Difference */

/** Factors of the learning rate, and batch sizes, that are worth a comparison. */
const RATES = [0.1, 0.3, 3, 10], BATCHES = [1, 10, 50, "full"];

/** @param {import("../../types.js").State} state @param {import("../../types.js").Translate} t @returns {Difference[]} */
export function differencesToTry(state, t) {
  const { catalog } = state;
  /** @param {string} path @returns {any} */
  const now = (path) => setting(state, path);
  const hidden = /** @type {import("../../types.js").Hidden[]} */ (now("network.hidden"));
  /** @param {import("../../types.js").Hidden[]} layers @returns {Patch} */
  const layers = (layers) => ({ network: { hidden: layers } });
  /** @param {string} path @param {number} value */
  const within = (path, value) => {
    const { minimum = -Infinity, maximum = Infinity } = catalog.fields[path] ?? {};
    return value >= minimum && value <= maximum;
  };
  /** @param {import("../../types.js").Option[]} options @param {string} current @param {(name: string) => Patch} patch */
  const others = (options, current, patch) =>
    options.filter(({ name }) => name !== current).map(({ name, title }) => ({ title, patch: patch(name) }));
  const rate = Number(now("training.optimizer.learning_rate")), last = hidden.at(-1);
  const [fewest, most] = /** @type {[number, number]} */ (catalog.limits.units ?? [1, 64]);
  const same = hidden.every(({ activation }) => activation === hidden[0].activation);

  const hasResidual = residualLayers({
    network: { features: now("network.features") ?? [], hidden, connections: "residual" },
  }).includes(true);

  return [
    {
      name: "activation",
      title: t("Activation"),
      values: hidden.length === 0 ? [] : others(
        catalog.activations,
        same ? hidden[0].activation : "",
        (activation) => layers(hidden.map(({ units }) => ({ units, activation }))),
      ),
    },
    {
      name: "optimizer",
      title: t("Optimizer"),
      values: others(catalog.optimizers, now("training.optimizer.name"), (name) => ({
        training: { optimizer: { name } },
      })),
    },
    {
      name: "rate",
      title: t("Learning rate"),
      values: RATES.map((factor) => Number((rate * factor).toPrecision(1)))
        .filter((value) => value !== rate && within("training.optimizer.learning_rate", value))
        .map((value) => ({
          title: short(value),
          patch: { training: { optimizer: { learning_rate: value } } },
        })),
    },
    {
      name: "depth",
      title: t("Depth"),
      values: [
        ...hidden.map((_, count) => ({
          title: count === 0 ? t("no hidden layer") : t("hidden layers: {count}", { count }),
          patch: layers(hidden.slice(0, count)),
        })),
        ...[1, 2].filter((more) => hidden.length + more <= 8).map((more) => ({
          title: t("hidden layers: {count}", { count: hidden.length + more }),
          patch: layers([
            ...hidden,
            ...Array.from({ length: more }, () => last ?? { units: 4, activation: "tanh" }),
          ]),
        })),
      ],
    },
    {
      name: "width",
      title: t("Units in a layer"),
      values: hidden.length === 0 ? [] : [2, 4, 0.5].map((factor) => ({
        title: factor < 1 ? t("half as many") : t("{factor} times as many", { factor }),
        patch: layers(hidden.map(({ units, activation }) => ({
          units: Math.min(most, Math.max(fewest, Math.round(units * factor))),
          activation,
        }))),
      })),
    },
    {
      name: "connections",
      title: catalog.fields["network.connections"]?.title ?? "",
      values: hasResidual
        ? others(
          catalog.connections ?? [],
          now("network.connections"),
          (connections) => ({ network: { connections } }),
        )
        : [],
    },
    {
      name: "initializer",
      title: t("First weights"),
      values: [
        {
          title: t("another draw"),
          patch: { network: { seed: Number(now("network.seed")) + 1 } },
        },
        ...others(catalog.initializers, now("network.initializer"), (initializer) => ({
          network: { initializer },
        })),
      ],
    },
    {
      name: "batch",
      title: t("Batch size"),
      values: BATCHES.filter((size) => size !== now("training.batch_size")).map((size) => ({
        title: size === "full" ? t("all points") : String(size),
        patch: { training: { batch_size: size } },
      })),
    },
    {
      name: "regularization",
      title: t("Regularization"),
      values: others(
        catalog.regularizations,
        now("training.regularization.name"),
        (name) => ({ training: { regularization: { name, rate: name === "none" ? 0 : 0.01 } } }),
      ),
    },
  ].filter(({ values }) => values.length > 0);
}
