/** The popover beside the network in which weights are set by hand: one connection, or all that leads to a neuron. */

/** @import { Context, Place, View } from "../../types.js" */
/** @import { Box, Subject } from "./weight-subject.js" */

import { element, find } from "../../lib/dom.js";
import { withLayers } from "../../ui/notation.js";
import { probe } from "../../model/landscape.js";
import { weightAt } from "../../model/weights.js";
import { createWeight } from "../../ui/weight-field.js";
import { cornerOf, placesOf, titleOf } from "./weight-subject.js";

/**
 * @param {Context} context
 * @returns {View & { open: (subject: Subject, box: Box, opener: HTMLElement | null) => void, close: () => void }}
 */
export function createWeights(context) {
  const { store, t } = context;
  /** @type {ReturnType<typeof createWeight>[]} */
  let rows = [];
  /** @type {Place[]} */
  let places = [];
  /** @type {HTMLElement | null} who gets the focus back */
  let back = null;
  const title = element("h3", { id: "weights-title" });
  const list = element("div", {
    class: "list",
    onfocusin: ({ target }) => point(places[rows.findIndex((row) => row.element.contains(target))]),
  });
  /** What is touched here is what the landscape of J is drawn over. @param {Place | undefined} place */
  const point = (place) => {
    if (place) store.set({ probed: probe(store.state.probed, place) });
  };
  const shut = element("button", {
    "aria-label": t("Close"),
    title: t("Close (Escape)"),
    onclick: () => close(),
  }, "×");
  const root = element(
    "div",
    { class: "popover", popover: "manual", role: "dialog", "aria-labelledby": "weights-title" },
    element("div", { class: "head" }, title, shut),
    list,
  );
  document.body.append(root);
  const isOpen = () => root.matches(":popover-open");

  const close = () => {
    if (!isOpen()) return;
    const held = root.contains(document.activeElement);
    root.hidePopover();
    if (held) back?.focus();
    rows = [];
    list.replaceChildren();
  };

  /** @param {Box} box of the subject */
  const put = (box) => {
    const { offsetWidth: width, offsetHeight: height } = root;
    const page = {
      width: document.documentElement.clientWidth,
      height: innerHeight,
      plane: find("#plane").getBoundingClientRect().left,
    };
    const { left, top } = cornerOf(box, { width, height }, page);
    root.style.left = `${left}px`;
    root.style.top = `${top}px`;
  };

  const listeners = new AbortController(), { signal } = listeners;
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isOpen()) return;
    event.preventDefault();
    close();
  }, { signal });
  document.addEventListener("pointerdown", (event) => {
    if (event.target instanceof Node && !root.contains(event.target)) close();
  }, { signal, capture: true });
  addEventListener("resize", close, { signal });

  return {
    /** Set the weights of a subject, beside its box; a keyboard's focus goes in and comes back to its opener. */
    open(subject, box, opener) {
      const { layer, row, column = null } = subject, { frame, drawer } = store.state;
      point({ layer, row, column });
      // There the ball and the menus set it.
      if (column !== null && (drawer === "slope" || drawer === "landscape")) return close();
      places = placesOf(subject, frame);
      if (places.length === 0) return;
      rows = places.map((place) => createWeight(context, place));
      list.replaceChildren(...rows.map((weight) => weight.element));
      title.replaceChildren(...withLayers(titleOf(subject, store.state, t)));
      if (!isOpen()) root.showPopover();
      for (const weight of rows) weight.draw(store.state);
      put(box);
      back = opener;
      if (opener) rows[0].focus();
    },
    close,
    draw(state, changed) {
      if (!rows.length || !changed.has("frame")) return;
      if (state.frame && places.some((place) => weightAt(state.frame, place) === null)) return close();
      for (const weight of rows) weight.draw(state);
    },
    destroy() {
      listeners.abort();
      root.remove();
    },
  };
}
