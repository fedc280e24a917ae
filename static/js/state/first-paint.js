/** A mark in the browser's performance timeline: when the first boundary was on the screen. */

/** The name of the mark; its detail tells whether that boundary was moving. */
export const ARRIVED = "frontiere:first-boundary";

/**
 * Drawn after the plane, so that what it marks is there.
 * @param {() => void} then what has waited for it
 * @returns {import("../types.js").View}
 */
export function createFirstPaint(then) {
  let arrived = false;
  return {
    draw({ frame }) {
      if (arrived || !frame?.surface && !frame?.points?.images) return;
      arrived = true;
      const { running } = frame.state;
      // The next animation frame begins when this one has been handed over to be painted.
      requestAnimationFrame(() => {
        performance.mark(ARRIVED, { detail: { running } });
        then();
      });
    },
    destroy() {},
  };
}
