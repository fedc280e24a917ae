/** Damage that is done once: noise on the weights, fewer bits for each, labels flipped. */

/** @import { Context, State } from "../../types.js" */

import { element, setAttribute, setText } from "../../lib/dom.js";
import { percent } from "../../lib/format.js";
import { problemOf } from "../../state/settings.js";

/** Strengths and shares that the sliders offer. */
const STRENGTHS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1, 1.5, 2];
const SHARES = [0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75, 1];
const BITS = [8, 4, 2];

/**
 * A slider over some shares, and a button that does what it says.
 * @param {string} name @param {string} title what the slider means @param {string} doing @param {readonly number[]} stops
 * @param {number} first @param {(share: number) => void} act
 */
function createShare(name, title, doing, stops, first, act) {
  const id = `break-${name}`, output = element("output", { for: id });
  const input = element("input", {
    id,
    type: "range",
    min: 0,
    max: stops.length - 1,
    step: 1,
    value: first,
    oninput: () => show(),
  });
  const button = element("button", { class: "boxed", onclick: () => act(stops[Number(input.value)]) }, doing);
  const show = () => {
    const index = Number(input.value), text = percent(stops[index]);
    setText(output, text);
    setAttribute(input, "aria-valuetext", text);
    input.style.setProperty("--fill", String(index / (stops.length - 1)));
  };
  show();
  return {
    element: element(
      "div",
      { class: "once" },
      element("div", { class: "field" }, element("label", { for: id }, title), output, input),
      button,
    ),
    /** @param {boolean} possible */
    allow(possible) {
      setAttribute(input, "disabled", !possible);
      setAttribute(button, "disabled", !possible);
    },
  };
}

/** @param {Pick<Context, "act" | "t">} context */
export function createDamage({ act, t }) {
  /** Each time other numbers are drawn. */
  let seed = 0;
  const noise = createShare(
    "noise",
    t("Noise on the weights"),
    t("Add noise"),
    STRENGTHS,
    4,
    (strength) => act({ type: "add_noise", strength, seed: seed++ }),
  );
  const labels = createShare(
    "labels",
    t("Wrong labels"),
    t("Flip labels"),
    SHARES,
    3,
    (share) => act({ type: "flip_labels", share, seed: seed++ }),
  );
  const bits = BITS.map((count) =>
    element("button", {
      class: "boxed",
      onclick: () => act({ type: "quantise", bits: count }),
    }, t("{count} bits", { count }))
  );
  const why = element("p", { class: "quiet" });
  return {
    element: element(
      "div",
      { class: "damage" },
      element("h3", {}, t("Done once")),
      noise.element,
      element(
        "div",
        { class: "once", role: "group", "aria-label": t("Round the weights") },
        element("span", { class: "label" }, t("Round the weights")),
        element("span", { class: "pair" }, ...bits),
      ),
      labels.element,
      why,
    ),
    /** @param {State} state */
    draw(state) {
      const classes = problemOf(state) !== "regression";
      labels.allow(classes);
      setText(why, classes ? "" : t("The points of a regression have no labels to flip."));
      why.hidden = classes;
    },
  };
}
