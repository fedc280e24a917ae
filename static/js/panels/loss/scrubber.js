/** The loss chart as a time line: a drag or a key travels to another moment; one journey is one undo. */

import { capturePointer } from "../../lib/dom.js";
import { errorMessage } from "../../lib/error-message.js";
import { timelineOf } from "../../model/loss-history.js";
import { createLatestOnly } from "../../state/latest-only.js";
import { nextStroke } from "../../state/edit-group.js";
import { destinationOf } from "./journey.js";

/** A finger that wandered further than this, in CSS pixels, is dragging. */
const TAP = 8;

/**
 * @param {HTMLElement} element the chart
 * @param {import("../../types.js").Context} context
 * @returns {{ destroy: () => void }}
 */
export function createTimeInput(element, { store, send }) {
  let stroke = 0;
  /** @type {{ pointer: number, left: number, travelling: boolean } | null} */
  let grip = null;
  /** Where the keys have got to, which may be ahead of the moment that the server found nearest. @type {number | null} */
  let aim = null;

  const sender = createLatestOnly(
    (/** @type {{ step: number, stroke: number }} */ to) => send({ type: "seek", ...to }),
    {
      answered() {},
      failed: (error) => store.set({ message: errorMessage(error) }),
    },
  );
  const line = () => timelineOf(store.state, element.clientWidth, element.clientHeight);

  /** @param {number} step */
  const travel = (step) => sender.post({ step: Math.max(0, Math.round(step)), stroke });

  /** @param {PointerEvent} event */
  const follow = (event) => travel(line().step(event.clientX - element.getBoundingClientRect().left));

  /** @param {PointerEvent} event */
  const onDown = (event) => {
    if (!event.isPrimary || event.button !== 0 || !store.state.history.length) return;
    stroke = nextStroke();
    aim = null;
    const touch = event.pointerType === "touch";
    grip = { pointer: event.pointerId, left: event.clientX, travelling: !touch };
    if (touch) return;
    capturePointer(element, event);
    follow(event);
  };
  /** @param {PointerEvent} event */
  const onMove = (event) => {
    if (grip?.pointer !== event.pointerId) return;
    if (!grip.travelling && Math.abs(event.clientX - grip.left) > TAP) {
      grip.travelling = true;
      capturePointer(element, event);
    }
    if (grip.travelling) follow(event);
  };
  /** @param {PointerEvent} event */
  const onUp = (event) => {
    if (grip?.pointer !== event.pointerId) return;
    // A tap travels too; a finger that the browser took for scrolling does not.
    if (event.type === "pointerup") follow(event);
    grip = null;
  };

  /** @param {KeyboardEvent} event */
  const onKey = (event) => {
    const { frame, history } = store.state;
    if (event.ctrlKey || event.metaKey || event.altKey || !frame || !history.length) return;
    const to = destinationOf(event.key, history, line(), aim ?? frame.state.step);
    if (to === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat) stroke = nextStroke();
    aim = to;
    travel(to);
  };

  const forget = () => aim = null;
  const unsubscribe = store.subscribe((changed) => {
    if (changed.has("frame") && store.state.frame?.state.running) forget();
    if (changed.has("connection") && store.state.connection !== "live") sender.drop();
  });
  const stop = new AbortController(), { signal } = stop;
  element.tabIndex = 0;
  element.style.touchAction = "pan-y pinch-zoom";
  element.addEventListener("pointerdown", onDown, { signal });
  element.addEventListener("pointermove", onMove, { signal });
  element.addEventListener("pointerup", onUp, { signal });
  element.addEventListener("pointercancel", onUp, { signal });
  element.addEventListener("keydown", onKey, { signal });
  element.addEventListener("blur", forget, { signal });

  return {
    destroy() {
      stop.abort();
      unsubscribe();
      sender.drop();
    },
  };
}
