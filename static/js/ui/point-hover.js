/** The pointer over a chart with a mark for every point: the point under it is hovered everywhere. */

/** @import { Store } from "../types.js" */

/** Hover a point, or none. @param {Store} store @param {number | null} point */
export function hoverPoint(store, point) {
  const { hover } = store.state;
  if (point !== hover.point) store.set({ hover: { ...hover, point, place: null } });
}

/**
 * @param {HTMLElement} chart @param {Store} store
 * @param {(left: number, top: number) => number | null} pointAt which point is drawn at a place of the chart
 * @returns {() => void} the undo
 */
export function createPointHover(chart, store, pointAt) {
  const stop = new AbortController(), { signal } = stop;
  /** @param {PointerEvent} event */
  const follow = ({ clientX, clientY }) => {
    const area = chart.getBoundingClientRect();
    hoverPoint(store, pointAt(clientX - area.left, clientY - area.top));
  };
  chart.addEventListener("pointermove", follow, { signal });
  chart.addEventListener("pointerdown", follow, { signal });
  chart.addEventListener("pointerleave", () => hoverPoint(store, null), { signal });
  return () => stop.abort();
}
