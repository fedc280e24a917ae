/**
 * The pointer on the plane, turned into commands: points are moved alone or together, added, painted and erased while
 * the network learns.
 */

import { nearestPoint, placeAt, PLANE } from "../../model/geometry.js";
import { enclosed, survives } from "./lasso.js";
import { createBrush } from "./brush.js";
import { createEraser } from "./eraser.js";
import { createGroup } from "./drag-selection.js";
import { createHolder } from "./drag-point.js";
import { classesOf, createPlaneKeys } from "./keyboard.js";

/** @typedef {[number, number]} Place */

/** How near to a point, in CSS pixels, a press must be to take it: a finger covers more than a pointer. */
const REACH = 14, FINGER = 22;
const ERASER = 11;
/** A tap that wandered further than this was meant as something else. */
const TAP = 10;

/**
 * @param {HTMLElement} element the plane
 * @param {import("../../types.js").Context} context
 * @returns {{ destroy: () => void }}
 */
export function createPlaneInput(element, context) {
  const { store, act, t } = context;
  /** @type {{ kind: "move", index: number, offset: Place } | { kind: "erase" | "brush", last: Place }
   *   | { kind: "carry", from: Place } | { kind: "lasso", besides: readonly number[] }
   *   | { kind: "tap", left: number, top: number } | null} */
  let gesture = null;
  let known = store.state.points.x;

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
    const { tool, hover: { point } } = store.state;
    const cursor = gesture?.kind === "move" || gesture?.kind === "carry"
      ? "grabbing"
      : point !== null && (tool === "move" || tool === "lasso" && store.state.selection.includes(point))
      ? "grab"
      : "crosshair";
    if (element.style.cursor !== cursor) element.style.cursor = cursor;
    // A finger scrolls the page by the plane, but not while it draws, nor when it holds a point (onTouch).
    const touch = tool === "erase" || tool === "brush" || tool === "lasso"
      ? "pinch-zoom"
      : "pan-y pinch-zoom";
    if (element.style.touchAction !== touch) element.style.touchAction = touch;
  };

  /** @param {PointerEvent} event */
  const onDown = (event) => {
    if (!event.isPrimary || event.button !== 0 || gesture) return;
    const place = placeOf(event);
    const { tool, points } = store.state;
    const point = pointAt(place, event.pointerType);
    if (tool === "add") {
      if (event.pointerType === "touch") gesture = { kind: "tap", left: event.clientX, top: event.clientY };
      else add(place, event.altKey || event.shiftKey);
    } else if (tool === "erase") {
      gesture = { kind: "erase", last: place };
      eraser.lift();
      eraser.sweep(place, place);
    } else if (tool === "brush") {
      gesture = { kind: "brush", last: place };
      paint(place, event.altKey || event.shiftKey);
    } else if (point !== null && store.state.selection.includes(point)) {
      gesture = { kind: "carry", from: place };
      group.grip();
    } else if (tool === "lasso") {
      gesture = { kind: "lasso", besides: event.shiftKey ? store.state.selection : [] };
      store.set({ lasso: [place], selection: gesture.besides });
    } else if (point !== null) {
      // It stays where it is under the pointer: the offset keeps it from jumping to the pointer's middle.
      const offset =
        /** @type {Place} */ ([points.x[2 * point] - place[0], points.x[2 * point + 1] - place[1]]);
      gesture = { kind: "move", index: point, offset };
      holder.grip(point);
      keys.follow(point);
    }
    hover(point, place);
    if (gesture) element.setPointerCapture(event.pointerId);
    showTool();
  };

  /** @param {PointerEvent} event */
  const onMove = (event) => {
    if (!event.isPrimary) return;
    const place = placeOf(event);
    if (gesture?.kind === "move") {
      // Taken away meanwhile (an error, other data): the pointer moves on without it.
      if (!holder.gripped) gesture = null;
      else return holder.moveTo(gesture.index, place[0] + gesture.offset[0], place[1] + gesture.offset[1]);
    }
    if (gesture?.kind === "carry") {
      if (!group.gripped) gesture = null;
      else {
        group.carry([place[0] - gesture.from[0], place[1] - gesture.from[1]]);
        return hover(null, place);
      }
    }
    if (gesture?.kind === "lasso") {
      store.set({ lasso: [...(store.state.lasso ?? []), place] });
      return hover(null, place);
    }
    if (gesture?.kind === "erase" || gesture?.kind === "brush") {
      (gesture.kind === "erase" ? eraser : brush).sweep(gesture.last, place);
      gesture.last = place;
    }
    hover(pointAt(place, event.pointerType), place);
    showTool();
  };

  /** @param {PointerEvent} event */
  const onUp = (event) => {
    if (!event.isPrimary || !gesture) return;
    const done = gesture;
    gesture = null;
    if (done.kind === "move") holder.release();
    if (done.kind === "carry") group.release();
    if (done.kind === "lasso") choose(done.besides);
    if (done.kind === "tap" && event.type === "pointerup") {
      if (Math.hypot(event.clientX - done.left, event.clientY - done.top) <= TAP) add(placeOf(event), false);
    }
    showTool();
  };

  /** What the lasso encloses is selected, together with what was before. @param {readonly number[]} besides */
  const choose = (besides) => {
    const { lasso, points, showTest } = store.state;
    const met = enclosed(points.x, lasso ?? [], showTest ? null : points.split);
    store.set({ lasso: null, selection: [...new Set([...besides, ...met])].sort((a, b) => a - b) });
  };

  /** @param {PointerEvent} event */
  const onLeave = (event) => {
    if (!gesture && event.pointerType !== "touch") hover(null, null);
  };

  /** A finger on a point moves it; anywhere else the page scrolls. @param {TouchEvent} event */
  const onTouch = (event) => {
    if (store.state.tool !== "move" || event.touches.length !== 1 || !event.cancelable) return;
    if (pointAt(placeOf(event.touches[0]), "touch") !== null) event.preventDefault();
  };

  /** @param {Set<import("../../types.js").Key>} changed */
  const onState = (changed) => {
    const { points: { x }, connection, selection } = store.state;
    if (changed.has("connection") && connection !== "live") {
      eraser.clear();
      holder.clear();
      group.clear();
      brush.clear();
    }
    if (changed.has("points")) {
      const before = known;
      known = x;
      if (x.length < before.length) {
        holder.drop();
        keys.forget();
        if (store.state.hover.point !== null) hover(null, store.state.hover.place);
      }
      if (selection.length && !survives(before, x, selection)) {
        group.drop();
        store.set({ selection: [] });
      }
    }
    if (changed.has("frame")) {
      holder.settle();
      group.settle();
      eraser.work();
    }
    if (changed.has("tool")) showTool();
  };

  showTool();
  const unsubscribe = store.subscribe(onState);
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
