/** Keys in the table of points: how many rows a key goes. Pure. */

/** A page key goes so many rows. */
const PAGE = 10;

/**
 * How many rows further a key goes, or undefined where it means something else: Enter from every control, arrows and
 * page keys where a number is typed.
 * @param {{ key: string, shiftKey: boolean, ctrlKey: boolean, metaKey: boolean, altKey: boolean }} event
 * @param {boolean} typed
 */
export function rowsFurther({ key, shiftKey, ctrlKey, metaKey, altKey }, typed) {
  if (ctrlKey || metaKey || altKey) return undefined;
  if (key === "Enter") return shiftKey ? -1 : 1;
  if (!typed || shiftKey) return undefined;
  return { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE }[key];
}

/**
 * The indices of the rows that are to exist, in their order: those in sight, and the one that is being edited.
 * @param {Uint32Array} order @param {Uint32Array} ranks @param {readonly [number, number]} sight first rank, and behind the last
 * @param {number | null} held
 */
export function wantedRows(order, ranks, [first, last], held) {
  const wanted = [...order.subarray(first, last)];
  if (held !== null && held < order.length) {
    if (ranks[held] < first) wanted.unshift(held);
    if (ranks[held] >= last) wanted.push(held);
  }
  return wanted;
}

/** Where to scroll to have a row in sight. @param {number} rank @param {number} height of a row @param {{ top: number, height: number }} sight without the head */
export function scrolledTo(rank, height, { top, height: room }) {
  if (rank * height < top) return rank * height;
  return (rank + 1) * height > top + room ? (rank + 1) * height - room : top;
}
