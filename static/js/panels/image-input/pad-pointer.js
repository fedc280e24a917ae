/** The pointer, the pen, the finger and the keys on the drawing pad. */

/** @import { Store, Stroke } from "../../types.js" */

import { begun, carriedOn, drawn, spotOf } from "./strokes.js";

/**
 * @param {HTMLElement} pad @param {Store} store @param {() => Pick<Stroke, "colour" | "width">} penOf
 * @returns {{ undo: () => void, clear: () => void, destroy: () => void }}
 */
export function createPadPointer(pad, store, penOf) {
  const stop = new AbortController(), { signal } = stop;
  /** The pointer that draws. @type {number | null} */
  let hold = null;
  const undo = () => store.set(drawn(store.state.strokes.slice(0, -1)));
  const clear = () => store.set(drawn([]));

  /** @param {PointerEvent} event */
  const onDown = (event) => {
    if (!event.isPrimary || event.button !== 0) return;
    hold = event.pointerId;
    pad.setPointerCapture(hold);
    store.set(drawn(begun(store.state.strokes, spotOf(event, pad.getBoundingClientRect()), penOf())));
  };
  /** @param {PointerEvent} event */
  const onMove = (event) => {
    if (hold !== event.pointerId) return;
    const box = pad.getBoundingClientRect(), all = event.getCoalescedEvents?.() ?? [];
    const strokes = carriedOn(
      store.state.strokes,
      (all.length ? all : [event]).map((one) => spotOf(one, box)),
    );
    if (strokes !== store.state.strokes) store.set(drawn(strokes));
  };
  /** @param {PointerEvent} event */
  const onUp = (event) => {
    if (hold === event.pointerId) hold = null;
  };
  /** @param {KeyboardEvent} event */
  const onKey = (event) => {
    const back = event.key === "Backspace" || event.key === "z" && (event.ctrlKey || event.metaKey);
    if (!back && event.key !== "Delete" || !store.state.strokes.length) return;
    event.preventDefault();
    event.stopPropagation();
    if (back) undo();
    else clear();
  };
  pad.addEventListener("pointerdown", onDown, { signal });
  pad.addEventListener("pointermove", onMove, { signal });
  pad.addEventListener("pointerup", onUp, { signal });
  pad.addEventListener("pointercancel", onUp, { signal });
  pad.addEventListener("keydown", onKey, { signal });
  return { undo, clear, destroy: () => stop.abort() };
}
