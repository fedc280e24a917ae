/** The pointer and the keys in the feature space: a point is lit everywhere, and a space of three axes is turned. */

/** @import { Context } from "../../types.js" */

import { capturePointer } from "../../lib/dom.js";
import { FIRST, turnedBy } from "../../model/rotation.js";

/** How near, in CSS pixels, the pointer must come to a point. */
const REACH = 14;
/** Radians that a pixel and a key turn the space by. */
const BY_PIXEL = 0.01, BY_KEY = 0.13;
/** @type {{ [key: string]: [number, number] }} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/** How a key turns the space: the rotation it comes to, or null where it means something else. @param {import("../../model/rotation.js").Turn} turn @param {string} key */
export function turnedByKey(turn, key) {
  if (key === "Home") return { ...FIRST };
  const by = ARROWS[key];
  return by ? turnedBy(turn, by[0] * BY_KEY, by[1] * BY_KEY) : null;
}

/**
 * @param {HTMLElement} root @param {Context["store"]} store
 * @param {{ pointAt: (left: number, top: number, reach: number) => number | null }} view
 * @returns {{ destroy: () => void }}
 */
export function createFeaturesPointer(root, store, view) {
  const listeners = new AbortController(), { signal } = listeners;
  /** @type {{ id: number, x: number, y: number } | null} */
  let hold = null;
  const turnable = () => store.state.frame?.axes === 3;

  /** @param {PointerEvent} event */
  const onMove = (event) => {
    if (hold?.id === event.pointerId) {
      const yaw = (event.clientX - hold.x) * BY_PIXEL, pitch = (event.clientY - hold.y) * BY_PIXEL;
      store.set({ rotation: turnedBy(store.state.rotation ?? FIRST, yaw, pitch) });
      [hold.x, hold.y] = [event.clientX, event.clientY];
      return;
    }
    const { points: { x, labels }, hover } = store.state, box = root.getBoundingClientRect();
    const found = view.pointAt(event.clientX - box.left, event.clientY - box.top, REACH);
    const point = found !== null && found < labels.length ? found : null;
    if (point === hover.point) return;
    store.set({
      hover: {
        ...hover,
        point,
        place: point === null || !x.length ? null : [x[2 * point], x[2 * point + 1]],
      },
    });
  };
  /** @param {PointerEvent} event */
  const onDown = (event) => {
    onMove(event);
    const { hover: { point }, points: { images } } = store.state;
    if (images && point !== null) store.set({ probe: point });
    if (!turnable() || event.button !== 0) return;
    hold = { id: event.pointerId, x: event.clientX, y: event.clientY };
    capturePointer(root, event);
  };
  /** @param {PointerEvent} event */
  const onUp = (event) => {
    if (hold?.id === event.pointerId) hold = null;
  };
  const onLeave = () => {
    const { hover } = store.state;
    if (hover.point !== null) store.set({ hover: { ...hover, point: null, place: null } });
  };
  /** @param {KeyboardEvent} event */
  const onKey = (event) => {
    const rotation = turnable() ? turnedByKey(store.state.rotation ?? FIRST, event.key) : null;
    if (!rotation) return;
    event.preventDefault();
    store.set({ rotation });
  };
  root.addEventListener("pointermove", onMove, { signal });
  root.addEventListener("pointerdown", onDown, { signal });
  root.addEventListener("pointerup", onUp, { signal });
  root.addEventListener("pointercancel", onUp, { signal });
  root.addEventListener("pointerleave", onLeave, { signal });
  root.addEventListener("keydown", onKey, { signal });
  return { destroy: () => listeners.abort() };
}
