/** Watch mode, for somebody else's session: all that edits is switched off, and a quiet line says so. */

import { find, setAttribute } from "../lib/dom.js";

/** Every control that changes the session; drawers mark theirs with `data-edits`. */
const EDITING = [
  ".transport :is(button, select)",
  ".edits button",
  ".data :is(button, input)",
  ".training :is(button, input, select)",
  ".network :is(.stepper button, select, .feature)",
  ".popover :is(input, button:not([data-close]))",
  "#presets li button",
  "#share-playground, #share-playground-open",
  "#diverged button",
  "#why .remedies button",
  "[data-edits], [data-edits] :is(button, input, select, textarea)",
].join(", ");
/** Where a press or a key would edit. */
const TOUCHED = "#plane, #loss";
/** Where keys stay what they are. */
const OWN_KEYS = "dialog, .side, .choice, .key, .unit, #watching";
/** Keys that only go from one thing to the next, where a drawer is read. */
const READING = /^(Arrow|Page|Home|End)/;

/**
 * @param {import("../types.js").Context & { copy: () => void }} context
 * @returns {import("../types.js").View}
 */
export function createWatchMode({ store, copy }) {
  const line = find("#watching"), button = find("button", line);
  const stop = new AbortController(), { signal } = stop;
  const watching = () => store.state.watching;

  const disable = () => {
    for (const control of document.querySelectorAll(EDITING)) setAttribute(control, "disabled", true);
  };
  // Views set and take away what they think is allowed; here they are overruled.
  const observer = new MutationObserver(disable);

  for (const type of ["pointerdown", "touchstart"]) {
    document.addEventListener(type, (event) => {
      const target = event.target instanceof Element ? event.target : null;
      if (watching() && target?.closest(TOUCHED)) event.stopPropagation();
    }, { signal, capture: true });
  }
  document.addEventListener("keydown", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (!watching() || event.key === "Tab" || event.key === "Escape" || event.key === "?") return;
    if (target?.closest(".drawers") && READING.test(event.key)) return;
    if (!target?.closest(OWN_KEYS)) event.stopPropagation();
  }, { signal, capture: true });
  button.addEventListener("click", copy, { signal });

  return {
    draw(state, changed) {
      if (!changed.has("watching")) return;
      line.hidden = !state.watching;
      setAttribute(document.documentElement, "data-watching", state.watching);
      if (!state.watching) return observer.disconnect();
      disable();
      observer.observe(document.body, { subtree: true, childList: true, attributeFilter: ["disabled"] });
    },
    destroy() {
      stop.abort();
      observer.disconnect();
    },
  };
}
