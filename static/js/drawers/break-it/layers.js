/** The switches of each layer: frozen, without biases, and each hidden unit silenced. */

/** @import { Context, Key, State } from "../../types.js" */

import { element, setAttribute } from "../../lib/dom.js";
import { integer } from "../../lib/format.js";
import { patchOf, setting } from "../../state/settings.js";
import { isNamed, toggled } from "./places.js";

const FROZEN = "training.frozen_layers", WITHOUT = "network.layers_without_bias";
const SILENCED = "network.silenced_units";

/** @param {Pick<Context, "store" | "update" | "t">} context */
export function createLayerSwitches({ store, update, t }) {
  let shape = "";
  /** How each switch is brought up to date. @type {((state: State) => void)[]} */
  let switches = [];
  const body = element("tbody");

  /** @param {string} path @param {import("./places.js").Place} place */
  const toggle = (path, place) => update(patchOf(path, toggled(setting(store.state, path), place)));

  /** @param {string} path @param {number} layer @param {string} name */
  function layerSwitch(path, layer, name) {
    const box = element("input", {
      type: "checkbox",
      "aria-label": name,
      onchange: () => toggle(path, layer),
    });
    switches.push((state) => box.checked = isNamed(setting(state, path), layer));
    return element("td", {}, element("label", { class: "check" }, box));
  }

  /** @param {number} layer @param {number} unit */
  function unitSwitch(layer, unit) {
    const place = [layer, unit];
    const button = element("button", {
      class: "boxed",
      "aria-label": t("Silence unit {unit} of layer {layer}", { unit: unit + 1, layer }),
      onclick: () => toggle(SILENCED, place),
    }, integer(unit + 1));
    switches.push((state) =>
      setAttribute(button, "aria-pressed", String(isNamed(setting(state, SILENCED), place)))
    );
    return button;
  }

  /** @param {readonly number[]} sizes of the layers 1, 2, … */
  function build(sizes) {
    switches = [];
    body.replaceChildren(...sizes.map((units, index) => {
      const layer = index + 1, last = layer === sizes.length;
      const title = last ? t("Output") : t("Layer {layer}", { layer });
      return element(
        "tr",
        {},
        element("th", { scope: "row" }, title),
        layerSwitch(FROZEN, layer, t("{layer}: frozen", { layer: title })),
        layerSwitch(WITHOUT, layer, t("{layer}: without biases", { layer: title })),
        element(
          "td",
          { class: "units" },
          ...Array.from({ length: last ? 0 : units }, (_, unit) => unitSwitch(layer, unit)),
        ),
      );
    }));
  }

  const { fields } = store.state.catalog;
  /** @param {string} text @param {string} path */
  const head = (text, path) => element("th", { scope: "col", title: fields[path]?.description }, text);
  return {
    element: element(
      "table",
      { class: "switches" },
      element("caption", {}, t("Switches")),
      element(
        "thead",
        {},
        element(
          "tr",
          {},
          element("th", { scope: "col" }, t("layer")),
          head(t("frozen"), FROZEN),
          head(t("no bias"), WITHOUT),
          head(t("silenced units"), SILENCED),
        ),
      ),
      body,
    ),
    /** @param {State} state @param {Set<Key>} changed */
    draw(state, changed) {
      const sizes = (state.frame?.weights ?? []).map(({ rows }) => rows), key = sizes.join();
      const anew = key !== shape;
      if (anew) build(sizes);
      shape = key;
      if (anew || changed.has("config") || changed.has("wanted")) {
        for (const bring of switches) {
          bring(state);
        }
      }
    },
  };
}
