/** The state between the last two frames: how far the display has come, and numbers on the way there. Pure. */

/** A frame that took longer than this is not stretched over the whole pause before it. */
const LONGEST = 200;

/**
 * How far, from 0 to 1, the display is from the previous frame to the latest.
 * @param {number} now @param {number} received when the latest came @param {number} interval milliseconds between frames
 * @param {boolean} still whether the user asked for reduced motion
 */
export function progress(now, received, interval, still) {
  if (still || !(interval > 0)) return 1;
  return Math.min(1, Math.max(0, (now - received) / Math.min(interval, LONGEST)));
}

/**
 * An array of numbers that glides: `aim` at new values from wherever it is now, then `move` along. It starts from
 * what is shown, not from the frame before, so an early frame never makes it jump.
 */
export class Glide {
  /** What is shown now. */
  values = new Float32Array(0);
  #from = new Float32Array(0);
  #to = new Float32Array(0);
  #at = 1;

  /** Room for the values to go to: fill it, then call `aim`. @param {number} length */
  room(length) {
    if (this.#to.length !== length) this.#to = new Float32Array(length);
    return this.#to;
  }

  /**
   * Set out for what was written into `room`; at once when `jump`, or when there is another number of values.
   * @param {boolean} [jump]
   */
  aim(jump = false) {
    const length = this.#to.length;
    if (this.values.length !== length) {
      this.values = new Float32Array(length);
      this.#from = new Float32Array(length);
      jump = true;
    }
    (jump ? this.values : this.#from).set(jump ? this.#to : this.values);
    this.#at = jump ? 1 : 0;
  }

  /** Go to `t` of the way; false when nothing moved. @param {number} t from 0 to 1 */
  move(t) {
    if (this.#at === t || this.#at === 1) return false;
    this.#at = t;
    const from = this.#from, to = this.#to, values = this.values;
    if (t === 1) values.set(to);
    else for (let i = 0; i < values.length; i++) values[i] = from[i] + (to[i] - from[i]) * t;
    return true;
  }
}

/**
 * The share of the remaining way to go in `elapsed` milliseconds, so that a value eases towards a moving aim the
 * same at every display rate.
 * @param {number} elapsed @param {number} time the time constant, milliseconds
 */
export const easing = (elapsed, time) => 1 - Math.exp(-Math.max(0, elapsed) / time);
