/** Heights of a surface of J on a logarithmic scale, and its contour lines on a rectangular grid with gaps. Pure. */

import { clamp, logTicks, niceTicks } from "../../model/geometry.js";

/** How densely contour lines may lie in a decade; the last fit a range in which J hardly changes. */
const DENSITIES = [[1], [1, 2, 5], [1, 1.5, 2, 3, 5, 7], [1, 1.2, 1.5, 1.8, 2.2, 2.7, 3.3, 4, 5, 6, 7, 8, 9]];
/** At most so many of them. */
const LINES = 16;
/** So many decades below the highest value the scale ends: beneath lies nothing but rounding. */
const DECADES = 8;

/**
 * @typedef {{ low: number, high: number, height: (value: number) => number, ticks: number[], levels: number[] }}
 *   Scale `height` is 0 at low and 1 at high, even in the logarithm of J; `levels` have a contour line
 */

/**
 * The scale of these values; null where none is a finite number.
 * @param {ArrayLike<number>} values @returns {Scale | null}
 */
export function scaleOf(values) {
  let low = Infinity, high = -Infinity;
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i])) continue;
    low = Math.min(low, values[i]);
    high = Math.max(high, values[i]);
  }
  if (low > high) return null;
  high = Math.max(high, 1e-12);
  low = Math.max(low, high * 10 ** -DECADES);
  const width = Math.log(high / low);
  return {
    low,
    high,
    height: (value) => width > 0 ? clamp(Math.log(Math.max(value, low) / low) / width, 0, 1) : 0,
    ticks: width > 0 ? logTicks(low, high, 8) : [],
    levels: width > 0 ? levelsOf(low, high) : [],
  };
}

/** The contour lines between two values: as dense as may be, each at a round number. @param {number} low @param {number} high */
function levelsOf(low, high) {
  const first = Math.floor(Math.log10(low)), last = Math.ceil(Math.log10(high));
  const found = DENSITIES.map((factors) => {
    const levels = [];
    for (let power = first; power <= last; power++) {
      for (const factor of factors) {
        const level = Number(`${factor}e${power}`);
        if (level > low && level < high) levels.push(level);
      }
    }
    return levels;
  }).filter((levels) => levels.length <= LINES);
  const densest = found[found.length - 1] ?? [];
  return densest.length >= 6 ? densest : niceTicks(low, high, LINES / 2);
}

/**
 * Where a contour line crosses one cell: two numbers for each end, in shares of the cell from its first corner. Empty
 * where it does not, or where a corner has no number.
 * @param {number} a the value at (0, 0) @param {number} b at (1, 0) @param {number} c at (1, 1) @param {number} d at (0, 1)
 * @param {number} level
 * @returns {number[]}
 */
export function crossings(a, b, c, d, level) {
  const A = a >= level, B = b >= level, C = c >= level, D = d >= level;
  if (A === B && B === C && C === D || !Number.isFinite(a + b + c + d)) return [];
  /** @param {number} from @param {number} to */
  const root = (from, to) => (level - from) / (to - from);
  const ends = [];
  if (A !== B) ends.push(root(a, b), 0);
  if (B !== C) ends.push(1, root(b, c));
  if (D !== C) ends.push(root(d, c), 1);
  if (A !== D) ends.push(0, root(a, d));
  if (ends.length < 8) return ends;
  // A saddle: the value in the middle says which two opposite corners belong together.
  const together = (a + b + c + d >= 4 * level) === A;
  const [x0, y0, x1, y1, x2, y2, x3, y3] = ends;
  return together ? [x0, y0, x1, y1, x2, y2, x3, y3] : [x0, y0, x3, y3, x1, y1, x2, y2];
}
