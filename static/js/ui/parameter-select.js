/** The choice of a weight or bias: a neuron, and what leads into it. */

import { element } from "../lib/dom.js";
import { featureName, unitName, weightName } from "../model/names.js";
import { incoming } from "../model/weights.js";

/** @typedef {import("../model/weights.js").Place} Place */

/**
 * @param {import("../types.js").Context} context @param {string} title @param {(place: Place) => void} onChoose
 */
export function createParameterChoice({ store, t }, title, onChoose) {
  let shape = "";
  /** @type {Place[]} */
  let places = [];
  const neuron = element("select", {
    "aria-label": t("{what}: neuron", { what: title }),
    onchange: () => {
      if (neuron.selectedIndex < 0) return; // its layer has just gone
      const [layer, row] = neuron.value.split(",").map(Number);
      onChoose({ layer, row, column: parameter.selectedIndex === places.length - 1 ? null : 0 });
    },
  });
  const parameter = element("select", {
    "aria-label": t("{what}: weight or bias", { what: title }),
    onchange: () => {
      const place = places[parameter.selectedIndex];
      if (place) onChoose(place); // else what leads into the neuron has just changed
    },
  });

  return {
    element: element(
      "div",
      { class: "field" },
      element("span", { class: "label" }, title),
      element("span", { class: "pair" }, neuron, parameter),
    ),
    /** @param {Place} place */
    show(place) {
      const { frame, config } = store.state;
      const sizes = frame?.weights.map(({ rows, columns }) => [rows, columns]);
      const key = JSON.stringify([sizes, config?.network.features, place.layer, place.row]);
      if (key !== shape) {
        shape = key;
        const last = frame?.weights.length ?? 0;
        neuron.replaceChildren(...(frame?.weights ?? []).map(({ rows }, index) =>
          element(
            "optgroup",
            { label: index + 1 === last ? t("Output") : t("Layer {layer}", { layer: index + 1 }) },
            ...Array.from(
              { length: rows },
              (_, row) => element("option", { value: `${index + 1},${row}` }, unitName(row, index + 1)),
            ),
          )
        ));
        places = incoming(frame, place.layer, place.row);
        parameter.replaceChildren(...places.map(({ layer, row, column }) => {
          const name = weightName(layer, row, column);
          const source = column === null
            ? t("bias")
            : layer === 1
            ? featureName(config?.network.features[column] ?? `x${column + 1}`)
            : unitName(column, layer - 1);
          return element("option", {}, `${name} · ${source}`);
        }));
      }
      neuron.value = `${place.layer},${place.row}`;
      parameter.selectedIndex = place.column ?? places.length - 1;
    },
  };
}
