/** The legend of the plane: the classes by their marks, or what the ends of the ramp mean. */

/** @import { Key, State } from "../../types.js" */

import { element } from "../../lib/dom.js";
import { short } from "../../lib/format.js";
import { rampGradient, readPalette } from "../../draw/palette.js";
import { classCount, className, problemOf } from "../../state/settings.js";
import { classMark } from "../../ui/class-marker.js";

/** The neuron that the plane shows in place of the output, if it does. @param {Pick<State, "frame">} state */
export function shownNeuron({ frame }) {
  const { layer = null, unit = null, scale = 1 } = frame?.surface ?? {};
  return layer !== null && unit !== null ? { layer, unit, scale } : null;
}

/**
 * What the legend holds: the names of many classes, or the two ends of the ramp. Those of the output of two classes
 * are its classes.
 * @param {State} state
 * @returns {{ names: string[] } | { low: number, high: number, classes: boolean, ends?: string[] }}
 */
export function legendOf(state) {
  const problem = problemOf(state), neuron = shownNeuron(state);
  if (problem === "multiclass" && !neuron) {
    return { names: Array.from({ length: classCount(state) }, (_, label) => className(state, label)) };
  }
  if (problem === "binary" && !neuron) {
    const own = [0, 1].map((label) => className(state, label)), named = own.join() !== "0,1";
    return { low: 0, high: 1, classes: true, ...(named && { ends: own }) };
  }
  const reach = Number((neuron ? neuron.scale : 1).toPrecision(2));
  return { low: -reach, high: reach, classes: false };
}

/** @param {HTMLElement} root */
export function createLegend(root) {
  let shown = "";

  /** @param {ReturnType<typeof legendOf>} legend */
  const parts = (legend) => {
    if ("names" in legend) {
      return legend.names.map((name, label) => element("span", {}, classMark(label), name));
    }
    const ramp = element("i", { class: "ramp" });
    ramp.style.background = rampGradient(readPalette(root));
    const [low, high] = legend.ends ?? [short(legend.low), short(legend.high)];
    const marks = legend.classes ? [classMark(0), classMark(1)] : [null, null];
    return [
      element("span", {}, marks[0], low),
      ramp,
      element("span", {}, high, marks[1]),
    ];
  };

  return {
    /** @param {State} state @param {Set<Key>} changed */
    draw(state, changed) {
      const legend = legendOf(state), key = JSON.stringify(legend);
      if (key === shown && !changed.has("theme")) return;
      shown = key;
      root.replaceChildren(...parts(legend));
    },
  };
}
