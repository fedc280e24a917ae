/**
 * The drawer of the chain rule: every factor of every derivative, from the output down to the first layer, in symbols
 * and in numbers, checked by finite differences. Pointing at a factor lights what it comes from in the diagram.
 */

/** @import { Context, Trace, View } from "../../types.js" */

import { className, problemOf } from "../../state/settings.js";
import { aboutOf, chainOf } from "./chain.js";
import { createChainForm } from "./form.js";
import { createLayers } from "./layers.js";
import { createFactorPointer } from "./pointer.js";
import { momentSentence } from "./sentences.js";
import { createTraceRequest } from "./trace-request.js";

/**
 * @param {HTMLElement} root @param {Context} context
 * @returns {View}
 */
export function createChain(root, context) {
  const { store, t } = context;
  root.classList.add("chain");
  /** The point that is shown, null for all, and the unit of layer 1, 2, … @type {{ point: number | null, units: number[] }} */
  const choice = { point: 0, units: [] };
  /** @type {Trace | null} */
  let answer = null;

  const form = createChainForm(context, {
    point(point) {
      choice.point = point;
      drawForm();
      if (point !== null) store.set({ hover: { ...store.state.hover, point } });
      request.refresh();
    },
    matrices: rebuild,
  });
  const drawForm = () => form.draw(choice.point, store.state.points.labels.length);
  const layers = createLayers(t, (layer, unit) => {
    choice.units[layer - 1] = unit;
    request.refresh();
  });
  root.append(...form.elements, layers.element);
  const pointer = createFactorPointer(layers.element, store);

  const request = createTraceRequest(context, () => choice, {
    read(trace) {
      answer = trace;
      rebuild();
    },
    refused: form.refuse,
    left() {
      if (store.state.lit.length) store.set({ lit: [] });
    },
  });

  function rebuild() {
    const { config } = store.state;
    if (!answer || !config) return;
    const about = aboutOf(
      answer,
      config,
      problemOf(store.state),
      (label) => className(store.state, label),
    );
    const one = answer.points.length === 1 && choice.point !== null;
    form.tell(momentSentence(answer, one, t));
    layers.draw({
      chains: chainOf(answer, choice.units, about.gamma),
      about,
      one,
      matrices: form.matrices,
    });
    pointer.forget();
  }

  return {
    draw(state, changed) {
      if (changed.has("hover")) pointer.mark(state.hover.unit);
      drawForm();
      request.refresh();
      return false;
    },
    destroy() {
      request.destroy();
      root.replaceChildren();
    },
  };
}
