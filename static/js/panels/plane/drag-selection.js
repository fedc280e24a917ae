/**
 * Points that are moved together: shown where the hand has them at once, sent by a sender, and given back to the
 * data when a frame contains where they were put last.
 */

import { errorMessage } from "../../lib/error-message.js";
import { clamp, PLANE, rounded } from "../../model/geometry.js";
import { createLatestOnly } from "../../state/latest-only.js";
import { nextStroke } from "../../state/edit-group.js";

/** @typedef {[number, number]} Place */

/**
 * How far points may be moved together along each axis without leaving the plane: the least and the most.
 * @param {Float32Array} x x₁ and x₂ of each @returns {[Place, Place]}
 */
export function roomOf(x) {
  const low = /** @type {Place} */ ([PLANE, PLANE]), high = /** @type {Place} */ ([-PLANE, -PLANE]);
  x.forEach((value, i) => {
    low[i % 2] = Math.min(low[i % 2], value);
    high[i % 2] = Math.max(high[i % 2], value);
  });
  return [[-PLANE - low[0], -PLANE - low[1]], [PLANE - high[0], PLANE - high[1]]];
}

/** @param {import("../../types.js").Context} context */
export function createGroup({ store, send }) {
  /** Where they lay when the hand took them, and how far they may go each way. */
  let indices = /** @type {readonly number[]} */ ([]);
  /** @type {Float32Array} */
  let origin = new Float32Array();
  let least = /** @type {Place} */ ([0, 0]), most = /** @type {Place} */ ([0, 0]);
  let stroke = nextStroke(), movedBy = 0, gripped = false;

  const sender = createLatestOnly(
    (/** @type {{ indices: readonly number[], x: Float32Array }} */ group) =>
      send({
        type: "move_points",
        indices: [...group.indices],
        x: group.indices.map((
          _,
          k,
        ) => /** @type {Place} */ ([rounded(group.x[2 * k]), rounded(group.x[2 * k + 1])])),
        stroke,
      }),
    {
      answered({ revision }) {
        movedBy = Math.max(movedBy, revision);
        settle();
      },
      failed(error) {
        store.set({ message: errorMessage(error) });
        drop();
      },
    },
  );

  const settle = () => {
    if (!store.state.group || gripped || sender.busy) return;
    if ((store.state.frame?.state.revision ?? 0) >= movedBy) drop();
  };
  const drop = () => {
    gripped = false;
    sender.drop();
    if (store.state.group) store.set({ group: null });
  };
  const take = () => {
    const { selection, points: { x }, group } = store.state;
    const from = group?.indices === selection
      ? group.x
      : Float32Array.from(selection.flatMap((i) => [x[2 * i], x[2 * i + 1]]));
    indices = selection;
    origin = from;
    [least, most] = roomOf(from);
  };
  /** @param {Place} to so far from where they were taken */
  const carry = (to) => {
    const by = [clamp(to[0], least[0], most[0]), clamp(to[1], least[1], most[1])];
    const x = origin.map((value, i) => value + by[i % 2]);
    store.set({ group: { indices, x } });
    sender.post({ indices, x });
  };

  return {
    get gripped() {
      return gripped;
    },
    /** Take what is selected, until `release`. */
    grip() {
      take();
      gripped = true;
      stroke = nextStroke();
    },
    carry,
    release() {
      gripped = false;
      settle();
    },
    /** Move a little further by key; a key that is held makes one edit. @param {Place} step @param {boolean} again */
    nudge(step, again) {
      if (!again) stroke = nextStroke();
      take();
      carry(step);
    },
    settle,
    drop,
    /** The connection is another: its revisions say nothing any more. */
    clear() {
      movedBy = 0;
      drop();
    },
  };
}
