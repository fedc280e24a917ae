/** Which layer the feature space shows, and how: two or three of its units, or the axes along which they spread most. */

import { element, find } from "../../lib/dom.js";
import { featureName, unitName } from "../../model/names.js";

/** @typedef {import("../../types.js").State} State */
/** @typedef {import("../../types.js").FeatureChoice} FeatureChoice */

/** The ways to look at a layer: how many axes, and whether they are principal ones. */
const WAYS =
  /** @type {const} */ ({ two: [2, false], three: [3, false], plane: [2, true], space: [3, true] });

/**
 * @param {import("../../types.js").Context} context
 * @returns {import("../../types.js").View}
 */
export function createFeatureChoice({ store, t }) {
  const layer = element("select", {
    "aria-label": t("Layer of the feature space"),
    onchange: () => chooseLayer(),
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
    onchange: () => chooseWay(),
  }, ...Object.values(ways));
  const units = [t("Unit across"), t("Unit upward"), t("Third unit")].map((name, axis) =>
    element("select", { "aria-label": name, onchange: () => chooseUnit(axis) })
  );
  find("#feature-choice").append(layer, way, ...units);
  let shown = "", width = 0;

  /** @param {keyof typeof WAYS} name @param {number} at */
  const put = (name, at) => {
    const [axes, principal] = WAYS[name];
    const first = Array.from({ length: axes }, (_, axis) => axis);
    store.set({
      features: {
        layer: at,
        units: first,
        ...(principal ? { projection: /** @type {const} */ ("principal") } : {}),
      },
    });
  };
  const chooseLayer = () => {
    const at = Number(layer.value), name = wayOf(store.state.features);
    put(widthOf(store.state, at) > 2 ? name : "two", at);
  };
  const chooseWay = () => put(/** @type {keyof typeof WAYS} */ (way.value), store.state.features.layer);
  /** @param {number} axis */
  const chooseUnit = (axis) => {
    const chosen = [...store.state.features.units];
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
      width = widthOf(state, at);
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
      const chosen = wayOf(state.features), [axes, principal] = WAYS[chosen];
      way.value = chosen;
      // With two units there is nothing to choose from.
      way.hidden = width < 3 && chosen === "two";
      for (const name of /** @type {const} */ (["three", "plane", "space"])) {
        ways[name].disabled = width < 3 && chosen !== name;
      }
      units.forEach((select, axis) => {
        select.hidden = principal || axis >= axes;
        select.value = String(Math.min(actual.units[axis] ?? axis, Math.max(0, width - 1)));
      });
    },
    destroy: () => find("#feature-choice").replaceChildren(),
  };
}

/** @param {FeatureChoice} choice @returns {keyof typeof WAYS} */
const wayOf = ({ units, projection }) =>
  projection === "principal" ? (units.length > 2 ? "space" : "plane") : units.length > 2 ? "three" : "two";

/** How many units the layer has. @param {State} state @param {number} layer */
function widthOf({ config }, layer) {
  const hidden = config?.network.hidden ?? [];
  const at = layer < 0 ? hidden.length : layer;
  return at === 0 ? config?.network.features.length ?? 0 : hidden[at - 1]?.units ?? 0;
}

/** @param {HTMLSelectElement} select @param {[number, string][]} options */
const fill = (select, options) =>
  select.replaceChildren(...options.map(([value, text]) => element("option", { value }, text)));
