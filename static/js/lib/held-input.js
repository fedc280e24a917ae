/**
 * Clicks, keys, drags and dropped files of a page that does not listen yet: held back, and done in their order once it
 * does, which it says by the event `LISTENING`. Loaded by itself, before anything else.
 */

/** What the page dispatches on the document when everything on it can be acted on. */
export const LISTENING = "frontiere:listening";

const HELD = [
  ...["click", "keydown", "keyup", "input", "change"],
  ...["pointerdown", "pointermove", "pointerup", "pointercancel", "dragover", "drop"],
];
const TYPED = "select, textarea, input";

/** Whether an event only passes by: the pointer moves without a button, or a link is opened elsewhere. @param {any} event */
const passes = (event) =>
  event.type === "pointermove" && event.buttons === 0 ||
  event.type === "click" && (event.ctrlKey || event.metaKey || event.shiftKey);

/** Whether the browser would answer an event by itself, where the page has to. @param {any} event */
const answered = ({ type, key, target }) =>
  type === "click" || type === "dragover" || type === "drop" ||
  key === " " && !(target.closest?.(TYPED));

/** The same event once more; of a drop its files, which do not outlive it. @param {any} event @returns {Event} */
function again(event) {
  if (event.type !== "drop") return new event.constructor(event.type, event);
  const dataTransfer = new DataTransfer();
  for (const file of event.dataTransfer?.files ?? []) dataTransfer.items.add(file);
  return new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer });
}

/** @param {EventTarget} page what all events come through @param {EventTarget} said where the page says that it listens */
export function holdInput(page, said) {
  const stop = new AbortController(), { signal } = stop;
  const held = /** @type {(() => void)[]} */ ([]);

  /** @param {any} event */
  const hold = (event) => {
    if (passes(event)) return;
    if (answered(event)) event.preventDefault();
    event.stopImmediatePropagation();
    const { target } = event, same = again(event);
    const value = event.type === "input" || event.type === "change" ? target.value : undefined;
    held.push(() => {
      // What a menu or a slider was set to may have been drawn over meanwhile.
      if (value !== undefined && target.type !== "file") target.value = value;
      target.dispatchEvent(same);
    });
  };
  for (const type of HELD) page.addEventListener(type, hold, { capture: true, signal });
  said.addEventListener(LISTENING, () => {
    stop.abort();
    for (const act of held) act();
  }, { signal });
}

if (typeof document !== "undefined") holdInput(window, document);
