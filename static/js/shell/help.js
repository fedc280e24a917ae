/** The help: what one looks at, the keys, and a box that switches single-letter shortcuts off. */

import { createDialog } from "../lib/dialogs.js";
import { find } from "../lib/dom.js";
import { setShortcuts, shortcutsOn, takesLetters } from "../state/shortcuts.js";

/** @returns {{ destroy: () => void }} */
export function createHelp() {
  const box = /** @type {HTMLInputElement} */ (find("#shortcuts"));
  const help = createDialog("#help", { opener: "#help-open" });
  const stop = new AbortController(), { signal } = stop;
  box.checked = shortcutsOn();
  box.addEventListener("change", () => setShortcuts(box.checked), { signal });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "?" || event.ctrlKey || event.metaKey || event.altKey || !shortcutsOn()) return;
    if (takesLetters(event.target) || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    help.open();
  }, { signal });
  return {
    destroy() {
      stop.abort();
      help.destroy();
    },
  };
}
