/**
 * A file of points dropped on the page: its points take the place of all, rescaled where they would not fit. Of pasted
 * cells it is asked whether they do, or come behind those that are there.
 */

import { errorMessage } from "../../lib/error-message.js";
import { importPoints, Refusal } from "../../net/api.js";

/** So many bytes are read of a file and no more; the server takes no larger body either. */
const LARGEST = 2 * 1024 * 1024;

/** @import { ColumnChoice, Preview } from "../../net/api.js" */
/** @typedef {(content: ArrayBuffer, rescale: boolean, choice: ColumnChoice) => Promise<string | null>} Send resolves with a note */
/** @typedef {(why: string, preview: Preview) => Promise<ColumnChoice | null>} Choose resolves with null where one would rather not */

/**
 * Put the points of a file in place of all, as they are or, where that is refused, rescaled into the plane; where the
 * server cannot know which columns to read, they are chosen. Resolves with the sentence there is to say, or null.
 * @param {{ name: string, size: number, arrayBuffer: () => Promise<ArrayBuffer> }} file
 * @param {Send} send @param {Choose} choose @param {(text: string, values?: { [name: string]: string }) => string} t
 */
export async function importFile(file, send, choose, t) {
  if (file.size > LARGEST) {
    return t("{name} is too large: a file of points may have 2 MiB.", { name: file.name });
  }
  const content = await file.arrayBuffer();
  /** @type {ColumnChoice | null} */
  let choice = {};
  while (choice) {
    try {
      const { note, rescaled } = await fitted((rescale) => send(content, rescale, choice ?? {}));
      const said = rescaled &&
        t("The points of {name} were rescaled to fit the plane; an export gives their own units.", {
          name: file.name,
        });
      return [said, note && sentence(note)].filter(Boolean).join(" ") || null;
    } catch (refusal) {
      if (!(refusal instanceof Refusal) || refusal.status !== 422) throw refusal;
      if (!refusal.preview) return refusal.message;
      choice = await choose(refusal.message, refusal.preview);
    }
  }
  return null;
}

/** Send as it is or, where that is refused, rescaled. @param {(rescale: boolean) => Promise<string | null>} send */
async function fitted(send) {
  try {
    return { note: await send(false), rescaled: false };
  } catch (refusal) {
    if (!(refusal instanceof Refusal) || refusal.status !== 422 || refusal.preview) throw refusal;
    try {
      return { note: await send(true), rescaled: true };
    } catch {
      throw refusal; // not a matter of scale: the first sentence says what is wrong
    }
  }
}

/** @param {string} note */
const sentence = (note) => `${note[0].toUpperCase()}${note.slice(1)}.`;

/**
 * Takes a file of points, wherever it comes from, and says what came of it.
 * @param {import("../../types.js").Context} context
 * @returns {(file: File, pasted?: boolean) => Promise<void>}
 */
export const createPointFileImport = ({ store, t, ids }) => {
  /** The dialog is loaded when it is first wanted. @type {Choose} */
  const choose = async (why, preview) => (await import("./column-dialog.js")).chooseColumns(why, preview, t);
  return async (file, pasted = false) => {
    const id = ids()?.id;
    if (!id) return;
    try {
      const how = pasted ? await (await import("./paste-dialog.js")).askWhereTo(t) : "replace";
      if (how === null) return;
      const send = /** @type {Send} */ ((...what) => importPoints(id, ...what, how === "add"));
      store.set({ message: await importFile(file, send, choose, t) });
    } catch (error) {
      store.set({ message: errorMessage(error) });
    }
  };
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
