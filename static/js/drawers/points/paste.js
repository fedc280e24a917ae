/** Cells copied from a spreadsheet and pasted while the table of points is open: a file of points like any other. */

/** Whether a text is a table, as spreadsheets put it on the clipboard: lines of cells with tabs between. @param {string} text */
export const isTable = (text) => text.includes("\t") && text.trim().includes("\n");

/**
 * @param {HTMLElement} root @param {() => boolean} allowed
 * @param {(file: File, pasted: boolean) => Promise<void>} take @param {string} name what the cells are called in a sentence
 * @returns {{ destroy: () => void }}
 */
export function createPaste(root, allowed, take, name) {
  const stop = new AbortController();
  root.ownerDocument.addEventListener("paste", (event) => {
    const { target, clipboardData } = event, text = clipboardData?.getData("text/plain") ?? "";
    const elsewhere = target instanceof Element && target.matches("input, textarea") &&
      !root.contains(target);
    if (!root.isConnected || elsewhere || !allowed() || !isTable(text)) return;
    event.preventDefault();
    void take(new File([text], name, { type: "text/tab-separated-values" }), true);
  }, { signal: stop.signal });
  return { destroy: () => stop.abort() };
}
