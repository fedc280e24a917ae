/** Undo and redo: two buttons and the keys everyone knows. */

import { find, setAttribute } from "../lib/dom.js";
import { integer } from "../lib/format.js";

/** Fields in which Ctrl+Z takes back what was typed. */
const TYPED = "textarea, input:not([type=range], [type=radio], [type=checkbox])";

/**
 * @param {import("../types.js").Context} context
 * @returns {import("../types.js").View}
 */
export function createUndo({ store, act, t }) {
  const stop = new AbortController(), { signal } = stop;
  const buttons = /** @type {const} */ (["undo", "redo"]).map((type) => ({ type, button: find(`#${type}`) }));
  const words = {
    undo: (/** @type {string} */ count) => t("Undo ({count} can be taken back)", { count }),
    redo: (/** @type {string} */ count) => t("Redo ({count} can be made again)", { count }),
  };

  /** @param {"undo" | "redo"} type */
  const cross = (type) => {
    if (store.state.frame?.state[type]) act({ type });
  };
  for (const { type, button } of buttons) button.addEventListener("click", () => cross(type), { signal });

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.altKey || event.ctrlKey === event.metaKey) return;
    if (event.target instanceof Element && event.target.closest(TYPED)) return;
    const key = event.key.toLowerCase();
    const type = key === "y" && !event.shiftKey || key === "z" && event.shiftKey
      ? "redo"
      : key === "z"
      ? "undo"
      : null;
    if (!type) return;
    event.preventDefault();
    cross(type);
  }, { signal });

  return {
    draw({ frame }, changed) {
      if (!changed.has("frame")) return;
      for (const { type, button } of buttons) {
        const count = frame?.state[type] ?? 0;
        // A button that has the focus keeps it when there is nothing left to do.
        setAttribute(button, "aria-disabled", count === 0 ? "true" : null);
        setAttribute(button, "title", words[type](integer(count)));
      }
    },
    destroy: () => stop.abort(),
  };
}
