/** Gestures on the plane: what a press begins, what a move does with it, and what a release ends. */

/** @import { Context, State } from "../../types.js" */

import { enclosed } from "./lasso.js";

/** @typedef {[number, number]} Place */
/** @typedef {"add" | "tap" | "erase" | "brush" | "carry" | "lasso" | "move"} Press */
/**
 * @typedef {{ kind: "move", index: number, offset: Place } | { kind: "erase" | "brush", last: Place }
 *   | { kind: "carry", from: Place } | { kind: "lasso", besides: readonly number[] }
 *   | { kind: "tap", left: number, top: number }} Gesture
 */

/** A tap that wandered further than so many CSS pixels was meant as something else. */
export const TAP = 10;

/**
 * What a press means: with a finger a point is added when it is lifted, for it may want to scroll.
 * @param {State["tool"]} tool @param {number | null} point the point under it @param {readonly number[]} selection
 * @param {boolean} touch @returns {Press | null}
 */
export function pressOf(tool, point, selection, touch) {
  if (tool === "add") return touch ? "tap" : "add";
  if (tool === "erase" || tool === "brush") return tool;
  if (point !== null && selection.includes(point)) return "carry";
  if (tool === "lasso") return "lasso";
  return point === null ? null : "move";
}

/**
 * The cursor over the plane, and what a finger may do there: it scrolls the page, but not while it draws, nor when it
 * holds a point.
 * @param {State["tool"]} tool @param {number | null} point @param {readonly number[]} selection @param {boolean} holds
 */
export const styleOf = (tool, point, selection, holds) => ({
  cursor: holds
    ? "grabbing"
    : point !== null && (tool === "move" || tool === "lasso" && selection.includes(point))
    ? "grab"
    : "crosshair",
  touchAction: ["erase", "brush", "lasso"].includes(tool) ? "pinch-zoom" : "pan-y pinch-zoom",
});

/**
 * What is selected once a lasso is closed: what it encloses, together with what was before.
 * @param {Pick<State, "lasso" | "points" | "showTest">} state @param {readonly number[]} besides
 */
export const selectedBy = ({ lasso, points, showTest }, besides) =>
  [...new Set([...besides, ...enclosed(points.x, lasso ?? [], showTest ? null : points.split)])]
    .sort((a, b) => a - b);

/**
 * @param {Context["store"]} store
 * @param {{
 *   holder: ReturnType<typeof import("./drag-point.js").createHolder>,
 *   eraser: ReturnType<typeof import("./eraser.js").createEraser>,
 *   group: ReturnType<typeof import("./drag-selection.js").createGroup>,
 *   brush: ReturnType<typeof import("./brush.js").createBrush>,
 *   add: (place: Place, other: boolean) => void, paint: (place: Place, other: boolean) => void,
 *   follow: (point: number) => void,
 * }} hands `follow`: the keyboard goes on from the point that is taken
 */
export function createGestures(store, { holder, eraser, group, brush, add, paint, follow }) {
  /** @type {Gesture | null} */
  let gesture = null;

  return {
    /** Whether one is under way. */
    get busy() {
      return gesture !== null;
    },
    /** Whether the pointer holds points. */
    get holds() {
      return gesture?.kind === "move" || gesture?.kind === "carry";
    },
    /**
     * @param {Press | null} press @param {Place} place @param {number | null} point
     * @param {{ clientX: number, clientY: number, altKey: boolean, shiftKey: boolean }} event
     */
    begin(press, place, point, { clientX, clientY, altKey, shiftKey }) {
      const { points, selection } = store.state, other = altKey || shiftKey;
      if (press === "add") add(place, other);
      if (press === "tap") gesture = { kind: "tap", left: clientX, top: clientY };
      if (press === "erase") {
        gesture = { kind: "erase", last: place };
        eraser.lift();
        eraser.sweep(place, place);
      }
      if (press === "brush") {
        gesture = { kind: "brush", last: place };
        paint(place, other);
      }
      if (press === "carry") {
        gesture = { kind: "carry", from: place };
        group.grip();
      }
      if (press === "lasso") {
        gesture = { kind: "lasso", besides: shiftKey ? selection : [] };
        store.set({ lasso: [place], selection: gesture.besides });
      }
      if (press === "move" && point !== null) {
        // It stays where it is under the pointer: the offset keeps it from jumping to the pointer's middle.
        const [x1, x2] = points.x.subarray(2 * point, 2 * point + 2);
        gesture = { kind: "move", index: point, offset: [x1 - place[0], x2 - place[1]] };
        holder.grip(point);
        follow(point);
      }
    },
    /**
     * Go on with the gesture; what is under the pointer meanwhile: "held" where it holds points, "nothing" where
     * points do not matter, "anything" where they do. What was taken away meanwhile (an error, other data) is let go.
     * @param {Place} place @returns {"held" | "nothing" | "anything"}
     */
    move(place) {
      if (gesture?.kind === "move") {
        if (holder.gripped) {
          holder.moveTo(gesture.index, place[0] + gesture.offset[0], place[1] + gesture.offset[1]);
          return "held";
        }
        gesture = null;
      }
      if (gesture?.kind === "carry") {
        if (group.gripped) {
          group.carry([place[0] - gesture.from[0], place[1] - gesture.from[1]]);
          return "nothing";
        }
        gesture = null;
      }
      if (gesture?.kind === "lasso") {
        store.set({ lasso: [...(store.state.lasso ?? []), place] });
        return "nothing";
      }
      if (gesture?.kind === "erase" || gesture?.kind === "brush") {
        (gesture.kind === "erase" ? eraser : brush).sweep(gesture.last, place);
        gesture.last = place;
      }
      return "anything";
    },
    /**
     * @param {{ clientX: number, clientY: number }} event @param {boolean} lifted and not cancelled
     * @param {() => Place} place
     */
    end({ clientX, clientY }, lifted, place) {
      const done = gesture;
      gesture = null;
      if (done?.kind === "move") holder.release();
      if (done?.kind === "carry") group.release();
      if (done?.kind === "lasso") {
        store.set({ selection: selectedBy(store.state, done.besides), lasso: null });
      }
      if (done?.kind === "tap" && lifted && Math.hypot(clientX - done.left, clientY - done.top) <= TAP) {
        add(place(), false);
      }
    },
  };
}
