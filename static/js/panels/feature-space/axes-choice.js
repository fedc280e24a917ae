/** The choice of what the feature space shows: a layer, two or three of its units, or the axes along which they spread most. */

/** @import { Context, View } from "../../types.js" */
/** @import { Way } from "./ways.js" */

import { element, find } from "../../lib/dom.js";
import {
  canChoose,
  choiceOf,
  choiceOfLayer,
  shownChoice,
  unitChosen,
  unitNames,
  wayOf,
  WAYS,
  widthOf,
} from "./ways.js";

/** @param {Context} context @returns {View} */
export function createFeatureChoice({ store, t }) {
  const layer = element("select", {
    "aria-label": t("Layer of the feature space"),
    onchange: () => store.set({ features: choiceOfLayer(store.state, Number(layer.value)) }),
  });
  const ways = {
    two: element("option", { value: "two" }, t("2 units")),
    three: element("option", { value: "three" }, t("3 units, 3-D")),
    plane: element("option", { value: "plane" }, t("PCA")),
    space: element("option", { value: "space" }, t("PCA, 3-D")),
  };
  const way = element("select", {
    "aria-label": t("Axes of the feature space"),
    title: t("Units of the layer, or the principal axes of all of them"),
    onchange: () =>
      store.set({ features: choiceOf(/** @type {Way} */ (way.value), store.state.features.layer) }),
  }, ...Object.values(ways));
  const units = [t("Unit across"), t("Unit upward"), t("Third unit")].map((name, axis) => {
    const select = element("select", {
      "aria-label": name,
      onchange: () => store.set({ features: unitChosen(store.state.features, axis, Number(select.value)) }),
    });
    return select;
  });
  find("#feature-choice").append(layer, way, ...units);
  let shown = "";

  /** @param {number} last @param {string[]} names of the layer's units */
  const fillSelects = (last, names) => {
    const key = JSON.stringify([last, names]);
    if (key === shown) return;
    shown = key;
    layer.replaceChildren(
      element("option", { value: -1 }, t("last layer")),
      element("option", { value: 0 }, t("input")),
      ...Array.from(
        { length: last },
        (_, i) => element("option", { value: i + 1 }, t("layer {layer}", { layer: i + 1 })),
      ),
    );
    for (const unit of units) {
      unit.replaceChildren(...names.map((name, i) => element("option", { value: i }, name)));
    }
  };

  return {
    draw(state) {
      const last = state.config?.network.hidden.length ?? 0, actual = shownChoice(state);
      const names = unitNames(state, actual.layer), width = widthOf(state, actual.layer);
      fillSelects(last, names);
      layer.value = String(Math.min(state.features.layer, last));
      const chosen = wayOf(state.features), [axes, principal] = WAYS[chosen];
      way.value = chosen;
      // With two units there is nothing to choose from.
      way.hidden = width < 3 && chosen === "two";
      for (const name of /** @type {Way[]} */ (Object.keys(ways))) {
        ways[name].disabled = !canChoose(name, width, chosen) || !WAYS[name][1] && !names.length;
      }
      units.forEach((select, axis) => {
        select.hidden = principal || axis >= axes;
        select.value = String(Math.min(actual.units[axis] ?? axis, Math.max(0, width - 1)));
      });
    },
    destroy: () => find("#feature-choice").replaceChildren(),
  };
}
