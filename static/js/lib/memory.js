/** What the browser keeps for us between visits; one that keeps nothing is no error. */

/** @param {string} name @returns {string | null} */
export function recall(name) {
  try {
    return localStorage.getItem(`frontiere.${name}`);
  } catch {
    return null;
  }
}

/** @param {string} name @param {string} value */
export function remember(name, value) {
  try {
    localStorage.setItem(`frontiere.${name}`, value);
  } catch {
    // It holds for this visit only.
  }
}
