/** The columns of the layers in the network diagram: the hidden ones, then the output. */

import { setAttribute } from "../../lib/dom.js";
import { probedOn } from "../../model/landscape.js";
import { setting } from "../../state/settings.js";
import { createColumn } from "./column.js";
import { mapsOf } from "./neuron-maps.js";
import { headName } from "./words.js";

/** @typedef {import("../../types.js").State} State */
/** @typedef {import("../../types.js").Hidden} Hidden */

/** @param {HTMLElement} stage @param {import("../../types.js").Catalog} catalog */
export function createLayerColumns(stage, { activations, limits }) {
  /** @type {ReturnType<typeof createColumn>[]} */
  const hidden = [];
  const output = createColumn(stage, 0, null);
  const all = () => [...hidden, output];

  return {
    all,
    /** @param {readonly import("./layout.js").Column[]} places of the hidden layers and the output @param {readonly string[]} outputs what they are called */
    layout(places, outputs) {
      while (hidden.length >= places.length) hidden.pop()?.remove();
      while (hidden.length < places.length - 1) {
        hidden.push(createColumn(stage, hidden.length + 1, activations));
      }
      hidden.forEach((column, i) => column.layout(places[i]));
      output.layout(places[places.length - 1], outputs);
      output.units.forEach(({ button }) => button.dataset.layer = "output");
    },
    /** What is set, and which neuron is pinned. @param {State} state */
    draw(state) {
      const layers = /** @type {Hidden[]} */ (setting(state, "network.hidden"));
      const bounds = /** @type {[number, number]} */ (limits.units);
      hidden.forEach((column, i) => {
        if (layers[i]) column.tell(layers[i].units, layers[i].activation, bounds);
        column.units.forEach(({ button }, unit) => {
          const pressed = state.pinned?.layer === i + 1 && state.pinned.unit === unit;
          setAttribute(button, "aria-pressed", String(pressed));
        });
      });
      output.tell(0, headName(state));
    },
    /** The biases that the open drawer is about. @param {State} state */
    drawProbed(state) {
      const marked = probedOn(state);
      all().forEach(({ units }, i) =>
        units.forEach(({ button }, unit) =>
          setAttribute(
            button,
            "data-probed",
            marked.some(({ layer, row, column }) => column === null && layer === i + 1 && row === unit),
          )
        )
      );
    },
    /**
     * What each neuron sees.
     * @param {State} state @param {readonly number[]} counts of the layers' units
     * @param {{ signed: Uint32Array, classes: Uint32Array[] }} colours
     */
    paint({ frame }, counts, colours) {
      const maps = mapsOf(frame?.neurons ?? null, counts), classes = frame?.state.problem === "multiclass";
      if (!maps || !frame?.neurons) return;
      const { resolution } = frame.neurons;
      all().forEach((column, index) =>
        column.units.forEach(({ map }, unit) => {
          const table = column === output && classes
            ? colours.classes[unit % colours.classes.length]
            : colours.signed;
          map.paint(maps[index][unit], resolution, table);
        })
      );
    },
  };
}
