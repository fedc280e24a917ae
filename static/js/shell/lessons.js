/** The lessons: whole configurations to choose from; choosing one is one edit, which undo takes back. */

import { createDialog } from "../lib/dialogs.js";
import { element, find } from "../lib/dom.js";

/**
 * @param {import("../types.js").Context} context
 * @returns {{ destroy: () => void }}
 */
export function createLessons({ store, act }) {
  const { dialog, destroy } = createDialog("#presets", { opener: "#presets-open" });
  const list = find("#preset-list");
  list.append(...store.state.catalog.presets.map(({ title, lesson, settings }) =>
    element(
      "li",
      {},
      element(
        "button",
        {
          onclick: () => {
            dialog.close();
            act({ type: "begin", setup: settings });
            // On a phone it lies above or below what is seen.
            find(".panel.output").scrollIntoView({ block: "nearest" });
          },
        },
        element("strong", {}, title),
        element("span", {}, lesson),
      ),
    )
  ));
  return {
    destroy() {
      list.replaceChildren();
      destroy();
    },
  };
}
