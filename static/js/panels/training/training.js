/** The training panel: how the network learns; what is changed less often waits under "More". */

/** @import { Context, View } from "../../types.js" */

import { find } from "../../lib/dom.js";
import { imagesOf, problemOf, setting } from "../../state/settings.js";
import {
  createCheck,
  createNumber,
  createSeed,
  createSelect,
  createSlider,
  fieldOf,
} from "../../ui/field.js";
import { answers, dependentsOf, isRead, largestBatch, reads } from "./choices.js";

/** @param {Context} context @returns {View} */
export function createTrainingPanel(context) {
  const { t, store: { state: { catalog } } } = context;
  const { fields, losses, optimizers, schedules, connections = [], initializers, regularizations } = catalog;
  const dependents = dependentsOf(catalog);
  /** @type {{ number: import("./choices.js").Dependent, control: import("../../ui/field.js").Control }[]} */
  const shownWhenRead = [];
  /** A slider that hides where nothing reads it. @param {import("./choices.js").Dependent} number */
  const dependent = (number) => {
    const control = createSlider(context, number.path);
    shownWhenRead.push({ number, control });
    return control;
  };
  /** The sliders of what an engine may have or not. @param {...string} paths */
  const known = (...paths) =>
    paths.filter((path) => path in fields).map((path) => createSlider(context, path));

  const precision = (fieldOf(context, "training.dtype").choices ?? [])
    .map((name) => ({ name: String(name), title: String(name), description: "" }));
  const shift = createSlider(context, "training.shift"); // of images
  const main = [
    createSlider(context, "training.optimizer.learning_rate"),
    createSlider(context, "training.batch_size", { below: largestBatch }),
    shift,
    createSelect(context, "training.optimizer.name", optimizers),
    createSelect(
      context,
      "training.loss",
      losses,
      ({ name }, state) => answers(losses, name, problemOf(state)),
    ),
    createSelect(context, "training.regularization.name", regularizations),
    createSlider(context, "training.regularization.rate", {
      enabled: (state) => reads(regularizations, setting(state, "training.regularization.name"), "rate"),
    }),
  ];
  const more = [
    ...dependents.optimizer.map(dependent),
    createSelect(context, "network.connections", connections),
    dependent(dependents.gamma),
    createSelect(context, "network.initializer", initializers),
    dependent(dependents.halfWidth),
    createSeed(context, "network.seed", t("New weights")),
    ...(schedules ? [createSelect(context, "training.schedule.name", schedules)] : []),
    ...dependents.schedule.map(dependent),
    ...known("training.dropout", "training.clip_norm"),
    createSelect(context, "training.dtype", precision),
    createCheck(context, "training.shuffle"),
    ...Object.keys(fields).filter((path) => path.startsWith("training.stop."))
      .map((path) => createNumber(context, path)),
  ];
  find("#training-fields").append(...main.map((control) => control.element));
  find("#more-fields").append(...more.map((control) => control.element));

  return {
    draw(state, changed) {
      if (!changed.has("config") && !changed.has("wanted") && !changed.has("points")) return;
      for (const control of [...main, ...more]) control.draw(state);
      shift.element.hidden = !imagesOf(state);
      for (const { number, control } of shownWhenRead) control.element.hidden = !isRead(state, number);
    },
    destroy() {
      find("#training-fields").replaceChildren();
      find("#more-fields").replaceChildren();
    },
  };
}
