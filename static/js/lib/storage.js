/** What the browser keeps for the page: JSON by name, and no harm where it keeps nothing. */

const PREFIX = "frontiere.";

/** @typedef {{ getItem: (key: string) => string | null, setItem: (key: string, value: string) => void }} Storage */

/** For as long as the browser likes. @type {() => Storage} */
export const forever = () => localStorage;
/** For as long as the tab is open. @type {() => Storage} */
export const forNow = () => sessionStorage;

/**
 * What was written last, or the fallback: nothing there, not JSON, or a browser that keeps nothing.
 * @template T @param {() => Storage} storage @param {string} name @param {T} fallback @returns {T}
 */
export function readKept(storage, name, fallback) {
  try {
    const value = JSON.parse(storage().getItem(PREFIX + name) ?? "null");
    return value === null || Array.isArray(value) !== Array.isArray(fallback) ? fallback : value;
  } catch {
    return fallback;
  }
}

/** @param {() => Storage} storage @param {string} name @param {unknown} value @returns {boolean} whether it is kept */
export function writeKept(storage, name, value) {
  try {
    storage().setItem(PREFIX + name, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
