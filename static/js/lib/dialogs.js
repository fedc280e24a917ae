/** Opening and closing the page's dialogs: by a button, by Escape, by a press beside them. */

import { find } from "./dom.js";

/**
 * @param {string} selector @param {{ opener?: string, onOpen?: () => void, onClose?: () => void }} [options]
 * @returns {{ dialog: HTMLDialogElement, open: () => void, destroy: () => void }}
 */
export function createDialog(selector, { opener, onOpen, onClose } = {}) {
  const dialog = /** @type {HTMLDialogElement} */ (find(selector));
  const stop = new AbortController(), { signal } = stop;
  const open = () => {
    if (dialog.open) return;
    onOpen?.();
    dialog.showModal();
  };
  if (opener) find(opener).addEventListener("click", open, { signal });
  dialog.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest("[data-close]")) return dialog.close();
    if (target !== dialog) return;
    // The dialog itself is hit in its padding, too; only beside it means "away with it".
    const { left, right, top, bottom } = dialog.getBoundingClientRect();
    const { clientX: x, clientY: y } = event;
    if (x < left || x > right || y < top || y > bottom) dialog.close();
  }, { signal });
  if (onClose) dialog.addEventListener("close", onClose, { signal });
  return { dialog, open, destroy: () => stop.abort() };
}
