/** The store: the page's state, and the listeners to its changes. */

/** @typedef {import("../types.js").State} State */
/** @typedef {import("../types.js").Key} Key */

/**
 * @param {State} initial
 * @returns {import("../types.js").Store}
 */
export function createStore(initial) {
  const state = { ...initial };
  /** @type {Set<(changed: Set<Key>) => void>} */
  const listeners = new Set();

  return {
    state,
    set(patch) {
      /** @type {Set<Key>} */
      const changed = new Set();
      for (const name of Object.keys(patch)) {
        const key = /** @type {Key} */ (name);
        if (!Object.is(state[key], patch[key])) changed.add(key);
      }
      if (!changed.size) return;
      Object.assign(state, patch);
      for (const listener of [...listeners]) listener(changed);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
