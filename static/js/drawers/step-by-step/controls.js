/** The row of controls: from stage to stage, by itself at a speed, anywhere, and the step itself. */

import { element, setAttribute, setText } from "../../lib/dom.js";

/** Stages a second: slowest, fastest, at first. */
const SPEED = { min: 0.25, max: 4, step: 0.25, value: 0.5 };

/**
 * @param {import("../../types.js").Translate} t
 * @param {{ back: () => void, forth: () => void, toggle: () => void, seek: (stage: number) => void,
 *   pace: () => void, makeStep: () => void }} on
 */
export function createControls(t, { back, forth, toggle, seek, pace, makeStep }) {
  const arrow = (/** @type {string} */ sign) => element("span", { "aria-hidden": "true" }, sign);
  const previous = element(
    "button",
    { class: "boxed", "data-do": "previous", onclick: back },
    arrow("←"),
    element("span", {}, t("Previous")),
  );
  const next = element(
    "button",
    { class: "boxed", "data-do": "next", onclick: forth },
    element("span", {}, t("Next")),
    arrow("→"),
  );
  const auto = element("button", { class: "boxed", "data-do": "auto", onclick: toggle });
  const speed = element("input", {
    type: "range",
    ...SPEED,
    "aria-label": t("Stages a second"),
    oninput: pace,
  });
  const way = element("input", {
    type: "range",
    class: "way",
    min: 0,
    max: 1,
    value: 0,
    "aria-label": t("Stage"),
    oninput: () => seek(way.valueAsNumber),
  });
  const count = element("span", { class: "quiet count" });
  const make = element(
    "button",
    { class: "boxed make", "data-edits": true, onclick: makeStep },
    t("Make this step"),
  );
  return {
    element: element(
      "div",
      { class: "row" },
      previous,
      next,
      auto,
      element("label", { class: "speed" }, element("span", {}, t("Speed")), speed),
      element("label", { class: "stage-of" }, way, count),
      make,
    ),
    /** Milliseconds that a stage stays while it plays. */
    get stay() {
      return 1000 / (speed.valueAsNumber || SPEED.value);
    },
    /**
     * @param {import("./playback.js").Playback} playback @param {boolean} mayStep @param {string} sentence
     */
    draw({ trace, stages, at, playing }, mayStep, sentence) {
      const end = stages.length - 1, text = `${at + 1} / ${stages.length}`;
      setAttribute(way, "disabled", !trace);
      setAttribute(auto, "disabled", !trace);
      setAttribute(previous, "disabled", !trace || at === 0);
      setAttribute(next, "disabled", !trace || at === end);
      setAttribute(make, "disabled", !trace || !mayStep);
      make.classList.toggle("now", trace !== null && at === end);
      setAttribute(auto, "aria-pressed", String(playing));
      setText(auto, playing ? t("Stop") : t("Auto"));
      setAttribute(way, "max", String(end));
      way.value = String(at);
      setText(count, trace ? text : "");
      setAttribute(way, "aria-valuetext", `${text}: ${sentence}`);
    },
  };
}
