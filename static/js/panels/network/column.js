/** One layer's column of the network diagram: heading, number of units, activation, a square for each neuron. */

import { classMark } from "../../ui/class-marker.js";
import { fillSelect } from "../../ui/field.js";
import { element, setAttribute, setText } from "../../lib/dom.js";
import { sentenceOf } from "../../state/settings.js";
import { t, tn } from "../../lib/text.js";
import { createCurve } from "./activation-curve.js";
import { createMap } from "../../draw/maps.js";

/** @typedef {import("./layout.js").Column} Place */

/**
 * Its buttons and its select bear the layer as `data-of`: pointer.js turns them into settings.
 * @param {HTMLElement} stage @param {number} layer from 1
 * @param {import("../../types.js").Option[] | null} activations to choose from; null for the output, which has no tools
 */
export function createColumn(stage, layer, activations) {
  const count = element("span"), word = element("span", { class: "word" });
  const buttons = activations
    ? [-1, 1].map((by) => element("button", { "data-of": layer, "data-by": by }, by < 0 ? "−" : "+"))
    : [];
  const select = activations ? element("select", { "data-of": layer }) : null;
  if (activations && select) {
    fillSelect(select, activations);
    const field = t("Activation of layer {layer}", { layer });
    select.setAttribute("aria-label", field);
    buttons[0].setAttribute("aria-label", t("One unit less in layer {layer}", { layer }));
    buttons[1].setAttribute("aria-label", t("One unit more in layer {layer}", { layer }));
  }
  const heading = element("h3", {}, activations ? t("Layer {layer}", { layer }) : t("Output"));
  const sub = activations
    ? element("div", { class: "stepper" }, buttons[0], element("span", {}, count, " ", word), buttons[1])
    : element("div", { class: "sub" }, count);
  const curve = activations ? createCurve() : null;
  const menu = element("div", { class: "menu" }, select, curve?.card);
  const head = element("div", { class: "column", role: "group" }, heading, sub, menu);
  const rest = activations ? element("button", { class: "rest", "data-unfold": layer }) : null;
  /** @type {{ button: HTMLButtonElement, map: ReturnType<typeof createMap> }[]} */
  const units = [];
  stage.append(head);

  return {
    units,
    head,
    /** @param {Place} place @param {readonly string[]} [outputs] what the outputs are called; of several each has its class's mark */
    layout(place, outputs = []) {
      head.style.left = `${place.x}px`;
      while (units.length > place.squares.length) units.pop()?.button.remove();
      while (units.length < place.squares.length) {
        const canvas = element("canvas", { "aria-hidden": "true" });
        const button = element("button", { class: "unit", tabindex: -1 }, canvas);
        button.dataset.layer = String(layer);
        button.dataset.unit = String(units.length);
        units.push({ button, map: createMap(canvas) });
        stage.append(button);
      }
      units.forEach(({ button }, unit) => {
        const { x, y, size } = place.squares[unit];
        Object.assign(button.style, {
          left: `${x - size / 2}px`,
          top: `${y - size / 2}px`,
          width: `${size}px`,
          height: `${size}px`,
        });
        button.querySelector(".tag")?.remove();
        if (outputs.length > 1) button.append(classMark(unit, "tag"));
        button.setAttribute(
          "aria-label",
          outputs[unit] ?? t("Layer {layer}, unit {unit}", { layer, unit: unit + 1 }),
        );
      });
      if (!rest) return;
      if (!place.tall) {
        rest.remove();
        return;
      }
      setText(rest, place.rest ? t("+{count} more", { count: place.rest }) : t("fewer"));
      rest.style.left = `${place.x}px`;
      rest.style.top = `${place.restY}px`;
      stage.append(rest);
    },
    /**
     * @param {number} number of units wanted @param {string} activation or the head's name
     * @param {[number, number]} [limits]
     */
    tell(number, activation, limits) {
      if (!activations || !select || !limits) {
        setText(count, activation);
        return;
      }
      setText(count, String(number));
      setText(word, tn("unit", "units", number));
      setAttribute(buttons[0], "disabled", number <= limits[0]);
      setAttribute(buttons[1], "disabled", number >= limits[1]);
      if (select.value !== activation) select.value = activation;
      const option = activations.find(({ name }) => name === activation);
      curve?.show(option, sentenceOf(option));
    },
    remove() {
      head.remove();
      rest?.remove();
      for (const { button } of units) button.remove();
    },
  };
}
