/** The pointer and the keys on the pictures of the surface: they turn the relief, and read J off the map. */

import { placesOf } from "./heat-map.js";
import { FIRST_ANGLES, turned } from "./projection.js";

/** @typedef {import("./projection.js").Angles} Angles */

/** How far one press of an arrow key turns, and how many pixels of a drag turn by a radian. */
const BY_KEY = Math.PI / 24, PIXELS = 140;
/** Radians to the side and down. @type {{ [key: string]: [number, number] }} */
const TURNS = {
  ArrowLeft: [-BY_KEY, 0],
  ArrowRight: [BY_KEY, 0],
  ArrowUp: [0, -BY_KEY],
  ArrowDown: [0, BY_KEY],
};

/** The angles after a key, or null where it turns nothing. @param {Angles} angles @param {string} key @returns {Angles | null} */
export function anglesByKey(angles, key) {
  if (key === "Home") return FIRST_ANGLES;
  return TURNS[key] ? turned(angles, ...TURNS[key]) : null;
}

/** The index of the value that is nearest. @param {readonly number[]} values even steps @param {number} value */
export function nearest(values, value) {
  const last = values.length - 1;
  if (last < 1) return 0;
  return Math.min(last, Math.max(0, Math.round((value - values[0]) / (values[last] - values[0]) * last)));
}

/**
 * J at a place of the map, NaN where it is not finite; null beside the map and where it is not known yet.
 * @param {import("../../model/landscape.js").Landscape} landscape @param {number} width @param {number} height
 * @param {number} x @param {number} y pixels
 */
export function valueUnder({ head, values, rows }, width, height, x, y) {
  const places = placesOf(head, width, height);
  const i = nearest(head.first.values, places.first(x));
  const j = nearest(head.second?.values ?? [0], places.second(y));
  if (x < places.left || y > places.bottom || j >= rows) return null;
  return values[j * head.first.values.length + i];
}

/**
 * Turn the relief by hand and by key.
 * @param {HTMLElement} relief @param {() => Angles} angles @param {(angles: Angles) => void} turn
 */
export function createReliefPointer(relief, angles, turn) {
  /** @type {{ id: number, x: number, y: number } | null} */
  let held = null;
  relief.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    held = { id: event.pointerId, x: event.clientX, y: event.clientY };
    relief.setPointerCapture(event.pointerId);
  });
  relief.addEventListener("pointermove", ({ pointerId, clientX, clientY }) => {
    if (held?.id !== pointerId) return;
    turn(turned(angles(), (clientX - held.x) / PIXELS, (clientY - held.y) / PIXELS));
    held = { ...held, x: clientX, y: clientY };
  });
  for (const type of /** @type {const} */ (["pointerup", "pointercancel"])) {
    relief.addEventListener(type, () => held = null);
  }
  relief.addEventListener("keydown", (event) => {
    const next = anglesByKey(angles(), event.key);
    if (!next || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    turn(next);
  });
}

/** Say where on the map the pointer is, and that it has left. @param {HTMLElement} map @param {(at: { x: number, y: number } | null) => void} point */
export function createMapPointer(map, point) {
  map.addEventListener("pointermove", ({ clientX, clientY }) => {
    const box = map.getBoundingClientRect();
    point({ x: clientX - box.left, y: clientY - box.top });
  });
  map.addEventListener("pointerleave", () => point(null));
}
