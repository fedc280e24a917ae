/** What can be done with the selected points: how many they are, removed or let go. */

/** @import { Context, State } from "../../types.js" */

import { element, setText } from "../../lib/dom.js";
import { tn } from "../../lib/text.js";

/** @param {Context} context */
export function createSelectionTools({ store, act, t }) {
  const count = element("span", { role: "status" });
  const root = element(
    "div",
    { class: "choose" },
    count,
    element("button", {
      class: "boxed",
      title: t("Erase the selected points (Delete)"),
      onclick: () => act({ type: "remove_points", indices: [...store.state.selection] }),
    }, t("Remove")),
    element("button", {
      class: "boxed",
      title: t("Select nothing (Escape)"),
      onclick: () => store.set({ selection: [] }),
    }, t("Let go")),
  );

  return {
    element: root,
    /** @param {State} state */
    draw({ selection: { length } }) {
      root.hidden = length === 0;
      setText(count, length ? tn("{count} point", "{count} points", length) : "");
    },
  };
}
