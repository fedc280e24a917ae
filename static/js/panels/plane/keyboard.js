/**
 * The plane by keyboard: N and P pick a point, arrows move it (or, with none picked, the place), A adds, B paints, a
 * digit relabels, Delete erases, Enter picks the nearest, Escape lets go. L selects the picked point or lets it go,
 * Ctrl+A selects all; arrows, digits and Delete then mean the selected ones. What happened is said in a live region.
 */

import { inPlane, nearestPoint, PLANE } from "../../model/geometry.js";
import { tn } from "../../lib/text.js";
import { allShown, canRelabel, chosen, nextShown, placeOf, spoken, toggled } from "./spoken-points.js";

/** @typedef {[number, number]} Place */

const NUDGE = 0.1, PUSH = 0.5;
/** @type {Record<string, Place>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/** A place in the plane, out of sight, whose text is read aloud; the keys are named, too. @param {HTMLElement} element */
function createLiveRegion(element) {
  const live = document.createElement("p");
  live.setAttribute("aria-live", "polite");
  Object.assign(live.style, { position: "absolute", width: "1px", height: "1px", margin: "-1px" });
  Object.assign(live.style, { overflow: "hidden", clipPath: "inset(50%)", whiteSpace: "nowrap" });
  element.append(live);
  element.setAttribute(
    "aria-keyshortcuts",
    "N P ArrowUp ArrowDown ArrowLeft ArrowRight Delete A B L Control+A Enter Escape",
  );
  return live;
}

/**
 * @param {HTMLElement} element the plane
 * @param {import("../../types.js").Context} context
 * @param {{
 *   holder: ReturnType<typeof import("./drag-point.js").createHolder>,
 *   eraser: ReturnType<typeof import("./eraser.js").createEraser>,
 *   group: ReturnType<typeof import("./drag-selection.js").createGroup>, paint: (place: Place, other: boolean) => void,
 *   add: (place: Place, other: boolean) => void, hover: (point: number | null, place: Place | null) => void,
 * }} hands
 */
export function createPlaneKeys(element, { store, act, t }, { holder, eraser, group, add, paint, hover }) {
  /** @type {number | null} */
  let picked = null;

  const live = createLiveRegion(element);
  /** @param {number | null} index */
  const pick = (index) => {
    picked = index;
    if (index === null) return hover(null, store.state.hover.place);
    hover(index, placeOf(store.state, index));
    announce(index);
  };

  /** @param {1 | -1} by */
  const pickNext = (by) => {
    const index = nextShown(store.state, picked, by);
    if (index !== null) pick(index);
  };

  /** @param {number} index */
  const announce = (index) => {
    live.textContent = spoken(store.state, index, t);
  };

  /** @param {Place} by @param {boolean} again whether the key is still held */
  const move = (by, again) => {
    if (store.state.selection.length) {
      if (!eraser.stale()) group.nudge(by, again);
      return;
    }
    const from = picked === null ? store.state.hover.place ?? [0, 0] : placeOf(store.state, picked);
    const to = inPlane(from[0] + by[0], from[1] + by[1]);
    if (picked === null) return hover(null, to);
    if (eraser.stale()) return;
    if (!again) holder.lift();
    holder.moveTo(picked, ...to);
    announce(picked);
  };

  /** @param {number} y */
  const relabel = (y) => {
    const indices = chosen(store.state.selection, picked);
    if (!eraser.stale() && canRelabel(store.state, indices, y)) act({ type: "relabel", indices, y });
  };

  /** @param {readonly number[]} selection */
  const select = (selection) => {
    store.set({ selection: [...selection].sort((a, b) => a - b) });
    live.textContent = tn("{count} point selected", "{count} points selected", selection.length);
  };
  /** Erase what is selected, or the picked point; nothing while indices are not to be trusted. */
  const erase = () => {
    const { selection } = store.state, indices = chosen(selection, picked);
    if (eraser.stale() || indices.length === 0) return;
    if (!selection.length) pick(null);
    live.textContent = selection.length
      ? tn("{count} point erased", "{count} points erased", selection.length)
      : t("Point {number} erased", { number: indices[0] + 1 });
    eraser.lift();
    eraser.remove(indices);
  };

  /** What a key does; false when it is none of ours. @param {KeyboardEvent} event */
  const press = ({ key, shiftKey: shift, repeat }) => {
    const place = store.state.hover.place ?? [0, 0];
    const arrow = ARROWS[key];
    if (arrow) {
      const far = shift ? PUSH : NUDGE;
      move([far * arrow[0], far * arrow[1]], repeat);
    } else if (/^[0-9]$/.test(key)) relabel(Number(key));
    else if (key === "n" || key === "]") pickNext(1);
    else if (key === "p" || key === "[") pickNext(-1);
    else if (key === "a" || key === "A") add(place, shift);
    else if (key === "b" || key === "B") paint(place, shift);
    else if ((key === "l" || key === "L") && picked !== null) {
      select(toggled(store.state.selection, picked));
    } else if (key === "Enter") {
      const { points, showTest } = store.state;
      pick(nearestPoint(points.x, place, [1, 1], 4 * PLANE, showTest ? null : points.split));
    } else if (key === "Escape" && store.state.selection.length) select([]);
    else if (key === "Escape" && picked !== null) pick(null);
    else if (key === "Delete" || key === "Backspace") {
      erase();
    } else return false;
    return true;
  };

  /** @param {KeyboardEvent} event */
  const onKey = (event) => {
    if (event.target !== element || event.altKey) return;
    if ((event.ctrlKey || event.metaKey) && event.key === "a") {
      event.preventDefault();
      select(allShown(store.state));
    }
    if (event.ctrlKey || event.metaKey) return;
    if (picked !== null && picked >= store.state.points.labels.length) picked = null;
    if (!press(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  element.addEventListener("keydown", onKey);

  return {
    /** Go on from the point that a pointer took. @param {number} index */
    follow(index) {
      picked = index;
    },
    /** The points are others: the picked one is not what it was. */
    forget() {
      picked = null;
    },
    destroy() {
      element.removeEventListener("keydown", onKey);
      live.remove();
    },
  };
}
