/** The pointer over the unfolding: the point under it is hovered everywhere. */

import { hoverOn } from "./points.js";

/**
 * @param {HTMLElement} root @param {import("../../types.js").Store} store
 * @param {(left: number, top: number, showTest: boolean) => number | null} pointAt
 * @returns {() => void} the undo
 */
export function createMorphPointer(root, store, pointAt) {
  const stop = new AbortController(), { signal } = stop;
  /** @param {number | null} point */
  const hover = (point) => {
    const found = hoverOn(store.state, point);
    if (found) store.set({ hover: found });
  };
  /** @param {PointerEvent} event */
  const onMove = ({ clientX, clientY }) => {
    const box = root.getBoundingClientRect();
    hover(pointAt(clientX - box.left, clientY - box.top, store.state.showTest));
  };
  root.addEventListener("pointermove", onMove, { signal });
  root.addEventListener("pointerdown", onMove, { signal });
  root.addEventListener("pointerleave", () => hover(null), { signal });
  return () => stop.abort();
}
