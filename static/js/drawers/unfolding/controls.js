/** The way through the network as a slider with its stages, a button that plays it, and the name of the stage. */

import { element, setAttribute, setText, svg } from "../../lib/dom.js";
import { withLayers } from "../../ui/notation.js";
import { stageText } from "./stage-names.js";

/** How far a key moves, in stages. @type {{ [key: string]: number }} */
const BY_KEY = {
  ArrowLeft: -0.25,
  ArrowDown: -0.25,
  ArrowRight: 0.25,
  ArrowUp: 0.25,
  PageDown: -1,
  PageUp: 1,
};
/** Stages at which a layer, or the network, is through. */
const ENDS = ["activation", "residual", "output"];

/**
 * @param {import("../../types.js").Translate} t
 * @param {{ toggle: () => void, seek: (to: number) => void, step: (by: number) => void }} on
 */
export function createControls(t, { toggle, seek, step }) {
  const icon = svg("path", {});
  const play = element(
    "button",
    { class: "boxed", onclick: toggle },
    svg("svg", { viewBox: "0 0 18 18", "aria-hidden": "true" }, icon),
  );
  const slider = element("input", {
    type: "range",
    min: "0",
    step: "any",
    value: "0",
    "aria-label": t("Stage of the way through the network"),
    oninput: () => seek(Number(slider.value)),
    onkeydown: (/** @type {KeyboardEvent} */ event) => {
      const by = BY_KEY[event.key];
      if (by === undefined) return;
      event.preventDefault();
      step(by);
    },
  });
  const ticks = element("div", { class: "ticks", "aria-hidden": "true" });
  let written = "";
  const name = element("strong"), formula = element("span", { class: "formula" });
  /** @type {readonly import("../../types.js").Stage[]} */
  let marked = [];
  return {
    elements: [
      element("div", { class: "transport-small" }, play, element("div", { class: "track" }, slider, ticks)),
      element("p", { class: "stage-name" }, name, formula),
    ],
    /**
     * @param {readonly import("../../types.js").Stage[]} stages @param {import("./playback.js").Playback} playback
     * @param {import("../../types.js").Problem} problem
     */
    draw(stages, { at, playing }, problem) {
      setAttribute(play, "aria-label", playing ? t("Stop the unfolding") : t("Play the unfolding"));
      setAttribute(icon, "d", playing ? "M4 3h3.6v12H4zM10.4 3H14v12h-3.6z" : "M5 2.6v12.8L15.2 9z");
      const last = stages.length - 1, stage = stages[Math.min(last, Math.round(at))];
      if (!stage) return;
      if (JSON.stringify(stages) !== JSON.stringify(marked)) {
        marked = stages;
        slider.max = String(last);
        ticks.replaceChildren(...stages.map(({ kind }, i) => {
          const mark = element("i", { class: ENDS.includes(kind) ? "end" : "" });
          mark.style.left = `${100 * i / last}%`;
          return mark;
        }));
      }
      const text = stageText(stage, problem, t), heading = t("{stage}:", { stage: text.name });
      setText(name, `${heading} `);
      if (text.formula !== written) formula.replaceChildren(...withLayers(written = text.formula));
      slider.value = String(at);
      setAttribute(slider, "aria-valuetext", `${heading} ${text.formula}`);
    },
  };
}
