/** The surface drawer's form: over what, how finely, how often; and how far a surface under way has come. */

import { element, setText } from "../../lib/dom.js";
import { integer, percent } from "../../lib/format.js";
import { chosenPlaces } from "../../model/landscape.js";
import { createParameterChoice } from "../../ui/parameter-select.js";
import { aboutText } from "./surface-texts.js";

/** @typedef {import("./surface-texts.js").Over} Over */

/** Values along each axis that one can choose; the server's limit is above. */
const RESOLUTIONS = [21, 41, 61, 101];

/**
 * @param {import("../../types.js").Context} context
 * @param {{ over: (over: Over) => void, weight: (which: number, place: import("../../model/weights.js").Place) => void,
 *   reseed: () => void, now: () => void, changed: () => void, cancel: () => void }} on
 */
export function createSurfaceForm(context, on) {
  const { t } = context;
  /** @param {Over} over @param {string} title */
  const option = (over, title) => {
    const input = element("input", {
      type: "radio",
      name: "surface-over",
      value: over,
      onchange: () => on.over(over),
    });
    return { input, label: element("label", {}, input, title) };
  };
  const options = [
    option("weights", t("two weights")),
    option("random", t("random")),
    option("path", t("the path")),
  ];
  const pair = [t("First weight"), t("Second weight")].map((title, which) =>
    createParameterChoice(context, title, (place) => on.weight(which, place))
  );
  const about = element("p", { class: "quiet" });
  const reseed = element("button", { class: "boxed", onclick: on.reseed }, t("Other directions"));
  const resolution = element(
    "select",
    { "aria-label": t("Values along each axis"), onchange: on.now },
    ...RESOLUTIONS.map((count) =>
      element("option", { value: count, selected: count === 41 }, `${integer(count)} × ${integer(count)}`)
    ),
  );
  const always = element("input", { type: "checkbox", checked: true, onchange: on.changed });
  const bar = element("progress", {
    max: 1,
    value: 0,
    hidden: true,
    "aria-label": t("Progress of the surface"),
  });
  const cancelling = element("button", {
    class: "boxed cancel",
    hidden: true,
    onclick() {
      const share = percent(bar.value);
      always.checked = false;
      on.cancel();
      setText(trouble, t("Cancelled at {share}.", { share }));
    },
  }, t("Cancel"));
  const trouble = element("p", { class: "trouble", role: "status" });

  return {
    elements: [
      element(
        "div",
        { class: "segments", role: "radiogroup", "aria-label": t("Surface over") },
        ...options.map(({ label }) => label),
      ),
      ...pair.map((choice) => choice.element),
      about,
      reseed,
      element(
        "div",
        { class: "again" },
        resolution,
        element("button", { class: "boxed", onclick: on.now }, t("Compute now")),
        element("label", { class: "check" }, always, t("every few seconds")),
        cancelling,
      ),
      bar,
      trouble,
    ],
    /** What was chosen of how to ask. */
    get choice() {
      return { resolution: Number(resolution.value), always: always.checked };
    },
    /** How far a surface has come; null: none is under way. @param {number | null} share */
    progress(share) {
      bar.hidden = cancelling.hidden = share === null;
      if (share !== null) bar.value = share;
    },
    /** @param {string} why */
    refuse: (why) => setText(trouble, why),
    /** @param {import("../../types.js").State} state */
    draw({ surfaceOver, probed, frame }) {
      const places = chosenPlaces(probed, frame, 2);
      for (const { input } of options) input.checked = input.value === surfaceOver;
      pair.forEach((choice, i) => {
        choice.element.hidden = surfaceOver !== "weights";
        choice.show(places[i]);
      });
      reseed.hidden = surfaceOver !== "random";
      about.hidden = surfaceOver === "weights";
      setText(about, aboutText(surfaceOver, t));
    },
  };
}
