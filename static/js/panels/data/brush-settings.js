/** The settings of the brush: its size, and how densely it scatters points. */

/** @import { Context, State } from "../../types.js" */

import { element, setAttribute } from "../../lib/dom.js";
import { short } from "../../lib/format.js";

/** What the brush can be set to: its radius in units of the plane, and points per unit of area. */
export const RADII = [0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1, 1.25, 1.5, 2];
export const DENSITIES = [0.5, 1, 2, 3, 4, 6, 8, 12, 20];

/** @param {Context} context */
export function createBrushSettings({ store, t }) {
  /** @param {"radius" | "density"} part @param {number[]} stops @param {string} word @param {string} title */
  const slider = (part, stops, word, title) => {
    const input = element("input", {
      type: "range",
      min: 0,
      max: stops.length - 1,
      step: 1,
      "aria-label": title,
      oninput: () => store.set({ brush: { ...store.state.brush, [part]: stops[Number(input.value)] } }),
    });
    return {
      element: element("label", { title }, word, input),
      /** @param {State} state */
      draw({ brush }) {
        const index = stops.indexOf(brush[part]);
        if (Number(input.value) !== index) input.value = String(index);
        input.style.setProperty("--fill", String(index / (stops.length - 1)));
        setAttribute(input, "aria-valuetext", short(brush[part]));
      },
    };
  };
  const sliders = [
    slider("radius", RADII, t("Size"), t("Size of the brush")),
    slider("density", DENSITIES, t("Density"), t("Density: points per unit of area")),
  ];
  const root = element("div", { class: "choose brush" }, ...sliders.map((one) => one.element));

  return {
    element: root,
    /** @param {State} state */
    draw(state) {
      root.hidden = state.tool !== "brush";
      if (!root.hidden) { for (const one of sliders) one.draw(state); }
    },
  };
}
