/** Controls for options of the configuration, with words and bounds from the catalogue. */

import { element, setAttribute, setText, svg } from "../lib/dom.js";
import { percent, short } from "../lib/format.js";
import { nextStroke } from "../state/edit-group.js";
import { patchOf, sentenceOf, setting } from "../state/settings.js";
import { t } from "../lib/text.js";
import { createFormulaCard } from "./formula-card.js";
import { createNumberInput } from "./number-input.js";
import { nearestStop, stopsOf } from "./slider-stops.js";

/** @typedef {import("../types.js").State} State */
/** @typedef {import("../types.js").Context} Context */
/** @typedef {import("../types.js").Option} Option */
/** @typedef {{ element: HTMLElement, draw: (state: State) => void }} Control */

let made = 0;

/** @param {Context} context @param {string} path */
export function fieldOf({ store }, path) {
  return store.state.catalog.fields[path] ?? { title: path, description: "" };
}

/**
 * A slider over the field's stops. A value between two stops (set by a script) is shown as it is.
 * @param {Context} context @param {string} path
 * @param {{ below?: (state: State) => number, enabled?: (state: State) => boolean }} [options]
 * @returns {Control}
 */
export function createSlider(context, path, options = {}) {
  const field = fieldOf(context, path), id = `field-${++made}`;
  let stops = stopsOf(field);
  const output = element("output", { for: id });
  /** Set while the thumb is on its way. @type {number | undefined} */
  let stroke;
  const input = element("input", {
    id,
    type: "range",
    min: 0,
    max: stops.length - 1,
    step: 1,
    "aria-description": field.description,
    oninput: () => {
      stroke ??= nextStroke();
      context.update(patchOf(path, stops[Number(input.value)]), stroke);
    },
    onchange: () => stroke = undefined,
  });
  const label = element("label", { for: id }, field.title);
  const root = element("div", { class: "field", title: field.description }, label, output, input);
  return {
    element: root,
    draw(state) {
      if (options.below) stops = stopsOf(field, { below: options.below(state) });
      const value = setting(state, path), index = nearestStop(stops, value);
      const text = valueText(value, field);
      setAttribute(input, "max", String(stops.length - 1));
      if (Number(input.value) !== index) input.value = String(index);
      input.style.setProperty("--fill", String(stops.length > 1 ? index / (stops.length - 1) : 0));
      setAttribute(input, "aria-valuetext", text);
      setText(output, text);
      const enabled = options.enabled?.(state) ?? true;
      setAttribute(input, "disabled", !enabled);
      root.classList.toggle("off", !enabled);
    },
  };
}

/** @param {unknown} value @param {import("../types.js").Field} field */
function valueText(value, field) {
  if (value === null) return t("off");
  if (typeof value !== "number") return value === "full" ? t("full") : String(value);
  return field.unit === "percent" ? percent(value) : short(value);
}

/**
 * A select of named options of the catalogue.
 * @param {Context} context @param {string} path @param {readonly Option[]} choices
 * @param {(option: Option, state: State) => boolean} [enabled]
 * @returns {Control}
 */
export function createSelect(context, path, choices, enabled) {
  const field = fieldOf(context, path), id = `field-${++made}`;
  const select = element("select", {
    id,
    "aria-description": field.description,
    onchange: () => context.update(patchOf(path, select.value)),
  });
  fillSelect(select, choices);
  const formulas = choices.some(({ mathml }) => mathml) ? createFormulaCard() : null;
  const root = element(
    "div",
    { class: "field", title: formulas ? undefined : field.description },
    element("label", { for: id, title: field.description }, field.title),
    select,
    formulas?.card,
  );
  return {
    element: root,
    draw(state) {
      const value = String(setting(state, path));
      if (select.value !== value) select.value = value;
      choices.forEach((choice, i) => {
        if (enabled) select.options[i].disabled = !enabled(choice, state);
      });
      const option = choices.find(({ name }) => name === value);
      if (formulas) formulas.show(option, sentenceOf(option));
      else select.title = sentenceOf(option) || field.description;
    },
  };
}

/** @param {HTMLSelectElement} select @param {readonly Option[]} choices */
export function fillSelect(select, choices) {
  select.replaceChildren(
    ...choices.map((choice) =>
      element("option", { value: choice.name, title: sentenceOf(choice) }, choice.title)
    ),
  );
}

/**
 * A number that may be none: typed, an empty field is off.
 * @param {Context} context @param {string} path
 * @returns {Control}
 */
export function createNumber(context, path) {
  const field = fieldOf(context, path), id = `field-${++made}`;
  const factor = field.unit === "percent" ? 100 : 1;
  const { input, write } = createNumberInput({
    attributes: { id, placeholder: t("off"), "aria-description": field.description },
    bounds: () => ({
      least: (field.minimum ?? 0) * factor,
      most: field.maximum === undefined ? undefined : field.maximum * factor,
      whole: field.type === "integer",
      empty: true,
    }),
    value() {
      const value = setting(context.store.state, path);
      return typeof value === "number" ? Number((factor * value).toPrecision(10)) : null;
    },
    take: (value) => context.update(patchOf(path, value === null ? null : value / factor)),
    refuse: (message) => context.store.set({ message }),
  });
  return {
    element: element(
      "div",
      { class: "field", title: field.description },
      element("label", { for: id }, field.unit === "percent" ? `${field.title} (%)` : field.title),
      input,
    ),
    draw: () => write(),
  };
}

/** A box to tick. @param {Context} context @param {string} path @returns {Control} */
export function createCheck(context, path) {
  const field = fieldOf(context, path);
  const input = element("input", {
    type: "checkbox",
    "aria-description": field.description,
    onchange: () => context.update(patchOf(path, input.checked)),
  });
  return {
    element: element("label", { class: "check", title: field.description }, input, field.title),
    draw(state) {
      input.checked = setting(state, path) === true;
    },
  };
}

/**
 * A seed: typed, or drawn anew by a button.
 * @param {Context} context @param {string} path @param {string} action what a new seed gives
 * @returns {Control}
 */
export function createSeed(context, path, action) {
  const field = fieldOf(context, path), id = `field-${++made}`;
  const minimum = field.minimum ?? 0, maximum = field.maximum ?? 2 ** 32 - 1;
  const { input, write } = createNumberInput({
    attributes: { id, "aria-description": field.description },
    bounds: () => ({ least: minimum, most: maximum, whole: true }),
    value: () => Number(setting(context.store.state, path)),
    take: (value) => context.update(patchOf(path, value)),
    refuse: (message) => context.store.set({ message }),
  });
  // Four digits are enough to tell one draw from another, and can be said aloud in class.
  const draw = () => minimum + Math.floor(Math.random() * Math.min(10_000, maximum - minimum));
  const button = element("button", {
    title: action,
    "aria-label": action,
    onclick: () => context.update(patchOf(path, draw())),
  });
  button.append(dice());
  return {
    element: element(
      "div",
      { class: "field", title: field.description },
      element("label", { for: id }, field.title),
      element("div", { class: "pair" }, input, button),
    ),
    draw: () => write(),
  };
}

/** A die showing five. */
function dice() {
  const spots = [[6, 6], [12, 6], [9, 9], [6, 12], [12, 12]];
  return svg(
    "svg",
    { viewBox: "0 0 18 18", "aria-hidden": "true" },
    svg("path", {
      d: "M4.5 2.8h9a1.7 1.7 0 0 1 1.7 1.7v9a1.7 1.7 0 0 1-1.7 1.7h-9a1.7 1.7 0 0 1-1.7-1.7v-9a1.7 1.7 0 0 1 1.7-1.7z",
      class: "outline",
    }),
    ...spots.map(([cx, cy]) => svg("circle", { cx, cy, r: 1.15 })),
  );
}
