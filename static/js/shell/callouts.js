/** Two hints for a first visit: they go by themselves or with the first action, and never come back. */

import { element, find } from "../lib/dom.js";
import { readText, writeText } from "../lib/storage.js";

const NAME = "hints", STAYS = 12_000;

/**
 * @param {import("../types.js").Context} context
 * @returns {{ destroy: () => void }}
 */
export function createCallouts({ t }) {
  if (readText(NAME) === "seen" || document.querySelector(".callout")) return { destroy() {} };
  const stop = new AbortController(), { signal } = stop;
  const hints = [
    element("p", { class: "callout" }, t("Drag any point.")),
    element("p", { class: "callout" }, t("Press pause, or change an activation.")),
  ];
  find(".panel.output").append(hints[0]);
  find(".panel.network").append(hints[1]);

  const leave = () => {
    if (signal.aborted) return;
    writeText(NAME, "seen");
    clearTimeout(timer);
    stop.abort();
    for (const hint of hints) hint.remove();
  };
  const timer = setTimeout(leave, STAYS);
  for (const type of ["pointerdown", "keydown"]) {
    document.addEventListener(type, leave, { signal, capture: true });
  }
  return { destroy: leave };
}
