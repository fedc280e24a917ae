/** The data panel: which points there are, and what the pointer does to them. */

/** @import { Context, Dataset, State, View } from "../../types.js" */

import { element, find } from "../../lib/dom.js";
import { datasetOf } from "../../state/settings.js";
import { createSeed, createSlider } from "../../ui/field.js";
import { createBrushSettings } from "./brush-settings.js";
import { createTiles } from "./dataset-tiles.js";
import { createEmptyBoard } from "./empty-board.js";
import { createLabelChoice } from "./label-choice.js";
import { createSelectionTools } from "./selection-tools.js";
import { createToolChoice } from "./tool-choice.js";

/** Whether points are drawn from the data set; there is nothing to draw points of one's own with. @param {Pick<Dataset, "preview" | "images">} dataset */
export const isDrawn = ({ preview, images }) => preview !== null || images !== null;
/** How many points a data set has at most. @param {Pick<Dataset, "most_samples">} dataset */
export const mostSamples = ({ most_samples }) => most_samples ?? Infinity;
/** How many classes a data set has at most. @param {Pick<Dataset, "classes">} dataset */
export const mostClasses = ({ classes }) => classes?.[1] ?? Infinity;
/** Whether there is a choice of how many classes. @param {Pick<Dataset, "classes">} dataset */
export const hasClassChoice = ({ classes }) => classes !== null && classes[0] !== classes[1];

/** @param {Context} context @returns {View} */
export function createDataPanel(context) {
  const { store, t } = context;
  const tiles = createTiles(find("#tiles"), context);
  /** A property of the data set in use. @template T @param {(dataset: Dataset) => T} property @returns {(state: State) => T} */
  const inUse = (property) => (state) => property(datasetOf(state));
  const enabled = inUse(isDrawn);
  const classes = createSlider(context, "data.classes", { below: inUse(mostClasses) });
  const noise = createSlider(context, "data.noise", { enabled });
  const fields = [
    noise,
    createSlider(context, "data.test_fraction"),
    createSlider(context, "data.samples", { enabled, below: inUse(mostSamples) }),
    classes,
    createSeed(context, "data.seed", t("New points")),
  ];
  find("#data-fields").append(...fields.map((field) => field.element));

  const tool = createToolChoice(context), label = createLabelChoice(context);
  const brush = createBrushSettings(context), selected = createSelectionTools(context);
  find("#tools").append(
    element("div", { class: "tools" }, tool.element, label.element, createEmptyBoard(context).element),
    element("div", { class: "tools" }, brush.element, selected.element),
  );

  return {
    draw(state, changed, now) {
      tiles.draw(state, changed, now);
      if (changed.has("config") || changed.has("wanted")) {
        for (const field of fields) field.draw(state);
        noise.element.hidden = !datasetOf(state).takes_noise;
        classes.element.hidden = !hasClassChoice(datasetOf(state));
      }
      for (const part of [tool, label, brush, selected]) part.draw(state);
    },
    destroy() {
      tiles.destroy();
      find("#tools").replaceChildren();
      find("#data-fields").replaceChildren();
      store.set({ tool: "move" });
    },
  };
}
