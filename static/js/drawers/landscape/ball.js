/** The ball on the curve: dragged by a pointer and moved by keys, it sets the weight; each drag and each held key is one edit. */

import { element } from "../../lib/dom.js";
import { clamp } from "../../model/geometry.js";
import { nextStroke } from "../../state/edit-group.js";

/** @typedef {import("../../model/landscape.js").Span} Span */

/** Where a key moves the weight on an axis, or null. @param {string} key @param {number} now @param {Span} span */
export function weightByKey(key, now, { low, high }) {
  const step = (high - low) / 200;
  return {
    ArrowLeft: now - step,
    ArrowDown: now - step,
    ArrowRight: now + step,
    ArrowUp: now + step,
    PageDown: now - 10 * step,
    PageUp: now + 10 * step,
    Home: low,
    End: high,
  }[key] ?? null;
}

/**
 * @param {{
 *   mayMove: () => boolean, span: () => Span | null, now: () => number | null,
 *   seat: () => { x: number } | null, // where it lies, in pixels of the chart
 *   weightUnder: (left: number) => number | null, // the weight at a place of the chart
 *   moved: (w: number, stroke: number) => void, held: () => void, released: () => void,
 * }} line
 */
export function createBall({ mayMove, span, now, seat, weightUnder, moved, held, released }) {
  const ball = element("div", {
    class: "ball",
    role: "slider",
    tabindex: 0,
    "data-edits": true,
    "aria-orientation": "horizontal",
  }, element("i"));
  /** Set while it is dragged. @type {{ stroke: number, offset: number } | null} */
  let hold = null;
  /** A key that is held down is one edit. @type {number | undefined} */
  let pressed;

  /** @param {PointerEvent} event */
  const leftOf = ({ clientX }) => clientX - (ball.parentElement?.getBoundingClientRect().left ?? 0);
  ball.addEventListener("pointerdown", (event) => {
    const at = seat();
    if (event.button !== 0 || !mayMove() || !at) return;
    ball.setPointerCapture(event.pointerId);
    hold = { stroke: nextStroke(), offset: leftOf(event) - at.x };
    ball.focus({ preventScroll: true });
    event.preventDefault();
    held();
  });
  ball.addEventListener("pointermove", (event) => {
    const w = hold && weightUnder(leftOf(event) - hold.offset), axis = span();
    if (hold && axis && w !== null) moved(clamp(w, axis.low, axis.high), hold.stroke);
  });
  for (const type of /** @type {const} */ (["pointerup", "pointercancel"])) {
    ball.addEventListener(type, () => {
      hold = null;
      released();
    });
  }
  ball.addEventListener("keydown", (event) => {
    const w = now(), axis = span();
    if (!axis || w === null || !mayMove() || event.ctrlKey || event.altKey || event.metaKey) return;
    const to = weightByKey(event.key, w, axis);
    if (to === null) return;
    event.preventDefault();
    event.stopPropagation();
    pressed ??= nextStroke();
    moved(to, pressed);
  });
  for (const type of /** @type {const} */ (["keyup", "blur"])) {
    ball.addEventListener(type, () => pressed = undefined);
  }
  return {
    element: ball,
    get held() {
      return hold !== null;
    },
    drop() {
      hold = null;
    },
  };
}
