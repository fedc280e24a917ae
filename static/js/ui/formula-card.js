/** A card that says what an option does: a sentence, and its formulas, a line each. */

import { element, setText } from "../lib/dom.js";
import { parsed } from "./mathml.js";

/** @typedef {import("../types.js").Option} Option */

/** The card under an option's menu; it is seen while the menu is pointed at, or has the focus of the keyboard. */
export function createFormulaCard() {
  const words = element("p"), lines = element("div", { class: "lines" });
  let shown = /** @type {Option | undefined} */ (undefined);
  return {
    card: element("div", { class: "card" }, words, lines),
    /** @param {Option | undefined} option @param {string} sentence */
    show(option, sentence) {
      setText(words, sentence);
      if (option === shown) return;
      shown = option;
      lines.replaceChildren(...(option?.mathml ?? []).map((line) => element("p", {}, parsed(line))));
    },
  };
}
