/** The browser's localStorage by name; one that keeps nothing is no error. */

const PREFIX = "frontiere.";

/** The text written last, or null. @param {string} name @returns {string | null} */
export function readText(name) {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

/** @param {string} name @param {string} text */
export function writeText(name, text) {
  try {
    localStorage.setItem(PREFIX + name, text);
  } catch {
    // What was written holds for this visit only.
  }
}

/**
 * The list written last; the fallback where there is none.
 * @template T @param {string} name @param {T[]} [fallback] @returns {T[]}
 */
export function readList(name, fallback = []) {
  try {
    const list = JSON.parse(readText(name) ?? "null");
    return Array.isArray(list) ? list : fallback;
  } catch {
    return fallback;
  }
}

/** @param {string} name @param {readonly unknown[]} list */
export const writeList = (name, list) => writeText(name, JSON.stringify(list));

/**
 * Tell of a list that another tab has written; what is returned ends that.
 * @template T @param {string} name @param {(list: T[]) => void} told
 */
export function watchList(name, told) {
  /** @param {StorageEvent} event a key of null: all was emptied */
  const listen = ({ key }) => {
    if (key === null || key === PREFIX + name) told(readList(name));
  };
  addEventListener("storage", listen);
  return () => removeEventListener("storage", listen);
}
