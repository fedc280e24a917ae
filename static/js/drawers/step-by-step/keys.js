/** What a key does in the drawer: an arrow leads to the stage before or after, Space plays and stops. */

/**
 * How many stages on, or that the playback is toggled; null where the key is not the drawer's.
 * @param {Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "target">} event
 * @returns {number | "toggle" | null}
 */
export function keyMove({ key, ctrlKey, metaKey, altKey, target }) {
  if (ctrlKey || metaKey || altKey) return null;
  const over = /** @type {Element} */ (target);
  const by = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[key];
  // A choice, a slider and a formula that scrolls keep their arrows.
  if (by) return over.closest("select, input, .formula[tabindex]") ? null : by;
  return key === " " && !over.closest("select, input") ? "toggle" : null;
}
