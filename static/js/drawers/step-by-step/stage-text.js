/** What the drawer says of a stage: its sentence, the optimizer's rule at the update, its formula, and what was refused. */

import { element, setText } from "../../lib/dom.js";
import { formulaBox, parsed } from "../../ui/mathml.js";
import { className } from "../../state/settings.js";
import { createStageFormula } from "./formula.js";
import { shownStage } from "./playback.js";
import { sentenceOf, waitingSentence } from "./sentences.js";

/** @param {import("../../types.js").Translate} t */
export function createStageText(t) {
  const sentence = element("p", { class: "sentence", role: "status" });
  const rule = formulaBox(t("The optimizer’s rule; w stands for every weight and every bias"));
  rule.classList.add("rule");
  const formula = createStageFormula(t("The formula of this stage"));
  const trouble = element("p", { class: "trouble", role: "status" });
  /** What the formula was drawn of: it keeps its place where it scrolls. @type {import("./playback.js").Playback | null} */
  let drawn = null;
  return {
    elements: [sentence, rule, formula.element, trouble],
    /** The sentence that is shown. */
    get sentence() {
      return sentence.textContent ?? "";
    },
    /** @param {string} why */
    refuse: (why) => setText(trouble, why),
    /**
     * @param {import("./playback.js").Playback} playback @param {import("../../types.js").State} state
     * @param {{ running: boolean, busy: boolean }} request
     */
    draw(playback, state, request) {
      const { config, catalog } = state;
      const shown = shownStage(playback);
      const optimizer = catalog.optimizers.find(({ name }) => name === config?.training.optimizer.name);
      setText(
        sentence,
        shown ? sentenceOf(shown, optimizer?.title ?? "", t) : waitingSentence(request, t),
      );
      if (playback === drawn) return;
      drawn = playback;
      formula.draw(shown, config, (label) => className(state, label));
      rule.hidden = shown?.stage.kind !== "update";
      if (!rule.hidden) rule.replaceChildren(...(optimizer?.mathml ?? []).map(parsed));
    },
  };
}
