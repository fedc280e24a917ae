/** Which layer and which two of its units the feature space shows. */

import { element, find } from "../dom.js";
import { featureName, unitName } from "../labels.js";

/** @typedef {import("../types.js").State} State */

/**
 * @param {import("../types.js").Context} context
 * @returns {import("../types.js").View}
 */
export function createFeatureChoice({ store, t }) {
  const layer = element("select", {
    "aria-label": t("Layer of the feature space"),
    onchange: () => chooseLayer(),
  });
  const units = [0, 1].map((axis) =>
    element("select", {
      "aria-label": axis === 0 ? t("Unit across") : t("Unit upward"),
      onchange: () => chooseUnit(axis),
    })
  );
  find("#feature-choice").append(layer, ...units);
  let shown = "";

  const chooseLayer = () => store.set({ features: { layer: Number(layer.value), units: [0, 1] } });
  /** @param {number} axis */
  const chooseUnit = (axis) => {
    const chosen = /** @type {[number, number]} */ ([...store.state.features.units]);
    chosen[axis] = Number(units[axis].value);
    store.set({ features: { ...store.state.features, units: chosen } });
  };

  return {
    draw(state) {
      const hidden = state.config?.network.hidden ?? [];
      const names = state.config?.network.features ?? [];
      // What the frame holds: the server falls back where a layer or a unit is gone.
      const actual = state.frame?.state.features ?? state.features;
      const last = hidden.length;
      const at = actual.layer < 0 ? last : Math.min(actual.layer, last);
      const width = at === 0 ? names.length : hidden[at - 1]?.units ?? 0;
      const key = JSON.stringify([last, at, width, names]);
      if (key !== shown) {
        shown = key;
        fill(layer, [
          [-1, t("last layer")],
          [0, t("input")],
          ...hidden.map((
            _,
            i,
          ) => /** @type {[number, string]} */ ([i + 1, t("layer {layer}", { layer: i + 1 })])),
        ]);
        for (const unit of units) {
          fill(
            unit,
            Array.from({ length: width }, (_, i) => [i, at ? unitName(i, at) : featureName(names[i])]),
          );
        }
      }
      layer.value = String(Math.min(state.features.layer, last));
      units.forEach((select, axis) =>
        select.value = String(Math.min(actual.units[axis], Math.max(0, width - 1)))
      );
    },
    destroy: () => find("#feature-choice").replaceChildren(),
  };
}

/** @param {HTMLSelectElement} select @param {[number, string][]} options */
const fill = (select, options) =>
  select.replaceChildren(...options.map(([value, text]) => element("option", { value }, text)));
