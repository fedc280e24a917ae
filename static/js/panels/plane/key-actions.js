/** What is done to points by keyboard: to the selected ones, else to the one that is picked; what was done is said. */

/** @import { Context } from "../../types.js" */
/** @import { KeyAction, Place } from "./keys.js" */

import { inPlane, nearestPoint, PLANE } from "../../model/geometry.js";
import { tn } from "../../lib/text.js";
import { allShown, canRelabel, chosen, nextShown, placeOf, spoken, toggled } from "./spoken-points.js";

/**
 * @typedef {{
 *   holder: Pick<ReturnType<typeof import("./drag-point.js").createHolder>, "lift" | "moveTo">,
 *   eraser: Pick<ReturnType<typeof import("./eraser.js").createEraser>, "stale" | "lift" | "remove">,
 *   group: Pick<ReturnType<typeof import("./drag-selection.js").createGroup>, "nudge">,
 *   paint: (place: Place, other: boolean) => void, add: (place: Place, other: boolean) => void,
 *   hover: (point: number | null, place: Place | null) => void,
 * }} Hands
 */

/**
 * @param {Pick<Context, "store" | "act" | "t">} context @param {Hands} hands @param {(text: string) => void} say
 */
export function createKeyActions({ store, act, t }, { holder, eraser, group, add, paint, hover }, say) {
  /** @type {number | null} */
  let picked = null;
  const place = () => store.state.hover.place ?? /** @type {Place} */ ([0, 0]);

  /** @param {number | null} index */
  const pick = (index) => {
    picked = index;
    if (index === null) return hover(null, store.state.hover.place);
    hover(index, placeOf(store.state, index));
    say(spoken(store.state, index, t));
  };

  /** @param {Place} by @param {boolean} again whether the key is still held */
  const move = (by, again) => {
    if (store.state.selection.length) {
      if (!eraser.stale()) group.nudge(by, again);
      return;
    }
    const from = picked === null ? place() : placeOf(store.state, picked);
    const to = inPlane(from[0] + by[0], from[1] + by[1]);
    if (picked === null) return hover(null, to);
    if (eraser.stale()) return;
    if (!again) holder.lift();
    holder.moveTo(picked, ...to);
    say(spoken(store.state, picked, t));
  };

  /** @param {number} y */
  const relabel = (y) => {
    const indices = chosen(store.state.selection, picked);
    if (!eraser.stale() && canRelabel(store.state, indices, y)) act({ type: "relabel", indices, y });
  };

  /** @param {readonly number[]} selection */
  const select = (selection) => {
    store.set({ selection: [...selection].sort((a, b) => a - b) });
    say(tn("{count} point selected", "{count} points selected", selection.length));
  };

  /** Erase what is selected, or the picked point; nothing while indices are not to be trusted. */
  const erase = () => {
    const { selection } = store.state, indices = chosen(selection, picked);
    if (eraser.stale() || indices.length === 0) return;
    if (!selection.length) pick(null);
    say(
      selection.length
        ? tn("{count} point erased", "{count} points erased", selection.length)
        : t("Point {number} erased", { number: indices[0] + 1 }),
    );
    eraser.lift();
    eraser.remove(indices);
  };

  return {
    /** The point that is picked, if it is still there. */
    picked() {
      if (picked !== null && picked >= store.state.points.labels.length) picked = null;
      return picked;
    },
    /** @param {KeyAction} action @param {boolean} again whether the key is still held */
    perform(action, again) {
      const { points, showTest, selection } = store.state, hidden = showTest ? null : points.split;
      switch (action.does) {
        case "move":
          return move(action.by, again);
        case "relabel":
          return relabel(action.y);
        case "pick": {
          const next = nextShown(store.state, picked, action.by);
          return next === null ? undefined : pick(next);
        }
        case "pick nearest":
          return pick(nearestPoint(points.x, place(), [1, 1], 4 * PLANE, hidden));
        case "pick none":
          return pick(null);
        case "add":
          return add(place(), action.other);
        case "paint":
          return paint(place(), action.other);
        case "toggle":
          return select(toggled(selection, action.index));
        case "select all":
          return select(allShown(store.state));
        case "select none":
          return select([]);
        case "erase":
          return erase();
      }
    },
    /** @param {number} index */
    follow(index) {
      picked = index;
    },
    forget() {
      picked = null;
    },
  };
}
