/** The cells of a gallery of images: which are in sight, and which one a key leads to. Pure. */

/**
 * The rows in sight, with one more above and below.
 * @param {number} count @param {number} columns @param {number} cell its side @param {number} top how far it is scrolled
 * @param {number} height @returns {{ first: number, end: number, rows: number }} cells from `first` up to `end`
 */
export function inSight(count, columns, cell, top, height) {
  const rows = Math.ceil(count / columns), from = Math.max(0, Math.floor(top / cell) - 1);
  const to = Math.min(rows, Math.ceil((top + height) / cell) + 1);
  return { first: Math.min(count, from * columns), end: Math.min(count, to * columns), rows };
}

/** The cell that a key leads to, or null. @param {number} from @param {string} key @param {number} columns @param {number} count */
export function cellAfter(from, key, columns, count) {
  const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns }[key];
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  if (by === undefined) return null;
  return from + by >= 0 && from + by < count ? from + by : null;
}
