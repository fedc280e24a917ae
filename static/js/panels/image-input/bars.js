/** The bars of probability, one a class, the largest marked. */

/** @import { State } from "../../types.js" */

import { element, setAttribute, setText } from "../../lib/dom.js";
import { percent } from "../../lib/format.js";
import { t } from "../../lib/text.js";
import { largest, probabilities, probePass } from "../../model/probe.js";
import { classCount, className } from "../../state/settings.js";

/**
 * The rows of the bars: what each is called, its share, and whether it is the answer; without one all are 0.
 * @param {readonly string[]} names @param {readonly number[]} shares
 */
export function rowsOf(names, shares) {
  const best = shares.length ? largest(shares) : -1;
  return names.map((name, k) => {
    const share = Number.isFinite(shares[k]) ? shares[k] : 0;
    return { name, share, wins: k === best };
  });
}

/** The names of the classes of a session. @param {State} state */
export const namesOf = (state) => Array.from({ length: classCount(state) }, (_, k) => className(state, k));

export function createBars() {
  const list = element("ol", { class: "bars", "aria-label": t("Probability of each class") });
  /** @type {{ row: HTMLElement, bar: HTMLElement, share: HTMLElement }[]} */
  let rows = [];
  let shown = "";

  /** @param {readonly string[]} names */
  const build = (names) => {
    rows = names.map((name, k) => {
      const bar = element("i", { style: `--colour: var(--class-${k})` }), share = element("span");
      return { row: element("li", {}, element("b", {}, name), bar, share), bar, share };
    });
    list.replaceChildren(...rows.map(({ row }) => row));
  };
  return {
    element: list,
    /** @param {State} state */
    draw(state) {
      const names = namesOf(state), found = rowsOf(names, probabilities(probePass(state)));
      if (names.join("\n") !== shown) build(names);
      shown = names.join("\n");
      found.forEach(({ share, wins }, k) => {
        rows[k].bar.style.setProperty("--share", share.toFixed(3));
        setText(rows[k].share, percent(share));
        setAttribute(rows[k].row, "data-wins", wins);
      });
    },
  };
}
