/** What stands around the plane: its title, the read-out under the pointer, the legend, and the choice of what is shown. */

/** @import { Context, State, View } from "../../types.js" */

import { find, setText } from "../../lib/dom.js";
import { problemOf } from "../../state/settings.js";
import { createLegend, shownNeuron } from "./legend.js";
import { readoutText } from "./readout.js";

/** @param {Context} context @returns {View} */
export function createPlaneControls({ store, t }) {
  const readout = find("#readout"), title = find("#output-title"), legend = createLegend(find("#legend"));
  const usual = title.textContent ?? "";
  const boxes =
    /** @type {["showTest" | "discretise" | "showInputGradients" | "ringWrong", HTMLInputElement][]} */ ([
      ["showTest", find("#show-test")],
      ["discretise", find("#discretise")],
      ["showInputGradients", find("#show-input-gradients")],
      ["ringWrong", find("#ring-wrong")],
    ]);
  const unpin = find("#unpin");
  const ringLabel = find("#ring-wrong-label");
  const listeners = new AbortController();
  for (const [key, box] of boxes) {
    box.addEventListener("change", () => store.set({ [key]: box.checked }), { signal: listeners.signal });
  }

  unpin.addEventListener("click", () => store.set({ pinned: null }), { signal: listeners.signal });

  /** @param {State} state */
  const titleText = (state) => {
    const neuron = shownNeuron(state);
    return neuron ? t("Layer {layer}, unit {unit}", { layer: neuron.layer, unit: neuron.unit + 1 }) : usual;
  };

  return {
    draw(state, changed) {
      for (const [key, box] of boxes) box.checked = state[key];
      ringLabel.hidden = problemOf(state) === "regression";
      if (changed.has("hover") || changed.has("frame")) setText(readout, readoutText(state, t));
      setText(title, titleText(state));
      unpin.hidden = !state.pinned;
      legend.draw(state, changed);
    },
    destroy: () => listeners.abort(),
  };
}
