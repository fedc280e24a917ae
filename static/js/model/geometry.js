/** Where things lie: the plane [−6, 6]² against a box of CSS pixels, nearest points, bounds that fit, ticks. Pure. */

/** Half the side of the plane. */
export const PLANE = 6;

/** @typedef {{ left: number, top: number, width: number, height: number }} Box in CSS pixels */
/** @typedef {{ x0: number, x1: number, y0: number, y1: number }} Bounds what a box shows, y0 at its bottom */

/** @type {Readonly<Bounds>} */
export const PLANE_BOUNDS = Object.freeze({ x0: -PLANE, x1: PLANE, y0: -PLANE, y1: PLANE });

/** @param {number} value @param {number} low @param {number} high */
export const clamp = (value, low, high) => Math.min(high, Math.max(low, value));

/** The pixel, from the left, of a value on the x axis. @param {number} x @param {Bounds} bounds @param {number} width */
export const pixelX = (x, bounds, width) => (x - bounds.x0) / (bounds.x1 - bounds.x0) * width;

/** The pixel, from the top, of a value on the y axis. @param {number} y @param {Bounds} bounds @param {number} height */
export const pixelY = (y, bounds, height) => (bounds.y1 - y) / (bounds.y1 - bounds.y0) * height;

/**
 * The place of the plane under a pixel, kept inside the plane.
 * @param {number} left @param {number} top @param {number} size
 * @returns {[number, number]}
 */
export function placeAt(left, top, size) {
  return inPlane((left / size * 2 - 1) * PLANE, (1 - top / size * 2) * PLANE);
}

/** @param {number} x1 @param {number} x2 @returns {[number, number]} */
export const inPlane = (x1, x2) => [clamp(x1, -PLANE, PLANE), clamp(x2, -PLANE, PLANE)];

/** A coordinate as it is sent: to four digits behind the point. @param {number} x */
export const rounded = (x) => Math.round(x * 1e4) / 1e4;

/**
 * The index of the point nearest to a place, or null when none is within `reach`. Both axes are weighed by their
 * own scale (pixels per unit), so that `reach` is in pixels. One pass over 5,000 points takes some 10 µs.
 * @param {Float32Array} x pairs of coordinates
 * @param {[number, number]} place
 * @param {[number, number]} scale pixels per unit on each axis
 * @param {number} reach in pixels
 * @param {Uint8Array | null} [hidden] 1 for each point that is not to be found
 * @returns {number | null}
 */
export function nearestPoint(x, place, scale, reach, hidden = null) {
  let best = reach * reach;
  let found = null;
  for (let i = 0; i < x.length; i += 2) {
    const dx = (x[i] - place[0]) * scale[0];
    const dy = (x[i + 1] - place[1]) * scale[1];
    const distance = dx * dx + dy * dy;
    if (distance <= best && hidden?.[i / 2] !== 1) {
      best = distance;
      found = i / 2;
    }
  }
  return found;
}

/**
 * The indices of all points within `reach` of the segment from one place to another, in ascending order.
 * @param {Float32Array} x @param {[number, number]} from @param {[number, number]} to @param {number} reach
 * @param {Uint8Array | null} [hidden] 1 for each point that is not to be found
 * @returns {number[]}
 */
export function pointsAlong(x, from, to, reach, hidden = null) {
  const dx = to[0] - from[0];
  const dy = to[1] - from[1];
  const length = dx * dx + dy * dy;
  const found = [];
  for (let i = 0; i < x.length; i += 2) {
    const along = length === 0
      ? 0
      : clamp(((x[i] - from[0]) * dx + (x[i + 1] - from[1]) * dy) / length, 0, 1);
    const distance = Math.hypot(x[i] - from[0] - along * dx, x[i + 1] - from[1] - along * dy);
    if (distance <= reach && hidden?.[i / 2] !== 1) found.push(i / 2);
  }
  return found;
}

/**
 * The smallest and largest of each coordinate, widened by `margin` (a share of the span) and never narrower than
 * `least`. Null when nothing finite is there.
 * @param {Float32Array} x pairs of coordinates @param {number} margin @param {number} least
 * @returns {Bounds | null}
 */
export function boundsOf(x, margin, least) {
  let x0 = Infinity, x1 = -Infinity, y0 = Infinity, y1 = -Infinity;
  for (let i = 0; i < x.length; i += 2) {
    if (!Number.isFinite(x[i]) || !Number.isFinite(x[i + 1])) continue;
    if (x[i] < x0) x0 = x[i];
    if (x[i] > x1) x1 = x[i];
    if (x[i + 1] < y0) y0 = x[i + 1];
    if (x[i + 1] > y1) y1 = x[i + 1];
  }
  if (x0 > x1) return null;
  const [left, right] = widened(x0, x1, margin, least);
  const [bottom, top] = widened(y0, y1, margin, least);
  return { x0: left, x1: right, y0: bottom, y1: top };
}

/** @param {number} low @param {number} high @param {number} margin @param {number} least */
function widened(low, high, margin, least) {
  const half = Math.max((high - low) * (1 + 2 * margin), least) / 2;
  const middle = (low + high) / 2;
  return [middle - half, middle + half];
}

/**
 * Round values (1, 2 or 5 times a power of ten apart) between two ends, at most about `count` of them.
 * @param {number} low @param {number} high @param {number} count
 * @returns {number[]}
 */
export function niceTicks(low, high, count) {
  if (!(high > low) || !Number.isFinite(high - low) || count < 1) return [];
  const raw = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = power * ([1, 2, 5].find((factor) => factor * power >= raw * (1 - 1e-9)) ?? 10);
  const ticks = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) {
    ticks.push(Number((i * step).toPrecision(12)));
  }
  return ticks;
}

/**
 * Ticks for a logarithmic axis: 1-2-5, or whole decades, or every so many decades, whichever is the densest that
 * keeps to `count`; where even 1-2-5 is too coarse for a narrow range, round values as on a linear axis.
 * @param {number} low above 0 @param {number} high @param {number} count
 * @returns {number[]}
 */
export function logTicks(low, high, count) {
  if (!(low > 0) || !(high > low) || !Number.isFinite(high)) return [];
  const first = Math.floor(Math.log10(low));
  const last = Math.ceil(Math.log10(high));
  /** @param {number[]} factors @param {number} every */
  const among = (factors, every) => {
    const ticks = [];
    for (let power = Math.ceil(first / every) * every; power <= last; power += every) {
      for (const factor of factors) {
        const tick = Number(`${factor}e${power}`);
        if (tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9)) ticks.push(tick);
      }
    }
    return ticks;
  };
  const dense = among([1, 2, 5], 1);
  if (dense.length < 3) return niceTicks(low, high, Math.min(count, 4));
  if (dense.length <= count) return dense;
  for (let every = 1;; every++) {
    const ticks = among([1], every);
    if (ticks.length <= count) return ticks;
  }
}
