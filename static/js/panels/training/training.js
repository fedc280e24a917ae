/** The training panel: how the network learns; what is changed less often waits under "More". */

import { find } from "../../lib/dom.js";
import { problemOf, setting } from "../../state/settings.js";
import {
  createCheck,
  createNumber,
  createSeed,
  createSelect,
  createSlider,
  fieldOf,
} from "../../ui/field.js";

/** @typedef {import("../../types.js").State} State */

/**
 * @param {import("../../types.js").Context} context
 * @returns {import("../../types.js").View}
 */
export function createTrainingPanel(context) {
  const { t, store: { state: { catalog } } } = context;
  const { losses, optimizers, initializers, regularizations } = catalog;

  /** The numbers of an option besides those that always stand there; the catalogue says who reads which. */
  const numbersOf = (/** @type {string} */ part) =>
    Object.keys(catalog.fields)
      .filter((path) => path.startsWith(`${part}.`) && !/\.(name|learning_rate)$/.test(path))
      .map((path) => ({ path, control: createSlider(context, path) }));
  const numbers = numbersOf("training.optimizer"), falls = numbersOf("training.schedule");
  /** What an engine may have or not. @param {string} path */
  const known = (path) => path in catalog.fields;

  const penalty = createSlider(context, "training.regularization.rate", {
    enabled: (state) => uses(regularizations, setting(state, "training.regularization.name"), "rate"),
  });
  const width = createSlider(context, "network.half_width");
  const connections = catalog.connections ?? [], gamma = createSlider(context, "network.gamma");
  const main = [
    createSlider(context, "training.optimizer.learning_rate"),
    createSlider(context, "training.batch_size", { below: trainCount }),
    createSelect(context, "training.optimizer.name", optimizers),
    createSelect(context, "training.loss", losses, ({ name }, state) => {
      const problems = losses.find((loss) => loss.name === name)?.problems;
      return !problems || problems.includes(problemOf(state));
    }),
    createSelect(context, "training.regularization.name", regularizations),
    penalty,
  ];
  const precision = (fieldOf(context, "training.dtype").choices ?? [])
    .map((name) => ({ name: String(name), title: String(name), description: "" }));
  const more = [
    ...numbers.map(({ control }) => control),
    createSelect(context, "network.connections", connections),
    gamma,
    createSelect(context, "network.initializer", initializers),
    width,
    createSeed(context, "network.seed", t("New weights")),
    ...(catalog.schedules ? [createSelect(context, "training.schedule.name", catalog.schedules)] : []),
    ...falls.map(({ control }) => control),
    ...["training.dropout", "training.clip_norm"].filter(known).map((path) => createSlider(context, path)),
    createSelect(context, "training.dtype", precision),
    createCheck(context, "training.shuffle"),
    ...Object.keys(catalog.fields).filter((path) => path.startsWith("training.stop."))
      .map((path) => createNumber(context, path)),
  ];
  const parts = /** @type {[string, readonly import("../../types.js").Option[]][]} */ ([
    ["training.optimizer", optimizers],
    ["training.schedule", catalog.schedules ?? []],
  ]);
  find("#training-fields").append(...main.map((control) => control.element));
  find("#more-fields").append(...more.map((control) => control.element));

  return {
    draw(state, changed) {
      if (!changed.has("config") && !changed.has("wanted") && !changed.has("points")) return;
      for (const control of [...main, ...more]) control.draw(state);
      for (const [part, options] of parts) {
        const chosen = setting(state, `${part}.name`);
        for (const { path, control } of part === "training.schedule" ? falls : numbers) {
          control.element.hidden = !uses(options, chosen, path.slice(path.lastIndexOf(".") + 1));
        }
      }
      gamma.element.hidden = !uses(connections, setting(state, "network.connections"), "gamma");
      width.element.hidden = !uses(initializers, setting(state, "network.initializer"), "half_width");
    },
    destroy() {
      find("#training-fields").replaceChildren();
      find("#more-fields").replaceChildren();
    },
  };
}

/**
 * Whether the named option reads this number; the catalogue lists what each reads.
 * @param {readonly import("../../types.js").Option[]} options @param {string} name @param {string} parameter
 */
const uses = (options, name, parameter) => {
  const option = options.find((option) => option.name === name);
  return option?.numbers?.includes(parameter) ?? true;
};

/** How many points are trained on: a larger batch is a full one. @param {State} state */
function trainCount({ points }) {
  const count = points.split.reduce((sum, test) => sum + (test ? 0 : 1), 0);
  return count || Infinity;
}
