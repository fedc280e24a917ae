/**
 * Pointer and keys on the plane, turned into commands: points are moved, added and erased while the network learns.
 *
 * The page never waits for the server to show a held point: `drag` says where it is until a frame contains the last
 * position sent. What the eraser sweeps is kept as places, not as indices, because indices shift with every removal.
 */

import { inPlane, nearestPoint, placeAt, PLANE, pointsAlong } from "../geometry.js";
import { axisNumber } from "../labels.js";
import { createCourier } from "./courier.js";

/** @typedef {[number, number]} Place */

/** How near to a point, in CSS pixels, a press must be to take it: a finger covers more than a pointer. */
const REACH = { mouse: 14, pen: 14, touch: 22 };
const ERASER = 11;
/** A tap that wandered further than this was meant as something else. */
const TAP = 10;
const NUDGE = 0.1, PUSH = 0.5;
/** @type {Record<string, Place>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/**
 * @param {HTMLElement} element the plane
 * @param {import("../types.js").Context} context
 * @returns {{ destroy: () => void }}
 */
export function createPlaneInput(element, { store, send, act, t }) {
  /** @typedef {{ index: number, courier: ReturnType<typeof createCourier<Place, import("../types.js").Ack>> }} Mover */
  /** @typedef {{ kind: "move", mover: Mover, offset: Place } | { kind: "erase", last: Place }
   *   | { kind: "tap", left: number, top: number }} Gesture */
  /** @type {Gesture | null} */
  let gesture = null;
  /** @type {Mover | null} */
  let mover = null;
  let movedBy = 0;
  /** @type {number | null} the point picked with the keyboard */
  let picked = null;
  /** @type {[Place, Place][]} where the eraser went since the last removal was sent */
  let swept = [];
  /** Until a frame contains this revision the page's indices are not the server's. */
  let removedBy = 0;
  let removing = false, sweeping = 0;
  let count = store.state.points.labels.length;

  const live = document.createElement("p");
  live.setAttribute("aria-live", "polite");
  Object.assign(live.style, { position: "absolute", width: "1px", height: "1px", margin: "-1px" });
  Object.assign(live.style, { overflow: "hidden", clipPath: "inset(50%)", whiteSpace: "nowrap" });
  element.append(live);
  element.tabIndex = 0;
  element.setAttribute("role", "application");
  element.setAttribute("aria-roledescription", t("plane of points"));
  element.setAttribute(
    "aria-keyshortcuts",
    "N P ArrowUp ArrowDown ArrowLeft ArrowRight Delete A Enter Escape",
  );

  /** @param {unknown} error */
  const complain = (error) => store.set({ message: error instanceof Error ? error.message : String(error) });

  /** @param {{ clientX: number, clientY: number }} event @returns {Place} */
  const placeOf = (event) => {
    const box = element.getBoundingClientRect();
    return placeAt(event.clientX - box.left, event.clientY - box.top, box.width);
  };
  const perUnit = () => element.getBoundingClientRect().width / (2 * PLANE);

  /** The point under a place, unless indices are not to be trusted now. @param {Place} place @param {string} kind */
  const pointAt = (place, kind) => {
    if (stale()) return null;
    const scale = perUnit();
    const reach = kind === "touch" ? REACH.touch : REACH.mouse;
    return nearestPoint(store.state.points.x, place, [scale, scale], reach, hidden());
  };
  /** Which points are not on show. */
  const hidden = () => store.state.showTest ? null : store.state.points.split;
  const revision = () => store.state.frame?.state.revision ?? 0;
  const stale = () => removing || revision() < removedBy;

  /** @param {number | null} point @param {Place | null} place */
  const hover = (point, place) => {
    const was = store.state.hover;
    if (was.point === point && was.place?.[0] === place?.[0] && was.place?.[1] === place?.[1]) return;
    store.set({ hover: { ...was, point, place } });
  };
  const showCursor = () => {
    const { tool, hover: { point } } = store.state;
    const cursor = gesture?.kind === "move"
      ? "grabbing"
      : tool === "move" && point !== null
      ? "grab"
      : "crosshair";
    if (element.style.cursor !== cursor) element.style.cursor = cursor;
  };

  // Moving

  /** @param {number} index @returns {Mover} */
  const moverOf = (index) => {
    if (mover?.index === index) return mover;
    /** @type {Mover} */
    const made = {
      index,
      courier: createCourier((x) => send({ type: "move_point", index, x }), {
        answered(ack) {
          movedBy = Math.max(movedBy, ack.revision);
          settle();
        },
        failed(error) {
          complain(error);
          if (mover === made) letGo();
        },
      }),
    };
    mover = made;
    return made;
  };

  /** @param {number} index @param {Place} x */
  const moveTo = (index, x) => {
    const place = inPlane(x[0], x[1]);
    store.set({ drag: { index, x: place }, hover: { ...store.state.hover, point: index, place } });
    moverOf(index).courier.post(place);
  };

  /** Give the point back to the data once a frame contains where it was put. */
  const settle = () => {
    if (!mover || gesture?.kind === "move" || mover.courier.busy || revision() < movedBy) return;
    mover = null;
    if (store.state.drag) store.set({ drag: null });
  };

  /** Drop everything that is held, at once. */
  const letGo = () => {
    mover?.courier.drop();
    mover = null;
    if (gesture?.kind === "move") gesture = null;
    if (store.state.drag) store.set({ drag: null });
    showCursor();
  };

  // Adding, relabelling and erasing

  /** @param {Place} place @param {boolean} other */
  const add = (place, other) => {
    const { label } = store.state;
    const y = other ? otherLabel(store.state) : label;
    act({ type: "add_points", x: [place], y: [y] });
  };

  /** @param {number[]} indices */
  const remove = async (indices) => {
    removing = true;
    try {
      removedBy = (await send({ type: "remove_points", indices })).revision;
    } catch (error) {
      swept = [];
      complain(error);
    }
    removing = false;
    sweep();
  };

  /** Remove what the eraser met, when the page's indices are the server's again; at most once a frame. */
  const sweep = () => {
    if (sweeping || swept.length === 0 || stale()) return;
    sweeping = requestAnimationFrame(() => {
      sweeping = 0;
      if (stale()) return;
      const reach = ERASER / perUnit();
      const met = new Set(
        swept.flatMap(([from, to]) => pointsAlong(store.state.points.x, from, to, reach, hidden())),
      );
      swept = [];
      if (met.size > 0) remove([...met].sort((a, b) => a - b));
    });
  };

  // The pointer

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
      swept.push([place, place]);
      sweep();
    } else if (point !== null) {
      /** @type {Place} where it was taken, so that it does not jump under the pointer */
      const offset = [points.x[2 * point] - place[0], points.x[2 * point + 1] - place[1]];
      gesture = { kind: "move", mover: moverOf(point), offset };
      picked = point;
      store.set({ drag: { index: point, x: [points.x[2 * point], points.x[2 * point + 1]] } });
    }
    hover(point, place);
    if (gesture) element.setPointerCapture(event.pointerId);
    showCursor();
  };

  /** @param {PointerEvent} event */
  const onMove = (event) => {
    if (!event.isPrimary) return;
    const place = placeOf(event);
    if (gesture?.kind === "move") {
      const { mover: { index }, offset } = gesture;
      moveTo(index, [place[0] + offset[0], place[1] + offset[1]]);
      return;
    }
    if (gesture?.kind === "erase") {
      swept.push([gesture.last, place]);
      gesture.last = place;
      sweep();
    }
    hover(pointAt(place, event.pointerType), place);
    showCursor();
  };

  /** @param {PointerEvent} event */
  const onUp = (event) => {
    if (!event.isPrimary || !gesture) return;
    const done = gesture;
    gesture = null;
    if (done.kind === "tap" && event.type === "pointerup") {
      if (Math.hypot(event.clientX - done.left, event.clientY - done.top) <= TAP) add(placeOf(event), false);
    }
    if (done.kind === "move") settle();
    showCursor();
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

  // The keyboard

  /** @param {number | null} index */
  const pick = (index) => {
    picked = index;
    const { points } = store.state;
    if (index === null) return hover(null, store.state.hover.place);
    hover(index, [points.x[2 * index], points.x[2 * index + 1]]);
    announce();
  };

  const announce = () => {
    const { points, drag, frame } = store.state;
    if (picked === null || picked >= points.labels.length) return;
    const [x1, x2] = drag?.index === picked ? drag.x : [points.x[2 * picked], points.x[2 * picked + 1]];
    const said = {
      number: picked + 1,
      count: points.labels.length,
      label: axisNumber(points.labels[picked]),
      x1: axisNumber(Math.round(x1 * 100) / 100),
      x2: axisNumber(Math.round(x2 * 100) / 100),
    };
    live.textContent = frame?.state.problem === "regression"
      ? t("Point {number} of {count}: target {label}, x₁ {x1}, x₂ {x2}", said)
      : t("Point {number} of {count}: class {label}, x₁ {x1}, x₂ {x2}", said);
  };

  /** @param {KeyboardEvent} event */
  const onKey = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== element) return;
    if (press(event.key, event.shiftKey)) event.preventDefault();
  };

  /** What a key does; false when it is none of ours. @param {string} key @param {boolean} far */
  const press = (key, far) => {
    const { points, drag, hover: { place } } = store.state;
    const total = points.labels.length;
    if (picked !== null && picked >= total) picked = null;
    const arrow = ARROWS[key];
    if (arrow) {
      const by = far ? PUSH : NUDGE;
      /** @type {Place} */
      const from = picked === null
        ? place ?? [0, 0]
        : drag?.index === picked
        ? drag.x
        : [points.x[2 * picked], points.x[2 * picked + 1]];
      const to = inPlane(from[0] + by * arrow[0], from[1] + by * arrow[1]);
      if (picked === null) hover(null, to);
      else if (!stale()) {
        moveTo(picked, to);
        announce();
      }
      return true;
    }
    if (/^[0-9]$/.test(key)) return relabel(Number(key));
    switch (key) {
      case "n":
      case "]":
        if (total > 0) pick(picked === null ? 0 : (picked + 1) % total);
        return true;
      case "p":
      case "[":
        if (total > 0) pick(picked === null ? total - 1 : (picked + total - 1) % total);
        return true;
      case "Enter":
        if (total > 0) pick(nearestPoint(points.x, place ?? [0, 0], [1, 1], 4 * PLANE, hidden()));
        return true;
      case "Escape":
        if (picked === null) return false;
        pick(null);
        return true;
      case "a":
      case "A":
        add(place ?? [0, 0], far);
        return true;
      case "Delete":
      case "Backspace":
        if (picked !== null && !stale()) {
          const index = picked;
          pick(null);
          remove([index]);
        }
        return true;
      default:
        return false;
    }
  };

  /** @param {number} y */
  const relabel = (y) => {
    const { frame } = store.state;
    if (picked === null || stale() || frame?.state.problem === "regression" || y >= classesOf(store.state)) {
      return false;
    }
    act({ type: "relabel", indices: [picked], y });
    return true;
  };

  /** @param {Set<keyof import("../types.js").State>} changed */
  const onState = (changed) => {
    const { points, connection, tool } = store.state;
    if (changed.has("tool")) {
      element.style.touchAction = tool === "erase" ? "pinch-zoom" : "pan-y pinch-zoom";
      showCursor();
    }
    if (changed.has("connection") && connection !== "live") {
      swept = [];
      removedBy = movedBy = 0;
      letGo();
    }
    if (changed.has("points") && points.labels.length !== count) {
      if (points.labels.length < count) {
        letGo();
        if (picked !== null) pick(null);
        else if (store.state.hover.point !== null) hover(null, store.state.hover.place);
      }
      count = points.labels.length;
    }
    if (changed.has("frame")) {
      settle();
      sweep();
    }
  };

  element.style.touchAction = store.state.tool === "erase" ? "pinch-zoom" : "pan-y pinch-zoom";
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
  element.addEventListener("keydown", onKey, { signal });

  return {
    destroy() {
      listeners.abort();
      unsubscribe();
      cancelAnimationFrame(sweeping);
      letGo();
      live.remove();
    },
  };
}

/** @param {import("../types.js").State} state */
export const classesOf = ({ frame, config }) =>
  frame?.state.problem === "multiclass" ? frame.biases.at(-1)?.length ?? config?.data.classes ?? 2 : 2;

/**
 * The label Alt or Shift gives instead of the chosen one: the next class, or the opposite target.
 * @param {import("../types.js").State} state
 */
export const otherLabel = (state) =>
  state.frame?.state.problem === "regression" ? -state.label : (state.label + 1) % classesOf(state);
