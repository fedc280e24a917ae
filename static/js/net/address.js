/** The fragment of the page's address: a session, one to watch, a moment to begin with, a new one, or nothing. Pure. */

/**
 * @typedef {{ kind: "session" | "watch" | "moment", value: string } | { kind: "new" | "first", value: "" }} Address
 */

/** @param {string} hash @returns {Address} */
export function readAddress(hash) {
  const parts = new URLSearchParams(hash.slice(1));
  for (const [key, kind] of /** @type {const} */ ([["s", "session"], ["w", "watch"], ["x", "moment"]])) {
    const value = parts.get(key);
    if (value) return { kind, value };
  }
  return { kind: parts.has("new") ? "new" : "first", value: "" };
}

/** The fragment that leads back to a session. @param {string} id @param {boolean} watching */
export const hashOf = (id, watching) => `#${watching ? "w" : "s"}=${encodeURIComponent(id)}`;
