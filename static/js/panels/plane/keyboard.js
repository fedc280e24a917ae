/**
 * The plane by keyboard: N and P pick a point, arrows move it (or, with none picked, the place), A adds, B paints, a
 * digit relabels, Delete erases, Enter picks the nearest, Escape lets go. L selects the picked point or lets it go,
 * Ctrl+A selects all; arrows, digits and Delete then mean the selected ones. What happened is said in a live region.
 */

import { inPlane, nearestPoint, PLANE } from "../../model/geometry.js";
import { axisNumber } from "../../draw/canvas-text.js";
import { className } from "../../state/settings.js";
import { tn } from "../../lib/text.js";

/** @typedef {[number, number]} Place */

const NUDGE = 0.1, PUSH = 0.5;
/** @type {Record<string, Place>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

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

  const live = document.createElement("p");
  live.setAttribute("aria-live", "polite");
  Object.assign(live.style, { position: "absolute", width: "1px", height: "1px", margin: "-1px" });
  Object.assign(live.style, { overflow: "hidden", clipPath: "inset(50%)", whiteSpace: "nowrap" });
  element.append(live);
  element.setAttribute(
    "aria-keyshortcuts",
    "N P ArrowUp ArrowDown ArrowLeft ArrowRight Delete A B L Control+A Enter Escape",
  );

  /** Where a point is on show. @param {number} index @returns {Place} */
  const placeOf = (index) => {
    const { points, drag } = store.state;
    return drag?.index === index ? drag.x : [points.x[2 * index], points.x[2 * index + 1]];
  };

  /** @param {number | null} index */
  const pick = (index) => {
    picked = index;
    if (index === null) return hover(null, store.state.hover.place);
    hover(index, placeOf(index));
    announce(index);
  };

  /** The next point on show, going round. @param {1 | -1} by */
  const pickNext = (by) => {
    const { points: { labels, split }, showTest } = store.state;
    const total = labels.length;
    let index = picked ?? (by > 0 ? -1 : total);
    for (let tries = 0; tries < total; tries++) {
      index = (index + by + total) % total;
      if (showTest || split[index] === 0) return pick(index);
    }
  };

  /** @param {number} index */
  const announce = (index) => {
    const { points, frame } = store.state;
    const [x1, x2] = placeOf(index).map((x) => axisNumber(Math.round(x * 100) / 100));
    const regression = frame?.state.problem === "regression";
    const label = regression
      ? axisNumber(Math.round(points.labels[index] * 100) / 100)
      : className(store.state, points.labels[index]);
    const values = { number: index + 1, count: points.labels.length, label, x1, x2 };
    live.textContent = regression
      ? t("Point {number} of {count}: target {label}, x₁ {x1}, x₂ {x2}", values)
      : t("Point {number} of {count}: class {label}, x₁ {x1}, x₂ {x2}", values);
  };

  /** @param {Place} by @param {boolean} again whether the key is still held */
  const move = (by, again) => {
    if (store.state.selection.length) {
      if (!eraser.stale()) group.nudge(by, again);
      return;
    }
    const from = picked === null ? store.state.hover.place ?? [0, 0] : placeOf(picked);
    const to = inPlane(from[0] + by[0], from[1] + by[1]);
    if (picked === null) return hover(null, to);
    if (eraser.stale()) return;
    if (!again) holder.lift();
    holder.moveTo(picked, ...to);
    announce(picked);
  };

  /** @param {number} y */
  const relabel = (y) => {
    const { frame, selection } = store.state;
    const indices = selection.length ? [...selection] : picked === null ? [] : [picked];
    if (indices.length === 0 || eraser.stale() || frame?.state.problem === "regression") return;
    if (y < classesOf(store.state)) act({ type: "relabel", indices, y });
  };

  /** @param {readonly number[]} selection */
  const select = (selection) => {
    store.set({ selection: [...selection].sort((a, b) => a - b) });
    live.textContent = tn("{count} point selected", "{count} points selected", selection.length);
  };
  const selectAll = () => {
    const { points: { split }, showTest } = store.state;
    select([...split.keys()].filter((index) => showTest || split[index] === 0));
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
      const { selection } = store.state, index = picked;
      select(selection.includes(index) ? selection.filter((one) => one !== index) : [...selection, index]);
    } else if (key === "Enter") {
      const { points, showTest } = store.state;
      pick(nearestPoint(points.x, place, [1, 1], 4 * PLANE, showTest ? null : points.split));
    } else if (key === "Escape" && store.state.selection.length) select([]);
    else if (key === "Escape" && picked !== null) pick(null);
    else if (key === "Delete" || key === "Backspace") {
      const { selection } = store.state;
      if (selection.length && !eraser.stale()) {
        eraser.lift();
        eraser.remove([...selection]);
        live.textContent = tn("{count} point erased", "{count} points erased", selection.length);
        return true;
      }
      if (picked === null || eraser.stale()) return true;
      const index = picked;
      pick(null);
      live.textContent = t("Point {number} erased", { number: index + 1 });
      eraser.lift();
      eraser.remove([index]);
    } else return false;
    return true;
  };

  /** @param {KeyboardEvent} event */
  const onKey = (event) => {
    if (event.target !== element || event.altKey) return;
    if ((event.ctrlKey || event.metaKey) && event.key === "a") {
      event.preventDefault();
      selectAll();
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

/** How many classes a point can be given. @param {import("../../types.js").State} state */
export const classesOf = ({ frame, config }) =>
  frame?.state.problem === "multiclass" ? frame.biases.at(-1)?.length ?? config?.data.classes ?? 2 : 2;
