/** The choice of a label: the class or target that new points get, and at once those that are selected. */

/** @import { Command, Context, State } from "../../types.js" */

import { element, setAttribute, setText } from "../../lib/dom.js";
import { decimal } from "../../lib/format.js";
import { classCount, className, problemOf } from "../../state/settings.js";
import { classMark } from "../../ui/class-marker.js";

/** The names of the classes to choose from; none where points have targets. @param {State} state */
export const classNames = (state) =>
  problemOf(state) === "regression"
    ? []
    : Array.from({ length: classCount(state) }, (_, label) => className(state, label));

/** What a label that is chosen does to the selected points, if there are any. @param {readonly number[]} selection @param {number} y @returns {Command | null} */
export const relabelling = (selection, y) =>
  selection.length ? { type: "relabel", indices: [...selection], y } : null;

/** How far a target lies along its slider, from 0 to 1. @param {number} label */
export const targetShare = (label) => (label + 1) / 2;

/** @param {Context} context */
export function createLabelChoice({ store, act, t }) {
  const swatches = element("div", {
    class: "swatches",
    role: "radiogroup",
    "aria-label": t("Class of new points"),
  });
  /** @param {number} label */
  const relabel = (label) => {
    const command = relabelling(store.state.selection, label);
    if (command) act(command);
  };
  const target = element("input", {
    type: "range",
    min: -1,
    max: 1,
    step: 0.1,
    "aria-label": t("Target of new points"),
    oninput: () => store.set({ label: Number(target.value) }),
    onchange: () => relabel(Number(target.value)),
  });
  const value = element("output"), words = element("span");
  let shown = "";

  /** @param {string} name @param {number} label */
  const swatch = (name, label) =>
    element(
      "label",
      { title: t("Class {label}", { label: name }) },
      element("input", {
        type: "radio",
        name: "label",
        value: label,
        "aria-label": t("Class {label}", { label: name }),
        onclick: () => {
          store.set({ label });
          relabel(label);
        },
      }),
      classMark(label),
    );

  return {
    element: element("div", { class: "choose" }, words, swatches, target, value),
    /** @param {State} state */
    draw(state) {
      const names = classNames(state), regression = names.length === 0;
      if (names.join() !== shown) swatches.replaceChildren(...names.map(swatch));
      shown = names.join();
      swatches.hidden = regression;
      target.hidden = value.hidden = !regression;
      setText(words, state.selection.length ? t("Label them") : t("Add as"));
      for (const radio of swatches.querySelectorAll("input")) {
        radio.checked = Number(radio.value) === state.label;
      }
      if (!regression) return;
      if (Number(target.value) !== state.label) target.value = String(state.label);
      setAttribute(target, "aria-valuetext", decimal(state.label, 1));
      target.style.setProperty("--fill", String(targetShare(state.label)));
      setText(value, decimal(state.label, 1));
    },
  };
}
