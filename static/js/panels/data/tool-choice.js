/** The choice of a tool: what the pointer does to points. */

/** @import { Context, State } from "../../types.js" */

import { element } from "../../lib/dom.js";

/** @param {Context} context */
export function createToolChoice({ store, t }) {
  const choices = /** @type {[State["tool"], string, string][]} */ ([
    ["move", t("Move"), t("Drag points; with the arrow keys too")],
    ["add", t("Add"), t("Click to add points")],
    ["brush", t("Brush"), t("Drag to paint points")],
    ["lasso", t("Lasso"), t("Draw around points; then drag them, give them a class or erase them")],
    ["erase", t("Erase"), t("Click or drag to erase points")],
  ]);
  const radios = choices.map(([tool]) =>
    element("input", { type: "radio", name: "tool", value: tool, onchange: () => store.set({ tool }) })
  );
  return {
    element: element(
      "div",
      { class: "segments", role: "radiogroup", "aria-label": t("What the pointer does") },
      ...choices.map(([, title, description], i) =>
        element("label", { title: description }, radios[i], title)
      ),
    ),
    /** @param {State} state */
    draw({ tool }) {
      radios.forEach((radio, i) => radio.checked = choices[i][0] === tool);
    },
  };
}
