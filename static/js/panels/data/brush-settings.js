/** What the hand holds: how the brush paints, and what can be done with the points that are selected. */

import { element, setAttribute, setText } from "../../lib/dom.js";
import { short } from "../../lib/format.js";
import { tn } from "../../lib/text.js";

/** What the brush can be set to: its radius in units of the plane, and points per unit of area. */
const RADII = [0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1, 1.25, 1.5, 2];
const DENSITIES = [0.5, 1, 2, 3, 4, 6, 8, 12, 20];

/** @param {import("../../types.js").Context} context */
export function createHand({ store, act, t }) {
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
      /** @param {import("../../types.js").State} state */
      draw({ brush }) {
        const index = stops.indexOf(brush[part]), text = short(brush[part]);
        if (Number(input.value) !== index) input.value = String(index);
        input.style.setProperty("--fill", String(index / (stops.length - 1)));
        setAttribute(input, "aria-valuetext", text);
      },
    };
  };
  const sliders = [
    slider("radius", RADII, t("Size"), t("Size of the brush")),
    slider("density", DENSITIES, t("Density"), t("Density: points per unit of area")),
  ];
  const brush = element("div", { class: "choose brush" }, ...sliders.map((one) => one.element));
  const count = element("span", { role: "status" });
  const selected = element(
    "div",
    { class: "choose" },
    count,
    element("button", {
      class: "boxed",
      title: t("Erase the selected points (Delete)"),
      onclick: () => act({ type: "remove_points", indices: [...store.state.selection] }),
    }, t("Remove")),
    element("button", {
      class: "boxed",
      title: t("Select nothing (Escape)"),
      onclick: () => store.set({ selection: [] }),
    }, t("Let go")),
  );

  return {
    element: element("div", { class: "tools" }, brush, selected),
    /** @param {import("../../types.js").State} state */
    draw(state) {
      brush.hidden = state.tool !== "brush";
      if (!brush.hidden) { for (const one of sliders) one.draw(state); }
      const number = state.selection.length;
      selected.hidden = number === 0;
      setText(count, number ? tn("{count} point", "{count} points", number) : "");
    },
  };
}
