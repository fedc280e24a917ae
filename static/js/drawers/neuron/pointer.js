/** A hand on one neuron's line: the arrow w is turned and steepened by its tip, the line is shifted, by pointer and keys. */

/** @import { Bounds } from "../../model/geometry.js" */
/** @import { Place } from "../../model/neuron.js" */

import { INPUTS } from "../../model/neuron.js";

/**
 * @typedef {{
 *   size: number, bounds: Bounds, tip: Place | null, free: boolean,
 * }} Grip what there is to take hold of: the tip in CSS pixels; `free` is false while nothing may be edited
 */
/**
 * @typedef {{
 *   grip: () => Grip | null, aim: (place: Place) => void, shift: (place: Place) => void, nudge: (step: number) => void,
 *   turn: (angle: number) => void, steepen: (factor: number) => void, begin: () => void, end: () => void,
 *   hold: (held: boolean) => void,
 * }} Hand
 */

/** How near to the tip a press must be. */
const REACH = 18, FINGER = 28;
/** One key turns by so many degrees, shifts by so many units along w, steepens by this factor; with Shift an arrow does a fifth. */
const ANGLE = 5, STEP = 0.1, FACTOR = 1.1, FINE = 0.2;

/**
 * What a key does, and how much of it; null where it means nothing here.
 * @param {{ key: string, shiftKey: boolean, ctrlKey: boolean, metaKey: boolean, altKey: boolean }} event
 * @returns {{ does: "turn" | "nudge" | "steepen", by: number } | null}
 */
export function keyAction({ key, shiftKey, ctrlKey, metaKey, altKey }) {
  if (ctrlKey || metaKey || altKey) return null;
  const fine = shiftKey ? FINE : 1, angle = fine * ANGLE * Math.PI / 180;
  switch (key) {
    case "ArrowLeft":
      return { does: "turn", by: angle };
    case "ArrowRight":
      return { does: "turn", by: -angle };
    case "ArrowUp":
      return { does: "nudge", by: fine * STEP };
    case "ArrowDown":
      return { does: "nudge", by: -fine * STEP };
    case "+":
    case "=":
      return { does: "steepen", by: FACTOR };
    case "-":
    case "−":
      return { does: "steepen", by: 1 / FACTOR };
    default:
      return null;
  }
}

/** Whether a press takes hold of the tip. @param {Place | null} tip @param {Place} press both in CSS pixels @param {boolean} finger */
export const onTip = (tip, [left, top], finger = false) =>
  tip !== null && Math.hypot(tip[0] - left, tip[1] - top) <= (finger ? FINGER : REACH);

/** @param {HTMLElement} element the plane @param {Hand} hand @returns {{ destroy: () => void }} */
export function createNeuronInput(element, hand) {
  /** @type {"aim" | "shift" | null} */
  let gesture = null;
  const stop = new AbortController(), { signal } = stop;

  /** Where an event is: in the element, and in the plane that it shows. @param {PointerEvent} event */
  const at = (event) => {
    const box = element.getBoundingClientRect(), { bounds = INPUTS } = hand.grip() ?? {};
    const left = event.clientX - box.left, top = event.clientY - box.top;
    return {
      press: /** @type {Place} */ ([left, top]),
      place: /** @type {Place} */ ([
        bounds.x0 + left / box.width * (bounds.x1 - bounds.x0),
        bounds.y1 - top / box.height * (bounds.y1 - bounds.y0),
      ]),
    };
  };

  element.addEventListener("pointerdown", (event) => {
    const grip = hand.grip();
    if (!event.isPrimary || event.button !== 0 || !grip?.free) return;
    const { press, place } = at(event);
    gesture = onTip(grip.tip, press, event.pointerType === "touch") ? "aim" : "shift";
    element.setPointerCapture(event.pointerId);
    hand.begin();
    hand.hold(gesture === "aim");
    if (gesture === "shift") hand.shift(place);
  }, { signal });
  element.addEventListener("pointermove", (event) => {
    if (!event.isPrimary) return;
    const grip = hand.grip(), { press, place } = at(event);
    if (gesture) hand[gesture](place);
    else element.style.cursor = !grip?.free ? "default" : onTip(grip.tip, press) ? "grab" : "move";
  }, { signal });
  const up = (/** @type {PointerEvent} */ event) => {
    if (!event.isPrimary || !gesture) return;
    gesture = null;
    hand.hold(false);
    hand.end();
  };
  for (const name of /** @type {const} */ (["pointerup", "pointercancel", "lostpointercapture"])) {
    element.addEventListener(name, up, { signal });
  }

  element.addEventListener("keydown", (event) => {
    const action = hand.grip()?.free ? keyAction(event) : null;
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    hand.begin();
    hand[action.does](action.by);
  }, { signal });
  // A key that is held repeats within one stroke; letting go ends it.
  element.addEventListener("keyup", () => {
    if (!gesture) hand.end();
  }, { signal });
  element.addEventListener("blur", () => {
    if (!gesture) hand.end();
  }, { signal });

  return { destroy: () => stop.abort() };
}
