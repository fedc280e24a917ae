/** A hand on one neuron's line: the arrow w is turned and steepened by its tip, the line is shifted, by pointer and keys. */

import { INPUTS } from "../../model/neuron.js";

/** @typedef {import("../../model/neuron.js").Place} Place */
/**
 * @typedef {{
 *   size: number, bounds: import("../../model/geometry.js").Bounds, tip: Place | null, free: boolean,
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
/** One key turns by so many degrees, shifts by so many units along w, steepens by this factor; Shift does a fifth. */
const ANGLE = 5, STEP = 0.1, FACTOR = 1.1, FINE = 0.2;

/** @param {HTMLElement} element the plane @param {Hand} hand @returns {{ destroy: () => void }} */
export function createNeuronInput(element, hand) {
  /** @type {"aim" | "shift" | null} */
  let gesture = null;
  const stop = new AbortController(), { signal } = stop;

  /** @param {{ clientX: number, clientY: number }} event */
  const at = (event) => {
    const box = element.getBoundingClientRect(), { bounds = INPUTS } = hand.grip() ?? {};
    const left = event.clientX - box.left, top = event.clientY - box.top;
    const place = /** @type {Place} */ ([
      bounds.x0 + left / box.width * (bounds.x1 - bounds.x0),
      bounds.y1 - top / box.height * (bounds.y1 - bounds.y0),
    ]);
    return { left, top, place };
  };
  /** @param {{ clientX: number, clientY: number }} event @param {number} reach */
  const onTip = (event, reach) => {
    const tip = hand.grip()?.tip, { left, top } = at(event);
    return Boolean(tip && Math.hypot(tip[0] - left, tip[1] - top) <= reach);
  };

  element.addEventListener("pointerdown", (event) => {
    if (!event.isPrimary || event.button !== 0 || !hand.grip()?.free) return;
    gesture = onTip(event, event.pointerType === "touch" ? FINGER : REACH) ? "aim" : "shift";
    element.setPointerCapture(event.pointerId);
    hand.begin();
    hand.hold(gesture === "aim");
    if (gesture === "shift") hand.shift(at(event).place);
  }, { signal });
  element.addEventListener("pointermove", (event) => {
    if (!event.isPrimary) return;
    if (gesture === "aim") hand.aim(at(event).place);
    else if (gesture === "shift") hand.shift(at(event).place);
    else element.style.cursor = !hand.grip()?.free ? "default" : onTip(event, REACH) ? "grab" : "move";
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
    if (event.ctrlKey || event.metaKey || event.altKey || !hand.grip()?.free) return;
    const fine = event.shiftKey && event.key.startsWith("Arrow") ? FINE : 1;
    const angle = fine * ANGLE * Math.PI / 180;
    /** @type {{ [key: string]: () => void }} */
    const keys = {
      ArrowLeft: () => hand.turn(angle),
      ArrowRight: () => hand.turn(-angle),
      ArrowUp: () => hand.nudge(fine * STEP),
      ArrowDown: () => hand.nudge(-fine * STEP),
      "+": () => hand.steepen(FACTOR),
      "=": () => hand.steepen(FACTOR),
      "-": () => hand.steepen(1 / FACTOR),
      "−": () => hand.steepen(1 / FACTOR),
    };
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    hand.begin();
    act();
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
