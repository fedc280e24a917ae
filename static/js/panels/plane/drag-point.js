/**
 * A point that the user holds: shown where it is held at once, sent by a sender, and given back to the data when a
 * frame contains the last position sent, so that it never jumps back.
 */

import { errorMessage } from "../../lib/error-message.js";
import { inPlane } from "../../model/geometry.js";
import { createLatestOnly } from "../../state/latest-only.js";
import { nextStroke } from "../../state/edit-group.js";

/** @typedef {[number, number]} Place */

/** @param {import("../../types.js").Context} context */
export function createHolder({ store, send }) {
  /** @type {{ index: number, sender: ReturnType<typeof createLatestOnly<Place, import("../../types.js").Ack>> } | null} */
  let held = null;
  let movedBy = 0;
  let gripped = false;
  let stroke = nextStroke();

  /** Give the point back to the data, if it is neither gripped nor on its way. */
  const settle = () => {
    if (!held || gripped || held.sender.busy || (store.state.frame?.state.revision ?? 0) < movedBy) return;
    drop();
  };

  const drop = () => {
    held?.sender.drop();
    held = null;
    gripped = false;
    if (store.state.drag) store.set({ drag: null });
  };

  /** @param {number} index */
  const take = (index) => {
    if (held?.index === index) return held;
    const sender = createLatestOnly(
      (/** @type {Place} */ x) => send({ type: "move_point", index, x, stroke }),
      {
        answered(ack) {
          movedBy = Math.max(movedBy, ack.revision);
          settle();
        },
        failed(error) {
          store.set({ message: errorMessage(error) });
          if (held?.sender === sender) drop();
        },
      },
    );
    return held = { index, sender };
  };

  return {
    /** Whether a pointer has a point in its grip. */
    get gripped() {
      return gripped;
    },
    /** Take a point where it is, until `release`. @param {number} index */
    grip(index) {
      const { x } = store.state.points;
      take(index);
      gripped = true;
      stroke = nextStroke();
      store.set({ drag: { index, x: [x[2 * index], x[2 * index + 1]] } });
    },
    /** @param {number} index @param {number} x1 @param {number} x2 */
    moveTo(index, x1, x2) {
      const place = inPlane(x1, x2);
      store.set({ drag: { index, x: place }, hover: { ...store.state.hover, point: index, place } });
      take(index).sender.post(place);
    },
    /** What moves from now on is undone by itself. */
    lift() {
      stroke = nextStroke();
    },
    release() {
      gripped = false;
      settle();
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
