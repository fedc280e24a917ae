/** Bounds of the feature space that is shown: fitted to the data, held still while they fit, eased when they do not. Pure. */

import { boundsOf } from "../model/geometry.js";
import { residualLayers } from "../model/forward.js";

/** @typedef {import("../model/geometry.js").Bounds} Bounds */

/** What the units of a bounded activation can be, with room for the labels at the edge. @type {Record<string, [number, number]>} */
const RANGES = { tanh: [-1.26, 1.26], sine: [-1.26, 1.26], sigmoid: [-0.13, 1.13], step: [-0.13, 1.13] };

/**
 * The bounds that would fit a frame best: the range of a bounded activation, the whole plane for the inputs, the
 * points for everything else, images among them.
 * @param {import("../types.js").Frame} frame @param {import("../types.js").Config | null} config
 * @returns {Bounds | null}
 */
export function fitting({ state, features, mesh }, config) {
  if (!state.features || !features) return null;
  const { layer } = state.features;
  const residual = config && residualLayers(config)[layer - 1]; // what it adds is bounded, what it adds to is not
  const range = residual ? undefined : RANGES[config?.network.hidden[layer - 1]?.activation ?? ""];
  if (range && state.features.projection !== "principal") {
    return { x0: range[0], x1: range[1], y0: range[0], y1: range[1] };
  }
  if (layer === 0 && mesh) return boundsOf(mesh, 0.04, 0.5);
  return boundsOf(features, 0.14, 0.5) ?? (mesh && boundsOf(mesh, 0.14, 0.5));
}

/**
 * Whether the view may stay as it is: the wanted bounds lie (nearly) inside, and fill enough of it.
 * @param {Bounds} now @param {Bounds} wanted
 */
export function holds(now, wanted) {
  /** @param {number} low @param {number} high @param {number} w0 @param {number} w1 */
  const axis = (low, high, w0, w1) => {
    const room = 0.04 * (w1 - w0);
    return w0 >= low - room && w1 <= high + room && w1 - w0 > 0.72 * (high - low);
  };
  return axis(now.x0, now.x1, wanted.x0, wanted.x1) && axis(now.y0, now.y1, wanted.y0, wanted.y1);
}

/** Bounds that ease towards their aim. */
export class EasingBounds {
  /** What is shown now. @type {Bounds} */
  shown = { x0: -1.26, x1: 1.26, y0: -1.26, y1: 1.26 };
  #aim = this.shown;

  /** @param {Bounds} wanted @param {boolean} jump */
  aim(wanted, jump) {
    if (jump || !holds(this.#aim, wanted)) this.#aim = wanted;
    if (jump) this.shown = this.#aim;
  }

  /** Go a share of the remaining way; false when there was none. @param {number} share */
  move(share) {
    const aim = this.#aim;
    if (this.shown === aim) return false;
    const near = 1e-3 * Math.min(aim.x1 - aim.x0, aim.y1 - aim.y0);
    const next = { ...this.shown };
    let far = false;
    for (const edge of /** @type {const} */ (["x0", "x1", "y0", "y1"])) {
      next[edge] += (aim[edge] - next[edge]) * share;
      far ||= Math.abs(aim[edge] - next[edge]) > near;
    }
    this.shown = far ? next : aim;
    return true;
  }
}
