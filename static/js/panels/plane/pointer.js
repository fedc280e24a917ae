/**
 * The pointer on the plane, turned into commands: points are moved alone or together, added, painted and erased while
 * the network learns.
 */

import { capturePointer } from "../../lib/dom.js";
import { nearestPoint, placeAt, PLANE } from "../../model/geometry.js";
import { createUpkeep } from "./upkeep.js";
import { createBrush } from "./brush.js";
import { createEraser } from "./eraser.js";
import { createGestures, pressOf, styleOf } from "./gestures.js";
import { createGroup } from "./drag-selection.js";
import { createHolder } from "./drag-point.js";
import { createPlaneKeys } from "./keyboard.js";
import { classesOf } from "./spoken-points.js";

/** @typedef {[number, number]} Place */

/** How near to a point, in CSS pixels, a press must be to take it: a finger covers more than a pointer. */
const REACH = 14, FINGER = 22;
const ERASER = 11;
/**
 * @param {HTMLElement} element the plane
 * @param {import("../../types.js").Context} context
 * @returns {{ destroy: () => void }}
 */
export function createPlaneInput(element, context) {
  const { store, act, t } = context;
  /** CSS pixels per unit of the plane. */
  const scale = () => element.getBoundingClientRect().width / (2 * PLANE);
  const holder = createHolder(context);
  const eraser = createEraser(context, () => ERASER / scale());
  const group = createGroup(context), brush = createBrush(context);

  /** @param {Place} place @param {boolean} other whether the other class, or the opposite target, is wanted */
  const add = (place, other) =>
    act({ type: "add_points", x: [place], y: [other ? otherLabel(store.state) : store.state.label] });

  /** @param {Place} place @param {boolean} other */
  const paint = (place, other) => brush.begin(place, other ? otherLabel(store.state) : store.state.label);

  /** @param {number | null} point @param {Place | null} place */
  const hover = (point, place) => {
    const was = store.state.hover;
    if (was.point === point && was.place?.[0] === place?.[0] && was.place?.[1] === place?.[1]) return;
    store.set({ hover: { ...was, point, place } });
  };

  element.tabIndex = 0;
  element.setAttribute("role", "application");
  element.setAttribute("aria-roledescription", t("plane of points"));
  const keys = createPlaneKeys(element, context, { holder, eraser, group, add, paint, hover });
  const gestures = createGestures(store, { holder, eraser, group, brush, add, paint, follow: keys.follow });

  /** @param {{ clientX: number, clientY: number }} event @returns {Place} */
  const placeOf = (event) => {
    const box = element.getBoundingClientRect();
    return placeAt(event.clientX - box.left, event.clientY - box.top, box.width);
  };

  /** The point under a place, unless indices are not to be trusted now. @param {Place} place @param {string} kind */
  const pointAt = (place, kind) => {
    if (eraser.stale()) return null;
    const { points, showTest } = store.state;
    const reach = kind === "touch" ? FINGER : REACH;
    return nearestPoint(points.x, place, [scale(), scale()], reach, showTest ? null : points.split);
  };

  const showTool = () => {
    const { tool, hover: { point }, selection } = store.state;
    const { cursor, touchAction } = styleOf(tool, point, selection, gestures.holds);
    if (element.style.cursor !== cursor) element.style.cursor = cursor;
    if (element.style.touchAction !== touchAction) element.style.touchAction = touchAction;
  };

  /** @param {PointerEvent} event */
  const onDown = (event) => {
    if (!event.isPrimary || event.button !== 0 || gestures.busy) return;
    const place = placeOf(event), point = pointAt(place, event.pointerType);
    const { tool, selection } = store.state;
    gestures.begin(pressOf(tool, point, selection, event.pointerType === "touch"), place, point, event);
    hover(point, place);
    if (gestures.busy) capturePointer(element, event);
    showTool();
  };

  /** @param {PointerEvent} event */
  const onMove = (event) => {
    if (!event.isPrimary) return;
    const place = placeOf(event), under = gestures.move(place);
    if (under === "held") return;
    if (under === "nothing") return hover(null, place);
    hover(pointAt(place, event.pointerType), place);
    showTool();
  };

  /** @param {PointerEvent} event */
  const onUp = (event) => {
    if (!event.isPrimary || !gestures.busy) return;
    gestures.end(event, event.type === "pointerup", () => placeOf(event));
    showTool();
  };

  /** @param {PointerEvent} event */
  const onLeave = (event) => {
    if (!gestures.busy && event.pointerType !== "touch") hover(null, null);
  };

  /** A finger on a point moves it; anywhere else the page scrolls. @param {TouchEvent} event */
  const onTouch = (event) => {
    if (store.state.tool !== "move" || event.touches.length !== 1 || !event.cancelable) return;
    if (pointAt(placeOf(event.touches[0]), "touch") !== null) event.preventDefault();
  };

  showTool();
  const unsubscribe = store.subscribe(
    createUpkeep(store, { holder, eraser, group, brush, forget: keys.forget, hover, showTool }),
  );
  const listeners = new AbortController();
  const { signal } = listeners;
  element.addEventListener("pointerdown", onDown, { signal });
  element.addEventListener("pointermove", onMove, { signal });
  element.addEventListener("pointerup", onUp, { signal });
  element.addEventListener("pointercancel", onUp, { signal });
  element.addEventListener("lostpointercapture", onUp, { signal });
  element.addEventListener("pointerleave", onLeave, { signal });
  element.addEventListener("touchstart", onTouch, { signal, passive: false });

  return {
    destroy() {
      listeners.abort();
      unsubscribe();
      keys.destroy();
      eraser.destroy();
      holder.drop();
      group.drop();
    },
  };
}

/**
 * The label Alt or Shift gives instead of the chosen one: the next class, or the opposite target.
 * @param {import("../../types.js").State} state
 */
export const otherLabel = (state) =>
  state.frame?.state.problem === "regression" ? -state.label : (state.label + 1) % classesOf(state);
