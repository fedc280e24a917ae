/** The data panel: which points there are, and what the pointer does to them. */

import { element, find, setAttribute, setText } from "../../lib/dom.js";
import { decimal } from "../../lib/format.js";
import { classCount, className, datasetOf, problemOf } from "../../state/settings.js";
import { createTiles } from "./dataset-tiles.js";
import { createSeed, createSlider } from "../../ui/field.js";
import { createHand } from "./brush-settings.js";
import { classMark } from "../../ui/class-marker.js";

/** @typedef {import("../../types.js").State} State */

/**
 * @param {import("../../types.js").Context} context
 * @returns {import("../../types.js").View}
 */
export function createDataPanel(context) {
  const { store, t } = context;
  const tiles = createTiles(find("#tiles"), context);
  // Points of one's own are not drawn: there is nothing to draw them with.
  const drawn = { enabled: (/** @type {State} */ state) => datasetOf(state).preview !== null };
  const noise = createSlider(context, "data.noise", drawn);
  const share = createSlider(context, "data.test_fraction");
  const samples = createSlider(context, "data.samples", {
    ...drawn,
    below: (state) => datasetOf(state).most_samples ?? Infinity,
  });
  const classes = createSlider(context, "data.classes", {
    below: (state) => datasetOf(state).classes?.[1] ?? Infinity,
  });
  const seed = createSeed(context, "data.seed", t("New points"));
  const controls = [noise, share, samples, classes, seed];
  find("#data-fields").append(...controls.map((control) => control.element));

  const tools = createTools(context), hand = createHand(context);
  find("#tools").append(tools.element, hand.element);

  return {
    draw(state, changed, now) {
      tiles.draw(state, changed, now);
      if (changed.has("config") || changed.has("wanted")) {
        controls.forEach((control) => control.draw(state));
        const bounds = datasetOf(state).classes;
        classes.element.hidden = !bounds || bounds[0] === bounds[1];
      }
      tools.draw(state);
      hand.draw(state);
    },
    destroy() {
      tiles.destroy();
      find("#tools").replaceChildren();
      find("#data-fields").replaceChildren();
      store.set({ tool: "move" });
    },
  };
}

/** @param {import("../../types.js").Context} context */
function createTools({ store, act, t }) {
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
  const segments = element(
    "div",
    { class: "segments", role: "radiogroup", "aria-label": t("What the pointer does") },
    ...choices.map(([, title, description], i) => element("label", { title: description }, radios[i], title)),
  );

  const swatches = element("div", {
    class: "swatches",
    role: "radiogroup",
    "aria-label": t("Class of new points"),
  });
  const target = element("input", {
    type: "range",
    min: -1,
    max: 1,
    step: 0.1,
    "aria-label": t("Target of new points"),
    oninput: () => store.set({ label: Number(target.value) }),
    onchange: () => {
      const { selection } = store.state;
      if (selection.length) act({ type: "relabel", indices: [...selection], y: Number(target.value) });
    },
  });
  const value = element("output");
  const words = element("span", {});
  const choose = element("div", { class: "choose" }, words, swatches, target, value);
  let shown = "";

  /** @param {string[]} names of the classes */
  const fill = (names) => {
    swatches.replaceChildren(...names.map((name, label) =>
      element(
        "label",
        { title: t("Class {label}", { label: name }) },
        element("input", {
          type: "radio",
          name: "label",
          value: label,
          "aria-label": t("Class {label}", { label: name }),
          onclick: () => {
            const { selection } = store.state;
            store.set({ label });
            if (selection.length) act({ type: "relabel", indices: [...selection], y: label });
          },
        }),
        classMark(label),
      )
    ));
  };

  return {
    element: element("div", { class: "tools" }, segments, choose),
    /** @param {State} state */
    draw(state) {
      radios.forEach((radio, i) => radio.checked = choices[i][0] === state.tool);
      const regression = problemOf(state) === "regression", count = regression ? 0 : classCount(state);
      const names = Array.from({ length: count }, (_, label) => className(state, label));
      if (names.join() !== shown) fill(names);
      shown = names.join();
      swatches.hidden = regression;
      target.hidden = value.hidden = !regression;
      setText(words, state.selection.length ? t("Label them") : t("Add as"));
      if (regression) {
        if (Number(target.value) !== state.label) target.value = String(state.label);
        setAttribute(target, "aria-valuetext", decimal(state.label, 1));
        target.style.setProperty("--fill", String((state.label + 1) / 2));
        setText(value, decimal(state.label, 1));
      } else {
        for (const radio of swatches.querySelectorAll("input")) {
          radio.checked = Number(radio.value) === state.label;
        }
      }
    },
  };
}
