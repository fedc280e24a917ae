/** A weight or bias as a slider and an exact number, which show its live value while they are not held. */

import { errorMessage } from "../lib/error-message.js";
import { element, setAttribute } from "../lib/dom.js";
import { decimal } from "../lib/format.js";
import { createLatestOnly } from "../state/latest-only.js";
import { nextStroke } from "../state/edit-group.js";
import { featureName, unitName, weightName } from "../model/names.js";
import { symbol, withLayers } from "./notation.js";
import { createNumberInput } from "./number-input.js";
import { reachOf, weightAt } from "../model/weights.js";

/** A slider has so many steps on each side of zero. */
const STEPS = 200;

/**
 * @param {import("../types.js").Context} context @param {import("../model/weights.js").Place} place
 */
export function createWeight({ store, send, t }, place) {
  const { layer, row, column } = place;
  const [least, most] = /** @type {[number, number]} */ (store.state.catalog.limits.weight ?? [-1e6, 1e6]);
  /** What the hand wants until a frame contains it. @type {{ value: number, revision: number } | null} */
  let wish = null;
  /** Set while the thumb is on its way. @type {number | undefined} */
  let stroke;
  let reach = 0;

  const name = weightName(layer, row, column);
  const source = column === null
    ? t("bias")
    : layer === 1
    ? featureName(store.state.config?.network.features[column] ?? `x${column + 1}`)
    : unitName(column, layer - 1);
  const title = column === null
    ? t("Bias {name}", { name })
    : t("Weight {name} from {source}", { name, source });

  const sender = createLatestOnly(
    (/** @type {{ value: number, stroke: number }} */ to) => send({ type: "set_weight", ...place, ...to }),
    {
      answered({ revision }) {
        if (wish) wish.revision = revision;
      },
      failed(error) {
        wish = null;
        store.set({ message: errorMessage(error) });
      },
    },
  );
  /** @param {number} value */
  const want = (value) => {
    const bounded = Math.min(most, Math.max(least, value));
    wish = { value: bounded, revision: Infinity };
    sender.post({ value: bounded, stroke: stroke ?? nextStroke() });
    show(bounded);
  };

  const slider = element("input", {
    type: "range",
    "aria-label": title,
    oninput: () => {
      stroke ??= nextStroke();
      want(Number(slider.value));
    },
    onchange: () => {
      stroke = undefined;
      show(Number(slider.value));
    },
  });
  /** The value that is shown. @type {number | null} */
  let shown = null;
  const { input: number, write } = createNumberInput({
    attributes: { "aria-label": t("{title}, exactly", { title }) },
    bounds: () => ({ least, most }),
    value: () => shown === null ? null : Number(shown.toFixed(Math.abs(shown) < 0.01 ? 6 : 4)),
    take: (value) => want(Number(value)),
    refuse: (message) => store.set({ message }),
  });

  /** @param {number} value */
  function show(value) {
    // The range holds still under a thumb; let go, it makes room for the next move.
    const fitting = reachOf(value, most);
    if (stroke === undefined && (fitting > reach || fitting < reach / 4)) {
      reach = fitting;
      for (const [end, at] of Object.entries({ min: -reach, max: reach, step: reach / STEPS })) {
        slider.setAttribute(end, String(at));
      }
    }
    if (stroke === undefined) slider.value = String(value);
    slider.style.setProperty("--fill", String(Math.min(1, Math.max(0, (value / reach + 1) / 2))));
    setAttribute(slider, "aria-valuetext", decimal(value, 3));
    setAttribute(slider, "data-sign", value < 0 ? "neg" : "pos");
    shown = value;
    write();
  }

  /** @param {import("../types.js").State} state */
  function draw({ frame }) {
    if (wish && (frame?.state.revision ?? 0) >= wish.revision && !sender.busy && stroke === undefined) {
      wish = null;
    }
    const value = wish?.value ?? weightAt(frame, place);
    if (value !== null && Number.isFinite(value)) show(value);
  }

  return {
    element: element(
      "div",
      { class: "weight" },
      element("span", { "aria-hidden": "true" }, ...symbolOf(place)),
      element("span", { class: "source", "aria-hidden": "true" }, ...withLayers(source)),
      slider,
      number,
    ),
    draw,
    focus: () => slider.focus(),
  };
}

/** @param {import("../model/weights.js").Place} place */
export const symbolOf = ({ layer, row, column }) =>
  column === null ? symbol("b", layer, row) : symbol("w", layer, row, column);
