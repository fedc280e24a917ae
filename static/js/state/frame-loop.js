/** The frame loop, one for all views: a change marks keys dirty, the next animation frame draws what depends on them. */

/** @typedef {import("../types.js").Key} Key */
/** @typedef {import("../types.js").View} View */

/** The name of the measure that every drawn frame leaves in the browser's performance timeline. */
export const MEASURE = "frontiere:draw";

/** After so many measures the timeline is emptied, so that a page left open does not grow. */
const KEPT = 600;

/**
 * @typedef {{
 *   request: (callback: (now: number) => void) => number, cancel: (handle: number) => void, now: () => number,
 *   measure: (name: string, start: number, end: number) => void, clear: (name: string) => void,
 * }} Clock
 */

/** @type {Clock} */
const browser = {
  request: (callback) => requestAnimationFrame(callback),
  cancel: (handle) => cancelAnimationFrame(handle),
  now: () => performance.now(),
  measure: (name, start, end) => void performance.measure(name, { start, end }),
  clear: (name) => performance.clearMeasures(name),
};

/**
 * @param {import("../types.js").Store} store
 * @param {Clock} [clock]
 */
export function createFrameLoop(store, clock = browser) {
  /** @type {Map<View, { dirty: Set<Key>, animating: boolean }>} */
  const views = new Map();
  /** @type {number | null} */
  let asked = null;
  let measured = 0;

  const ask = () => {
    if (asked === null) asked = clock.request(frame);
  };

  /** @param {number} now */
  const frame = (now) => {
    asked = null;
    const start = clock.now();
    let again = false;
    for (const [view, mark] of views) {
      if (!mark.dirty.size && !mark.animating) continue;
      const changed = mark.dirty;
      mark.dirty = new Set();
      mark.animating = false;
      try {
        mark.animating = view.draw(store.state, changed, now) === true;
      } catch (error) {
        // One broken view must not take the others with it.
        console.error(error);
      }
      again ||= mark.animating;
    }
    clock.measure(MEASURE, start, clock.now());
    if (++measured % KEPT === 0) clock.clear(MEASURE);
    if (again) ask();
  };

  const stop = store.subscribe((changed) => {
    for (const mark of views.values()) for (const key of changed) mark.dirty.add(key);
    if (views.size) ask();
  });

  return {
    /**
     * Draw this view from now on; in its first frame every key counts as changed.
     * @param {View} view @returns {() => void} the undo, which also destroys the view
     */
    add(view) {
      const keys = /** @type {Key[]} */ (Object.keys(store.state));
      views.set(view, { dirty: new Set(keys), animating: false });
      ask();
      return () => {
        if (views.delete(view)) view.destroy();
      };
    },
    destroy() {
      stop();
      if (asked !== null) clock.cancel(asked);
      asked = null;
      for (const view of views.keys()) view.destroy();
      views.clear();
    },
  };
}
