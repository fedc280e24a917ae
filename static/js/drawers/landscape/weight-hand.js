/** The value that a hand gives a weight, until a frame contains it. */

import { errorMessage } from "../../lib/error-message.js";
import { clamp } from "../../model/geometry.js";
import { createLatestOnly } from "../../state/latest-only.js";

/** @typedef {import("../../model/weights.js").Place} Place */

/** A value as it may be sent: within the limits, of six digits. @param {number} value @param {readonly [number, number]} limits */
export const bounded = (value, [least, most]) => Number(clamp(value, least, most).toPrecision(6));

/** @param {Pick<import("../../types.js").Context, "store" | "send">} context */
export function createWeightHand({ store, send }) {
  const limits = /** @type {[number, number]} */ (store.state.catalog.limits.weight ?? [-1e6, 1e6]);
  /** @type {{ value: number, revision: number } | null} */
  let wish = null;
  const sender = createLatestOnly(
    (/** @type {{ place: Place, value: number, stroke: number }} */ { place, value, stroke }) =>
      send({ type: "set_weight", ...place, value, stroke }),
    {
      answered({ revision }) {
        if (wish) wish.revision = revision;
      },
      failed(error) {
        wish = null;
        store.set({ message: errorMessage(error) });
      },
    },
  );
  return {
    /** What no frame has yet; null where there is nothing. */
    get value() {
      return wish?.value ?? null;
    },
    /** @param {Place} place @param {number} to @param {number} stroke */
    set(place, to, stroke) {
      const value = bounded(to, limits);
      wish = { value, revision: Infinity };
      sender.post({ place, value, stroke });
    },
    /** A frame of this revision is there. @param {number} revision */
    settle(revision) {
      if (wish && !sender.busy && revision >= wish.revision) wish = null;
    },
    drop() {
      wish = null;
    },
  };
}
