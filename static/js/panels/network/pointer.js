/** The pointer and the keys on the network diagram: what is pointed at, and what a click sets. */

import { samePlace } from "../../model/landscape.js";
import { setting } from "../../state/settings.js";
import * as pointing from "./pointing.js";

/** @typedef {import("../../types.js").Unit} Unit */
/** @typedef {import("../../types.js").Hidden} Hidden */

/** The pointer rests so long on a neuron before the plane shows what it sees. */
const DWELL = 140;
/** How near to a connection, in CSS pixels, a pointer or a finger takes it. */
const REACH = 8, FINGER = 16;

/** The nearest element around a target that is of a kind. @param {EventTarget | null} target @param {string} kind */
const within = (target, kind) =>
  target instanceof Element ? /** @type {HTMLElement | null} */ (target.closest(kind)) : null;

/**
 * @param {Pick<ReturnType<typeof import("./view.js").createNetworkView>, "stage" | "edgeAt" | "buttons" | "unfold">} diagram
 * @param {import("../../types.js").Context} context
 * @param {Pick<ReturnType<typeof import("./weight-popover.js").createWeights>, "open" | "close">} weights sets by hand
 *   what was clicked
 * @returns {{ destroy: () => void }}
 */
export function createNetworkPointer({ stage, edgeAt, buttons, unfold }, context, weights) {
  const { store } = context;
  const output = () => pointing.outputOf(store.state);
  const set = createSettings(context), look = createLook(store);

  /** @param {EventTarget | null} target @returns {Unit | null} */
  const unitAt = (target) => {
    const button = within(target, ".unit");
    return button && pointing.unitOf(button.dataset, output());
  };

  /** @param {PointerEvent} event */
  const onMove = (event) => {
    const box = stage.getBoundingClientRect(), unit = unitAt(event.target);
    const touch = event.pointerType === "touch";
    const edge = within(event.target, "button, select")
      ? null
      : edgeAt(event.clientX - box.left, event.clientY - box.top, touch ? FINGER : REACH);
    stage.style.cursor = edge ? "pointer" : "";
    look.at(edge ? { layer: edge.layer, row: edge.row, column: edge.column } : look.biasOf(unit));
    if (!touch) look.into(unit);
    look.place(event);
  };
  /** @param {MouseEvent} event */
  const onClick = (event) => {
    const { pointed, pinned } = store.state, button = within(event.target, "button, select");
    // Its picture may be clicked all the same.
    if (button?.matches(":disabled")) return;
    const click = pointing.clickOf(button?.dataset ?? null, pointed, output());
    if (click?.kind === "feature") set.toggleFeature(click.name);
    if (click?.kind === "units") set.changeUnits(click.index, click.by);
    if (click?.kind === "unfold") unfold(click.layer);
    if (click?.kind === "weight") {
      const { clientX: left, clientY: top } = event;
      weights.open(click.place, { left, right: left, top, bottom: top }, null);
    }
    if (click?.kind !== "neuron" || !button) return;
    const { unit } = click;
    store.set({ pinned: pointing.pinnedAfter(pinned, unit, output()) });
    if (pointing.sameUnit(pinned, unit)) return weights.close();
    // A click of the keyboard takes its focus along.
    const opener = event.detail === 0 ? button : null;
    weights.open({ layer: unit.layer, row: unit.unit }, button.getBoundingClientRect(), opener);
  };
  /** @param {Event} event */
  const onChange = ({ target }) => {
    if (target instanceof HTMLSelectElement) {
      set.changeActivation(Number(target.dataset.of) - 1, target.value);
    }
  };
  /** Arrows walk from neuron to neuron; Tab passes the whole diagram in one step. @param {KeyboardEvent} event */
  const onKey = (event) => {
    const unit = unitAt(event.target), columns = buttons();
    const to = unit && pointing.unitBeside(unit, event.key, columns.map(({ length }) => length));
    if (!to) return;
    event.preventDefault();
    stage.querySelectorAll('.unit[tabindex="0"]').forEach((other) => other.setAttribute("tabindex", "-1"));
    const next = columns[to.layer - 1][to.unit];
    next.setAttribute("tabindex", "0");
    next.focus();
  };
  /** @param {FocusEvent} event */
  const onFocus = ({ target }) => {
    if (!(target instanceof Element && target.matches(":focus-visible"))) return;
    const unit = unitAt(target);
    look.at(look.biasOf(unit));
    look.into(unit);
  };

  /** Escape lets go of a pinned neuron, unless something nearer to it is closed by it. @param {KeyboardEvent} event */
  const onEscape = (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || !store.state.pinned) return;
    if (document.querySelector("dialog[open]")) return;
    event.preventDefault();
    store.set({ pinned: null });
  };

  const stop = new AbortController(), { signal } = stop;
  document.addEventListener("keydown", onEscape, { signal });
  stage.addEventListener("pointermove", onMove, { signal });
  stage.addEventListener("pointerdown", onMove, { signal });
  stage.addEventListener("pointerleave", look.away, { signal });
  stage.addEventListener("click", onClick, { signal });
  stage.addEventListener("change", onChange, { signal });
  stage.addEventListener("keydown", onKey, { signal });
  stage.addEventListener("focusin", onFocus, { signal });
  stage.addEventListener("focusout", look.away, { signal });
  return {
    destroy() {
      stop.abort();
      look.destroy();
    },
  };
}

/** What the buttons of the diagram set. @param {import("../../types.js").Context} context */
function createSettings({ store, update, t }) {
  const { catalog } = store.state;
  const layers = () => /** @type {Hidden[]} */ (setting(store.state, "network.hidden"));
  return {
    /** @param {string} name */
    toggleFeature(name) {
      const chosen = /** @type {string[]} */ (setting(store.state, "network.features"));
      const features = pointing.featuresAfter(chosen, name, catalog.features.map((feature) => feature.name));
      if (features) update({ network: { features } });
      else store.set({ message: t("The network needs at least one feature.") });
    },
    /** A second click may come before the first is drawn. @param {number} index @param {number} by */
    changeUnits(index, by) {
      const limits = /** @type {[number, number]} */ (catalog.limits.units);
      const hidden = pointing.hiddenAfter(layers(), index, by, limits);
      if (hidden) update({ network: { hidden } });
    },
    /** @param {number} index @param {string} activation */
    changeActivation(index, activation) {
      update({ network: { hidden: pointing.changed(layers(), index, { activation }) } });
    },
  };
}

/** What is looked at on the diagram, in the store: a weight or neuron, a neuron's map in the plane, a place. @param {import("../../types.js").Context["store"]} store */
function createLook(store) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let dwell;
  /** Whether the place that is pointed at lies under a pointer on one of our maps. */
  let placing = false;

  /** @param {import("../../types.js").Place | null} place */
  const at = (place) => {
    const { pointed } = store.state;
    if (place === pointed || place && pointed && samePlace(place, pointed)) return;
    store.set({ pointed: place });
  };
  /** @param {Unit | null} unit */
  const biasOf = (unit) => unit && { layer: unit.layer, row: unit.unit, column: null };

  /** @param {Unit | null} unit */
  const into = (unit) => {
    clearTimeout(dwell);
    const shown = pointing.shownUnit(unit, pointing.outputOf(store.state)), { hover } = store.state;
    if (pointing.sameUnit(hover.unit, shown)) return;
    const show = () => store.set({ hover: { ...store.state.hover, unit: shown } });
    if (shown && !hover.unit) dwell = setTimeout(show, DWELL);
    else show();
  };

  const leavePlace = () => {
    if (placing) store.set({ hover: { ...store.state.hover, place: null } });
    placing = false;
  };
  /** A place on a map is that place of the plane. @param {PointerEvent} event */
  const place = ({ target, clientX, clientY, pointerType }) => {
    const map = within(target, ".unit, .feature")?.querySelector("canvas");
    if (!map || pointerType === "touch") return leavePlace();
    placing = true;
    const spot = pointing.placeOn(map.getBoundingClientRect(), clientX, clientY);
    store.set({ hover: { ...store.state.hover, point: null, place: spot } });
  };

  return {
    at,
    biasOf,
    into,
    place,
    away() {
      at(null);
      leavePlace();
      into(null);
    },
    destroy: () => clearTimeout(dwell),
  };
}
