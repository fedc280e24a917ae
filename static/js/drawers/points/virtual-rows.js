/** A long table, of which only the rows in sight exist: their order, and which they are. Pure. */

/**
 * The order in which rows stand: by their keys, equal ones as they were, those without a number last.
 * @param {ArrayLike<number>} keys @param {boolean} descending @returns {Uint32Array<ArrayBuffer>}
 */
export function orderBy(keys, descending) {
  const sign = descending ? -1 : 1;
  return Uint32Array.from(keys, (_, i) => i).sort((a, b) => {
    const one = keys[a], other = keys[b];
    if (Number.isNaN(one) || Number.isNaN(other)) {
      return Number(Number.isNaN(one)) - Number(Number.isNaN(other));
    }
    return sign * (one - other) || a - b;
  });
}

/**
 * The ranks of the rows that are seen, and a few around them: from the first up to, not including, the last.
 * @param {number} top how far it is scrolled @param {number} height of what is seen @param {number} row height of a row
 * @param {number} count @param {number} [around]
 * @returns {[number, number]}
 */
export function inSight(top, height, row, count, around = 4) {
  const first = Math.floor(Math.max(0, top) / row) - around;
  const last = Math.ceil((Math.max(0, top) + height) / row) + around;
  return [Math.min(Math.max(0, first), count), Math.min(count, Math.max(0, last))];
}
