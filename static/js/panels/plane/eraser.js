/**
 * The eraser: what it sweeps is kept as places, not as indices, because indices shift with every removal. One
 * removal is on its way at a time, and the next is looked for only when the page's points are the server's again.
 */

import { errorMessage } from "../../lib/error-message.js";
import { pointsAlong } from "../../model/geometry.js";
import { nextStroke } from "../../state/edit-group.js";

/** @typedef {[number, number]} Place */

/**
 * @param {import("../../types.js").Context} context
 * @param {() => number} reach in units of the plane
 */
export function createEraser({ store, send }, reach) {
  /** @type {[Place, Place][]} */
  let swept = [];
  let removing = false, removedBy = 0, asked = 0, stroke = nextStroke();

  /** Whether the page's indices may not be the server's. */
  const stale = () => removing || (store.state.frame?.state.revision ?? 0) < removedBy;

  /** Remove what was swept, as soon as indices can be trusted; at most once a display frame. */
  const work = () => {
    if (asked || swept.length === 0 || stale()) return;
    asked = requestAnimationFrame(() => {
      asked = 0;
      if (stale()) return;
      const { points, showTest } = store.state;
      const hidden = showTest ? null : points.split;
      const met = new Set(swept.flatMap(([from, to]) => pointsAlong(points.x, from, to, reach(), hidden)));
      swept = [];
      if (met.size > 0) remove([...met].sort((a, b) => a - b));
    });
  };

  /** @param {number[]} indices */
  const remove = async (indices) => {
    removing = true;
    try {
      removedBy = (await send({ type: "remove_points", indices, stroke })).revision;
    } catch (error) {
      swept = [];
      store.set({ message: errorMessage(error) });
    }
    removing = false;
    work();
  };

  return {
    stale,
    work,
    remove,
    /** What is erased from now on is undone by itself. */
    lift() {
      stroke = nextStroke();
    },
    /** @param {Place} from @param {Place} to */
    sweep(from, to) {
      swept.push([from, to]);
      work();
    },
    /** Forget what was swept; what was sent belongs to a connection that is no more. */
    clear() {
      swept = [];
      removedBy = 0;
    },
    destroy: () => cancelAnimationFrame(asked),
  };
}
