/**
 * The plane by keyboard: N and P pick a point, arrows move it (or, with none picked, the place), A adds, B paints, a
 * digit relabels, Delete erases, Enter picks the nearest, Escape lets go. L selects the picked point or lets it go,
 * Ctrl+A selects all; arrows, digits and Delete then mean the selected ones. What happened is said in a live region.
 */

/** @import { Context } from "../../types.js" */

import { createKeyActions } from "./key-actions.js";
import { actionOf } from "./keys.js";

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

/** @param {HTMLElement} element the plane @param {Context} context @param {import("./key-actions.js").Hands} hands */
export function createPlaneKeys(element, context, hands) {
  const live = createLiveRegion(element);
  const actions = createKeyActions(context, hands, (text) => live.textContent = text);

  const listeners = new AbortController();
  element.addEventListener("keydown", (event) => {
    if (event.target !== element) return;
    const action = actionOf(event, actions.picked(), context.store.state.selection);
    if (!action) return;
    event.preventDefault();
    actions.perform(action, event.repeat);
    // A chord may mean something to the page, too.
    if (action.does !== "select all") event.stopPropagation();
  }, { signal: listeners.signal });

  return {
    /** Go on from the point that a pointer took. */
    follow: actions.follow,
    /** The points are others: the picked one is not what it was. */
    forget: actions.forget,
    destroy() {
      listeners.abort();
      live.remove();
    },
  };
}
