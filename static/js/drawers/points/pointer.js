/** The pointer and the keys in the table of points: a row that is pointed at, or edited, lights its point everywhere. */

/** @import { Store } from "../../types.js" */

import { rowsFurther } from "./table-keys.js";

/** The index of the point whose row something stands in. @param {EventTarget | null} target */
export const indexAt = (target) => {
  const row = target instanceof Element ? target.closest(".point-row[data-index]") : null;
  return row instanceof HTMLElement ? Number(row.dataset.index) : null;
};

/**
 * @param {EventTarget} body @param {Store} store
 * @param {{ goOn: (index: number, by: number, from: HTMLElement) => void, left: () => void }} does
 */
export function createTablePointer(body, store, { goOn, left }) {
  /** Whether the point that is lit was lit from here. */
  let ours = false;
  const listeners = new AbortController(), { signal } = listeners;

  /** @param {Event} event */
  const point = ({ target }) => {
    const index = indexAt(target), { hover, points: { x } } = store.state;
    if (index === null || index === hover.point || 2 * index >= x.length) return;
    ours = true;
    store.set({ hover: { ...hover, point: index, place: [x[2 * index], x[2 * index + 1]] } });
  };
  const leave = () => {
    if (!ours) return;
    ours = false;
    store.set({ hover: { ...store.state.hover, point: null, place: null } });
  };
  /** @param {Event} event */
  const onKey = (event) => {
    const { target } = event, index = indexAt(target);
    if (index === null || !(target instanceof HTMLElement) || !target.dataset.column) return;
    const by = rowsFurther(/** @type {KeyboardEvent} */ (event), target instanceof HTMLInputElement);
    if (by === undefined) return;
    event.preventDefault();
    goOn(index, by, target);
  };
  body.addEventListener("pointerover", point, { signal });
  body.addEventListener("focusin", point, { signal });
  body.addEventListener("pointerleave", leave, { signal });
  body.addEventListener("focusout", () => {
    leave();
    left();
  }, { signal });
  body.addEventListener("keydown", onKey, { signal });
  const shut = store.subscribe((changed) => {
    if (changed.has("drawer")) leave(); // no pointer leaves what is taken away
  });

  return {
    get ours() {
      return ours;
    },
    leave,
    destroy() {
      leave();
      shut();
      listeners.abort();
    },
  };
}
