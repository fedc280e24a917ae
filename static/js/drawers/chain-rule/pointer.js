/** The pointer and the focus over the formulas: what a part is made of lights in the diagram, its point in the plane. */

/** @import { Place } from "../../model/weights.js" */
/** @import { Store, Unit } from "../../types.js" */

/** The unit or weights that a part of a formula comes from. @param {Element | null} part @returns {Place[]} */
const placesOf = (part) => JSON.parse(part?.getAttribute("data-lit") ?? "[]");

/** Whether a part speaks of a unit itself, and not of a weight of it. @param {readonly Place[]} places @param {Unit | null} unit */
export const speaksOf = (places, unit) =>
  unit !== null &&
  places.some(({ layer, row, column }) => column === null && layer === unit.layer && row === unit.unit);

/**
 * @param {HTMLElement} layers all formulas @param {Store} store
 */
export function createFactorPointer(layers, store) {
  /** The places that are lit, as they stand in the formula. */
  let lit = "";

  /** @param {Element | null} part */
  const light = (part) => {
    const key = part?.getAttribute("data-lit") ?? "[]";
    if (key === lit) return;
    lit = key;
    for (const other of layers.querySelectorAll(".lit")) other.classList.remove("lit");
    part?.classList.add("lit");
    store.set({ lit: placesOf(part) });
  };
  const over = (/** @type {Event} */ { target }) => {
    const at = target instanceof Element ? target : null, of = at?.closest("[data-point]");
    if (of) store.set({ hover: { ...store.state.hover, point: Number(of.getAttribute("data-point")) } });
    light(at?.closest("[data-lit]") ?? null);
  };
  const out = () => light(null);
  layers.addEventListener("pointerover", over);
  layers.addEventListener("focusin", over);
  layers.addEventListener("pointerleave", out);
  layers.addEventListener("focusout", out);

  return {
    /** What is pointed at in the diagram is marked in the formulas. @param {Unit | null} unit */
    mark(unit) {
      for (const part of layers.querySelectorAll("li[data-lit], mrow[data-lit]")) {
        part.classList.toggle("lit", speaksOf(placesOf(part), unit));
      }
    },
    /** The formulas have been built anew. */
    forget() {
      lit = "";
    },
  };
}
