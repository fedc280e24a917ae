/** The pointer and the keys in a confusion matrix: a cell that is pointed at rings its points, arrows lead on. */

/** @import { Cell, Store } from "../../types.js" */
/** @import { Place } from "./cells.js" */

import { neighbour, sameCell } from "./cells.js";

/** The cell that something stands in. @param {EventTarget | null} target @returns {Place | null} */
function placeAt(target) {
  const cell = target instanceof Element ? target.closest("td[data-actual]") : null;
  return cell instanceof HTMLElement
    ? { actual: Number(cell.dataset.actual), predicted: Number(cell.dataset.predicted) }
    : null;
}

/**
 * @param {{ element: HTMLElement, size: number, focus: (place: Place) => void }} matrix @param {Cell["split"]} split
 * @param {Store} store @param {(target: EventTarget | null) => Place | null} [placeOf]
 * @param {(cell: Cell) => void} [pick] what a click or Enter does
 * @returns {() => void} the undo
 */
export function createCellPointer(
  { element, size, focus },
  split,
  store,
  placeOf = placeAt,
  pick = () => {},
) {
  const stop = new AbortController(), { signal } = stop;
  /** @param {Event} event */
  const point = ({ target }) => {
    const place = placeOf(target), cell = place && { split, ...place };
    if (!sameCell(cell, store.state.cell)) store.set({ cell });
  };
  const leave = () => store.set({ cell: null });
  element.addEventListener("pointerover", point, { signal });
  element.addEventListener("pointerleave", leave, { signal });
  element.addEventListener("focusin", point, { signal });
  element.addEventListener("focusout", leave, { signal });
  element.addEventListener("click", ({ target }) => {
    const place = placeOf(target);
    if (place) pick({ split, ...place });
  }, { signal });
  element.addEventListener("keydown", (event) => {
    const from = placeOf(event.target);
    if (from && event.key === "Enter") pick({ split, ...from });
    if (!from || !event.key.startsWith("Arrow")) return;
    event.preventDefault();
    const next = neighbour(from, event.key, size);
    if (next) focus(next);
  }, { signal });
  return () => stop.abort();
}
