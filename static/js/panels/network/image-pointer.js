/** The pointer and the keys on the network for images: a unit is looked at or pinned, sizes and activations are set. */

/** @import { Context, Hidden, Unit } from "../../types.js" */

import { setting } from "../../state/settings.js";
import { changed, sameUnit } from "./pointing.js";

/** The unit of the tile around a target. @param {EventTarget | null} target @returns {Unit | null} */
function unitAt(target) {
  const tile = target instanceof Element ? target.closest(".tile") : null;
  return tile instanceof HTMLElement
    ? { layer: Number(tile.dataset.layer), unit: Number(tile.dataset.unit) }
    : null;
}

/** The tile that a key leads to: along the layer, or to the one before or behind. @param {HTMLElement} root @param {Unit} unit @param {string} key */
function tileBeside(root, { layer, unit }, key) {
  const along = { ArrowLeft: -1, ArrowRight: 1 }[key], across = { ArrowUp: -1, ArrowDown: 1 }[key];
  if (along) return root.querySelector(`.tile[data-layer="${layer}"][data-unit="${unit + along}"]`);
  return across ? root.querySelector(`.tile[data-layer="${layer + across}"]`) : null;
}

/** @param {HTMLElement} root @param {Context} context @returns {{ destroy: () => void }} */
export function createImagePointer(root, { store, update }) {
  const stop = new AbortController(), { signal } = stop;
  /** @param {Unit | null} unit */
  const look = (unit) => {
    if (!sameUnit(store.state.hover.unit, unit)) store.set({ hover: { ...store.state.hover, unit } });
  };
  /** @param {Event} event */
  const onChange = ({ target }) => {
    if (!(target instanceof HTMLSelectElement)) return;
    const { units, activation } = target.dataset, layer = Number(units ?? activation) - 1;
    const change = units ? { units: Number(target.value) } : { activation: target.value };
    const hidden = /** @type {Hidden[]} */ (setting(store.state, "network.hidden"));
    update({ network: { hidden: changed(hidden, layer, /** @type {Partial<Hidden>} */ (change)) } });
  };
  /** @param {KeyboardEvent} event */
  const onKey = (event) => {
    const unit = unitAt(event.target), next = unit && tileBeside(root, unit, event.key);
    if (event.key === "Escape" && store.state.pinned) store.set({ pinned: null });
    if (!(next instanceof HTMLElement)) return;
    event.preventDefault();
    // Tab comes back to it, as to one of every layer.
    next.parentElement?.querySelector('.tile[tabindex="0"]')?.setAttribute("tabindex", "-1");
    next.tabIndex = 0;
    next.focus();
  };
  root.addEventListener("pointerover", ({ target }) => look(unitAt(target)), { signal });
  root.addEventListener("pointerleave", () => look(null), { signal });
  root.addEventListener("focusin", ({ target }) => look(unitAt(target)), { signal });
  root.addEventListener("focusout", () => look(null), { signal });
  root.addEventListener("click", ({ target }) => {
    const unit = unitAt(target);
    if (unit) store.set({ pinned: sameUnit(store.state.pinned, unit) ? null : unit });
  }, { signal });
  root.addEventListener("change", onChange, { signal });
  root.addEventListener("keydown", onKey, { signal });
  return { destroy: () => stop.abort() };
}
