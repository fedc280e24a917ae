/** Visibility of the panels: what nobody sees is not asked for. */

import { find } from "../lib/dom.js";

/** A panel that is so near is taken to be in sight: its picture is there when it comes. */
const NEAR = "80px";

/** @param {import("../types.js").Store} store @returns {{ destroy: () => void }} */
export function createPanelVisibility(store) {
  const names = new Map(Object.keys(store.state.visible).map((name) => [find(`.panel.${name}`), name]));
  const observer = new IntersectionObserver((entries) => {
    const visible = { ...store.state.visible };
    for (const { target, isIntersecting } of entries) {
      const name = names.get(/** @type {HTMLElement} */ (target));
      if (name) visible[name] = isIntersecting;
    }
    store.set({ visible });
  }, { rootMargin: NEAR });
  for (const panel of names.keys()) observer.observe(panel);
  return { destroy: () => observer.disconnect() };
}
