/** The bars of a histogram as the path of an SVG. Pure. */

/**
 * Bars side by side over a width, the highest as high as the box; one that holds anything is seen.
 * @param {readonly number[]} counts @param {number} width @param {number} height
 */
export function barsPath(counts, width, height) {
  const most = Math.max(1, ...counts), step = width / counts.length;
  return counts.map((count, i) => {
    if (!count) return "";
    const tall = Math.max(1, height * count / most);
    return `M${round(i * step)} ${height}v${-round(tall)}h${round(step * 0.88)}v${round(tall)}z`;
  }).join("");
}

/** Where 0 lies between the ends, from 0 to 1; null where it does not. @param {{ low: number, high: number }} ends */
export const zeroAt = ({ low, high }) => low < 0 && high > 0 ? -low / (high - low) : null;

/** @param {number} value */
const round = (value) => Number(value.toFixed(2));
