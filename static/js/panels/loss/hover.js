/** The pointer over a loss chart: where it points at, as a share of the width. */

/**
 * @param {HTMLElement} element the chart @param {import("../../types.js").Context["store"]} store
 * @returns {{ destroy: () => void }}
 */
export function createLossHover(element, store) {
  const listeners = new AbortController(), { signal } = listeners;
  /** @param {PointerEvent} event */
  const point = (event) => {
    const { left, width } = element.getBoundingClientRect();
    store.set({ lossPointer: (event.clientX - left) / width });
  };
  const leave = () => {
    if (store.state.lossPointer !== null) store.set({ lossPointer: null });
  };
  element.addEventListener("pointermove", point, { signal });
  element.addEventListener("pointerdown", point, { signal });
  element.addEventListener("pointerleave", leave, { signal });
  return {
    destroy() {
      listeners.abort();
      leave();
    },
  };
}
