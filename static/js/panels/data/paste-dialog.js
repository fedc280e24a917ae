/** The dialog that asks whether pasted points take the place of all, or come behind those that are there. */

import { createDialog } from "../../lib/dialogs.js";
import { element, find } from "../../lib/dom.js";

/**
 * Ask; resolves with null where the dialog is closed without an answer.
 * @param {import("../../types.js").Translate} t
 * @returns {Promise<"replace" | "add" | null>}
 */
export function askWhereTo(t) {
  /** @type {"replace" | "add" | null} */
  let answer = null;
  const { promise, resolve } =
    /** @type {PromiseWithResolvers<"replace" | "add" | null>} */ (Promise.withResolvers());
  const { dialog, open, destroy } = createDialog("#pasted", {
    onClose() {
      destroy();
      resolve(answer);
    },
  });
  /** @param {"replace" | "add"} how @param {string} text */
  const button = (how, text) =>
    element("button", {
      class: "boxed",
      onclick: () => {
        answer = how;
        dialog.close();
      },
    }, text);
  find("#pasted-part").replaceChildren(
    element(
      "p",
      {},
      t("Added points are in the units of those that are there, and train the network; a new label is a new class."),
    ),
    element(
      "div",
      { class: "row" },
      button("replace", t("Put them in place of all points")),
      button("add", t("Add them")),
      element("button", { class: "boxed", "data-close": "" }, t("Cancel")),
    ),
  );
  open();
  find("#pasted-part button").focus();
  return promise;
}
