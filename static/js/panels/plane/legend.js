/** What stands around the plane: the read-out under the pointer, the legend with its scale, what is shown. */

import { element, find, setText } from "../../lib/dom.js";
import { decimal, short } from "../../lib/format.js";
import { rampGradient, readPalette } from "../../draw/palette.js";
import { classCount, className, problemOf } from "../../state/settings.js";
import { readout } from "./surface.js";
import { classMark } from "../../ui/class-marker.js";

/**
 * @param {import("../../types.js").Context} context
 * @returns {import("../../types.js").View}
 */
export function createOutputControls({ store, t }) {
  const line = find("#readout"), legend = find("#legend"), title = find("#output-title");
  const usual = title.textContent ?? "";
  const boxes =
    /** @type {["showTest" | "discretise" | "showInputGradients" | "ringWrong", HTMLInputElement][]} */ ([
      ["showTest", find("#show-test")],
      ["discretise", find("#discretise")],
      ["showInputGradients", find("#show-input-gradients")],
      ["ringWrong", find("#ring-wrong")],
    ]);
  const stop = new AbortController();
  for (const [key, box] of boxes) {
    box.addEventListener("change", () => store.set({ [key]: box.checked }), { signal: stop.signal });
  }
  let shown = "";

  /** What the network says under the pointer. @param {import("../../types.js").State} state */
  const placeText = (state) => {
    const { frame, hover: { place } } = state;
    const said = place && readout(frame, place);
    if (!said) return "";
    const [x1, x2] = place.map((value) => decimal(value, 2));
    if ("value" in said) return t("x₁ {x1}, x₂ {x2} → {value}", { x1, x2, value: decimal(said.value, 2) });
    const label = frame?.state.problem === "binary" ? 1 : said.label;
    const value = decimal(said.probabilities[label], 2), name = className(state, label);
    return name === String(label)
      ? t("x₁ {x1}, x₂ {x2} → P(class {label}) {value}", { x1, x2, label, value })
      : t("x₁ {x1}, x₂ {x2} → P({name}) {value}", { x1, x2, name, value });
  };

  return {
    draw(state, changed) {
      for (const [key, box] of boxes) box.checked = state[key];
      find("#ring-wrong-label").hidden = problemOf(state) === "regression";
      if (changed.has("hover") || changed.has("frame")) setText(line, placeText(state));
      const surface = state.frame?.surface ?? null;
      const neuron = surface && surface.layer !== null && surface.unit !== null ? surface : null;
      setText(
        title,
        neuron
          ? t("Layer {layer}, unit {unit}", { layer: neuron.layer ?? 0, unit: (neuron.unit ?? 0) + 1 })
          : usual,
      );
      const problem = problemOf(state), reach = neuron ? neuron.scale : 1;
      const key = JSON.stringify([
        problem,
        classCount(state),
        className(state, 0),
        reach.toPrecision(2),
        neuron === null,
        state.theme,
      ]);
      if (key === shown && !changed.has("theme")) return;
      shown = key;
      if (problem === "multiclass" && !neuron) {
        legend.replaceChildren(
          ...Array.from(
            { length: classCount(state) },
            (_, k) => element("span", {}, classMark(k), className(state, k)),
          ),
        );
        return;
      }
      const ramp = element("i", { class: "ramp" });
      ramp.style.background = rampGradient(readPalette(legend));
      const [low, high] = problem === "binary" && !neuron
        ? [0, 1]
        : [-reach, reach].map((end) => Number(end.toPrecision(2)));
      const marks = problem === "binary" && !neuron ? [classMark(0), classMark(1)] : [null, null];
      legend.replaceChildren(
        element("span", {}, marks[0], short(low)),
        ramp,
        element("span", {}, short(high), marks[1]),
      );
    },
    destroy: () => stop.abort(),
  };
}
