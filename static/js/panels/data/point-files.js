/** A file of points dropped on the page: its points take the place of all, rescaled where they would not fit. */

import { errorMessage } from "../../lib/error-message.js";
import { importPoints, Refusal } from "../../net/api.js";

/** So many bytes are read of a file and no more; the server takes no larger body either. */
const LARGEST = 2 * 1024 * 1024;

/**
 * Put the points of a file in place of all, as they are or, where that is refused, rescaled into the plane.
 * Resolves with the sentence there is to say, or null.
 * @param {{ name: string, size: number, text: () => Promise<string> }} file
 * @param {(text: string, rescale: boolean) => Promise<unknown>} send
 * @param {(text: string, values?: { [name: string]: string }) => string} t
 */
export async function importFile(file, send, t) {
  if (file.size > LARGEST) {
    return t("{name} is too large: a file of points may have 2 MiB.", { name: file.name });
  }
  const text = await file.text();
  try {
    await send(text, false);
    return null;
  } catch (refusal) {
    if (!(refusal instanceof Refusal) || refusal.status !== 422) throw refusal;
    try {
      await send(text, true);
    } catch {
      return refusal.message; // not a matter of scale: the first sentence says what is wrong
    }
    return t("The points of {name} were rescaled to fit the plane; an export gives their own units.", {
      name: file.name,
    });
  }
}

/**
 * Takes a file of points, wherever it comes from, and says what came of it.
 * @param {import("../../types.js").Context} context
 * @returns {(file: File) => Promise<void>}
 */
export const createPointFileImport = ({ store, t, ids }) => async (file) => {
  const id = ids()?.id;
  if (!id) return;
  try {
    const message = await importFile(file, (text, rescale) => importPoints(id, text, rescale), t);
    if (message) store.set({ message });
  } catch (error) {
    store.set({ message: errorMessage(error) });
  }
};

/**
 * @param {EventTarget} page @param {import("../../types.js").Store} store @param {(file: File) => Promise<void>} take
 * @returns {{ destroy: () => void }}
 */
export function createPointFileDrop(page, store, take) {
  const stop = new AbortController();
  page.addEventListener("dragover", (event) => {
    const { dataTransfer } = /** @type {DragEvent} */ (event);
    if (!dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    dataTransfer.dropEffect = store.state.watching ? "none" : "copy";
  }, { signal: stop.signal });
  page.addEventListener("drop", (event) => {
    const file = /** @type {DragEvent} */ (event).dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    if (!store.state.watching) void take(file);
  }, { signal: stop.signal });
  return { destroy: () => stop.abort() };
}
