/** The popover beside the network in which weights are set by hand: one connection, or all that leads to a neuron. */

import { element, find } from "../../lib/dom.js";
import { unitName } from "../../model/names.js";
import { outputName } from "../../state/settings.js";
import { probe } from "../../model/landscape.js";
import { incoming, weightAt } from "../../model/weights.js";
import { createWeight } from "../../ui/weight-field.js";

/** @typedef {import("../../model/weights.js").Place} Place */
/** @typedef {{ left: number, top: number, right: number, bottom: number }} Box in the window */
/** @typedef {{ layer: number, row: number, column?: number }} Subject without a column, all that leads to a neuron */

/** Between the popover and what it is about, and the window's edge. */
const GAP = 10;

/**
 * @param {import("../../types.js").Context} context
 * @returns {import("../../types.js").View & { open: (subject: Subject, box: Box, opener: HTMLElement | null) => void, close: () => void }}
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

  /**
   * Beside its subject where there is room, else below or above it; in the window, and not over the plane, which
   * one wants to watch meanwhile.
   * @param {Box} box
   */
  const put = ({ left, top, right, bottom }) => {
    const { offsetWidth: width, offsetHeight: height } = root;
    const plane = find("#plane").getBoundingClientRect().left;
    const edge = plane > right ? plane : document.documentElement.clientWidth;
    const beside = right + GAP + width <= edge - GAP;
    const below = bottom + GAP + height <= innerHeight - GAP;
    const x = beside ? right + GAP : (left + right - width) / 2;
    const y = beside ? top : below ? bottom + GAP : top - GAP - height;
    root.style.left = `${Math.max(GAP, Math.min(x, edge - width - GAP))}px`;
    root.style.top = `${Math.max(GAP, Math.min(y, innerHeight - height - GAP))}px`;
  };

  const stop = new AbortController(), { signal } = stop;
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
    open({ layer, row, column }, box, opener) {
      const { frame, drawer } = store.state;
      point({ layer, row, column: column ?? null });
      // There the ball and the menus set it.
      if (column !== undefined && (drawer === "slope" || drawer === "landscape")) return close();
      places = column === undefined ? incoming(frame, layer, row) : [{ layer, row, column }];
      if (places.length === 0) return;
      rows = places.map((place) => createWeight(context, place));
      list.replaceChildren(...rows.map((weight) => weight.element));
      const output = layer === frame?.weights.length;
      title.textContent = column === undefined
        ? output
          ? t("{output}: weights and bias", { output: outputName(store.state, row, t) })
          : t("Layer {layer}, unit {unit}: weights and bias", { layer, unit: row + 1 })
        : t("Connection to {unit}", { unit: unitName(row, layer) });
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
      stop.abort();
      root.remove();
    },
  };
}
