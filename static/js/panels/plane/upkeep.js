/** Upkeep of the hands on the plane: what a change of the state means for points that are held, picked or selected. */

/** @import { Context, Key } from "../../types.js" */

import { survives } from "./lasso.js";

/**
 * @param {Context["store"]} store
 * @param {{
 *   holder: ReturnType<typeof import("./drag-point.js").createHolder>,
 *   eraser: ReturnType<typeof import("./eraser.js").createEraser>,
 *   group: ReturnType<typeof import("./drag-selection.js").createGroup>,
 *   brush: ReturnType<typeof import("./brush.js").createBrush>,
 *   forget: () => void, hover: (point: number | null, place: [number, number] | null) => void, showTool: () => void,
 * }} hands
 * @returns {(changed: Set<Key>) => void}
 */
export function createUpkeep(store, { holder, eraser, group, brush, forget, hover, showTool }) {
  let known = store.state.points.x;

  /** The points are others: an index may mean another point now. @param {Float32Array} x */
  const forgetGone = (x) => {
    const before = known, { selection } = store.state;
    known = x;
    if (x.length < before.length) {
      holder.drop();
      forget();
      if (store.state.hover.point !== null) hover(null, store.state.hover.place);
    }
    if (selection.length && !survives(before, x, selection)) {
      group.drop();
      store.set({ selection: [] });
    }
  };

  return (changed) => {
    if (changed.has("connection") && store.state.connection !== "live") {
      for (const hand of [eraser, holder, group, brush]) hand.clear();
    }
    if (changed.has("points")) forgetGone(store.state.points.x);
    if (changed.has("frame")) {
      holder.settle();
      group.settle();
      eraser.work();
    }
    if (changed.has("tool")) showTool();
  };
}
