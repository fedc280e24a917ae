/** The loss chart's geometry: steps along x, the logarithm of the loss along y, and the way back. Pure. */

import { clamp, logTicks, niceTicks } from "./geometry.js";

/** Entries of the history: step, epoch, train loss, test loss. */
export const STRIDE = 4;

/** The step of the newest entry, 0 where there is none. @param {ArrayLike<number>} history */
export const lastStep = (history) => history.length ? history[history.length - STRIDE] : 0;

/**
 * The curve of another run laid over the present one: the same epochs stand at the same place, however many updates
 * an epoch has in each.
 * @param {Float64Array} history @param {number} stepsPerEpoch of the present run
 */
export function inStepsOf(history, stepsPerEpoch) {
  const moved = history.slice();
  for (let i = 0; i < moved.length; i += STRIDE) moved[i] = moved[i + 1] * stepsPerEpoch;
  return moved;
}

/** Room around the curves for the labels, CSS pixels. */
export const MARGIN = Object.freeze({ left: 48, right: 10, top: 10, bottom: 24 });

/**
 * @typedef {{
 *   left: number, right: number, top: number, bottom: number, first: number, last: number, low: number, high: number,
 *   x: (step: number) => number, y: (loss: number) => number, step: (x: number) => number,
 *   losses: number[], epochs: { epoch: number, step: number }[],
 * }} Timeline
 */

/**
 * Lay out the chart. x is linear in steps; the epochs marked along it stand where they were reached, which need not
 * be evenly (the batch size may have changed). Losses that are not above zero lie on the floor.
 * @param {Float64Array} history @param {number} width @param {number} height
 * @param {{ step: number, epoch: number, losses: (number | null)[] }} [current] beyond the last entry
 * @param {Float64Array[]} [others] curves beside it, which must find room too
 * @returns {Timeline}
 */
export function timeline(history, width, height, current, others = []) {
  const left = MARGIN.left, right = Math.max(left + 1, width - MARGIN.right);
  const top = MARGIN.top, bottom = Math.max(top + 1, height - MARGIN.bottom);
  const count = Math.floor(history.length / STRIDE);
  let low = Infinity, high = 0, first = Infinity, last = 0;
  /** @param {number | null} loss */
  const see = (loss) => {
    if (loss === null || !(loss > 0) || !Number.isFinite(loss)) return;
    low = Math.min(low, loss);
    high = Math.max(high, loss);
  };
  for (let i = 0; i < count; i++) {
    first = Math.min(first, history[STRIDE * i]);
    last = Math.max(last, history[STRIDE * i]);
    see(history[STRIDE * i + 2]);
    see(history[STRIDE * i + 3]);
  }
  let longest = history, reach = last;
  for (const other of others) {
    for (let i = 0; i + STRIDE <= other.length; i += STRIDE) {
      if (other[i] < first) continue;
      last = Math.max(last, other[i]);
      see(other[i + 2]);
      see(other[i + 3]);
    }
    if (last > reach) [longest, reach] = [other, last];
  }
  if (current) {
    first = Math.min(first, current.step);
    last = Math.max(last, current.step);
    current.losses.forEach(see);
  }
  if (!(first <= last)) first = last = 0;
  [low, high] = range(low, high);
  const span = Math.max(1, last - first);
  const decades = Math.log(high / low);
  return {
    left,
    right,
    top,
    bottom,
    first,
    last,
    low,
    high,
    x: (step) => left + (step - first) / span * (right - left),
    y: (loss) => top + clamp(Math.log(high / Math.max(loss, 1e-300)) / decades, 0, 1) * (bottom - top),
    step: (x) => clamp(Math.round(first + (x - left) / (right - left) * span), first, last),
    losses: logTicks(low, high, Math.max(2, (bottom - top) / 24)),
    epochs: epochTicks(longest, (right - left) / 70, current && current.step >= last ? current : undefined),
  };
}

/**
 * The chart of a state, on to the state of this moment.
 * @param {import("../types.js").State} state @param {number} width @param {number} height
 */
export function timelineOf({ history, frame, behind, twinCurve }, width, height) {
  const now = frame?.state;
  const current = now && { step: now.step, epoch: now.epoch, losses: [now.loss.train, now.loss.test] };
  return timeline(history, width, height, current, [behind, twinCurve].filter((curve) => curve !== null));
}

/** Whether the moment on show has entries ahead of it. @param {import("../types.js").State} state */
export const isPast = ({ history, frame }) =>
  frame !== null && history.length > 0 && frame.state.step < history[history.length - STRIDE];

/**
 * The range of the loss axis: a little air, never so narrow that noise looks like an event.
 * @param {number} low @param {number} high
 */
function range(low, high) {
  if (!(low <= high)) return [0.01, 1];
  const middle = Math.sqrt(low) * Math.sqrt(high);
  const half = Math.max(Math.sqrt(high / low) * 1.06, 1.3);
  return [Math.max(middle / half, 1e-300), middle * half];
}

/**
 * Round epochs and the steps at which they were reached, interpolated between entries.
 * @param {Float64Array} history @param {number} count at most about so many
 * @param {{ step: number, epoch: number }} [current]
 */
function epochTicks(history, count, current) {
  const entries = Math.floor(history.length / STRIDE);
  const total = entries + (current ? 1 : 0);
  /** @param {number} i */
  const step = (i) => i < entries ? history[STRIDE * i] : current?.step ?? 0;
  /** @param {number} i */
  const epoch = (i) => i < entries ? history[STRIDE * i + 1] : current?.epoch ?? 0;
  if (total === 0) return [];
  if (total === 1) return [{ epoch: epoch(0), step: step(0) }];
  const ticks = [];
  let i = 0;
  for (const tick of niceTicks(epoch(0), epoch(total - 1), Math.max(1, count))) {
    while (i < total - 1 && epoch(i) < tick) i++;
    const before = Math.max(0, i - 1);
    const rise = epoch(i) - epoch(before);
    const along = rise > 0 ? clamp((tick - epoch(before)) / rise, 0, 1) : 1;
    ticks.push({ epoch: tick, step: step(before) + (step(i) - step(before)) * along });
  }
  return ticks.filter((tick) => Number.isInteger(tick.epoch));
}

/**
 * The index of the entry whose step is nearest; null when there is none.
 * @param {Float64Array} history @param {number} step
 */
export function nearestEntry(history, step) {
  let low = 0, high = Math.floor(history.length / STRIDE) - 1;
  if (high < 0) return null;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (history[STRIDE * middle] < step) low = middle + 1;
    else high = middle;
  }
  if (low > 0 && step - history[STRIDE * (low - 1)] < history[STRIDE * low] - step) low--;
  return low;
}
