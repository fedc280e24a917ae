/** The button that opens the export; its dialog is loaded when it is first wanted. */

import { find } from "../lib/dom.js";

/** @param {import("../types.js").Context} context @returns {{ destroy: () => void }} */
export function createExportButton(context) {
  const { store, t } = context, button = find("#export-open");
  /** @type {Promise<{ open: () => void, destroy: () => void }> | null} */
  let dialog = null;
  const open = async () => {
    try {
      dialog ??= import("../export/dialog.js").then(({ createExportDialog }) => createExportDialog(context));
      (await dialog).open();
    } catch (error) {
      console.error(error);
      store.set({ message: t("This part of the page could not be loaded. Load the page again.") });
    }
  };
  button.addEventListener("click", open);
  return {
    destroy() {
      button.removeEventListener("click", open);
      void dialog?.then(({ destroy }) => destroy(), () => {});
    },
  };
}
