/** The choices of what a stage is shown for: which sample of the batch, which layer, unit, weight or bias. */

import { featureName, unitName, weightName } from "../../model/names.js";
import { element, setAttribute } from "../../lib/dom.js";

/** @typedef {import("../../types.js").Trace} Trace */
/** @typedef {import("../../model/weights.js").Place} Place */
/** @typedef {{ value: string | number, text: string, disabled?: boolean }} Choice */
/** @typedef {{ samples: Choice[], layers: Choice[], units: Choice[], inputs: Choice[] }} Choices */

/** Which choices a stage has. @param {import("../../model/step-stages.js").Kind} kind */
export const choicesAt = (kind) => ({
  samples: kind !== "update" && kind !== "end",
  layers: kind === "update",
  units: kind !== "input" && kind !== "loss" && kind !== "end",
  inputs: kind === "gradient" || kind === "update",
});

/**
 * What can be chosen, of a weight's layer and unit.
 * @param {Trace} trace @param {Place} place @param {readonly string[]} features
 * @param {(unit: number) => string} nameOf what an output is called
 * @param {import("../../types.js").Translate} t
 * @returns {Choices}
 */
export function choicesOf(trace, { layer, row }, features, nameOf, t) {
  const last = trace.layers.length, matrix = trace.layers[layer - 1].W;
  return {
    samples: [
      { value: "", text: t("mean of the batch"), disabled: trace.inputs === null },
      ...trace.points.map((point, i) => ({ value: i, text: t("point {point}", { point: point + 1 }) })),
    ],
    layers: trace.layers.map((_, l) => ({
      value: l + 1,
      text: l + 1 < last ? t("Layer {layer}", { layer: l + 1 }) : t("Output"),
    })),
    units: matrix.map((_, unit) => ({
      value: unit,
      text: layer < last ? unitName(unit, layer) : nameOf(unit),
    })),
    inputs: [
      ...matrix[row].map((_, column) => {
        const source = layer > 1 ? unitName(column, layer - 1) : featureName(features[column] ?? "");
        return { value: column, text: `${weightName(layer, row, column)} · ${source}` };
      }),
      { value: "", text: weightName(layer, row, null) },
    ],
  };
}

/**
 * @param {import("../../types.js").Translate} t
 * @param {{ sample: (sample: number | null) => void, layer: (layer: number) => void, unit: (row: number) => void,
 *   input: (column: number | null) => void }} choose
 */
export function createChoices(t, choose) {
  /** @param {string} label @param {(value: number | null) => void} onChoose */
  const menu = (label, onChoose) => {
    const select = element("select", {
      "aria-label": label,
      onchange: () => onChoose(select.value === "" ? null : Number(select.value)),
    });
    return select;
  };
  const menus = {
    samples: menu(t("Numbers of"), choose.sample),
    layers: menu(t("Layer"), (layer) => choose.layer(layer ?? 1)),
    units: menu(t("Unit"), (row) => choose.unit(row ?? 0)),
    inputs: menu(t("Its weight or bias"), choose.input),
  };
  const names = /** @type {(keyof Choices)[]} */ (Object.keys(menus));
  /** What the menus are filled for. @type {{ trace: Trace | null, layer: number, row: number }} */
  let filled = { trace: null, layer: 0, row: 0 };
  return {
    element: element("div", { class: "row of" }, ...names.map((name) => menus[name])),
    /**
     * @param {import("./playback.js").Playback} playback @param {readonly string[]} features
     * @param {(unit: number) => string} nameOf what an output is called
     */
    draw({ trace, stages, at, sample, place }, features, nameOf) {
      for (const name of names) setAttribute(menus[name], "disabled", !trace);
      if (!trace) return;
      const shown = choicesAt(stages[at].kind), { layer, row, column } = place;
      if (trace !== filled.trace || layer !== filled.layer || row !== filled.row) {
        filled = { trace, layer, row };
        const choices = choicesOf(trace, place, features, nameOf, t);
        for (const name of names) {
          menus[name].replaceChildren(
            ...choices[name].map(({ value, text, disabled }) => element("option", { value, disabled }, text)),
          );
        }
      }
      const values = { samples: sample, layers: layer, units: row, inputs: column };
      for (const name of names) {
        menus[name].hidden = !shown[name];
        menus[name].value = String(values[name] ?? "");
      }
    },
  };
}
