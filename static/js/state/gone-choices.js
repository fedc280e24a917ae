/** Chosen units and classes that the network or the data no longer have: they are given up. */

import { classCount, problemOf } from "./settings.js";

/** @typedef {import("../types.js").State} State */

/** What is to be chosen anew, since its unit or its class is gone. Pure. @param {State} state @returns {Partial<State>} */
export function goneChoices(state) {
  const { pinned, label, config } = state;
  const units = config?.network.hidden[(pinned?.layer ?? 0) - 1]?.units ?? 0;
  const known = problemOf(state) === "regression"
    ? Math.abs(label) <= 1
    : Number.isInteger(label) && label >= 0 && label < classCount(state);
  return { ...(pinned && pinned.unit >= units ? { pinned: null } : {}), ...(known ? {} : { label: 0 }) };
}

/** Give up such choices with every new configuration. @param {import("../types.js").Store} store */
export const dropGoneChoices = (store) =>
  store.subscribe((changed) => {
    if (changed.has("config")) store.set(goneChoices(store.state));
  });
