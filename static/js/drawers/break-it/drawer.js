/**
 * The drawer that breaks the network: switches that last, damage that is done once, the figures before and after it, and
 * beside them histograms of every layer's activations and gradient.
 */

/** @import { Context, View } from "../../types.js" */

import { element } from "../../lib/dom.js";
import { createComparison } from "./comparison.js";
import { createDamage } from "./damage.js";
import { createFigures } from "./figures.js";
import { createHistogramRequest } from "./histogram-request.js";
import { createHistograms } from "./histograms.js";
import { createLayerSwitches } from "./layers.js";
import { createWeightSwitches } from "./weights.js";

/** @param {HTMLElement} root @param {Context} context @returns {View} */
export function createBreakIt(root, context) {
  const { t } = context;
  root.classList.add("break-it");
  const layers = createLayerSwitches(context), weights = createWeightSwitches(context);
  const damage = createDamage(context), figures = createFigures(t), histograms = createHistograms(t);
  const comparison = createComparison();
  const request = createHistogramRequest(context, histograms.draw);
  root.append(
    element("div", { class: "lasting", "data-edits": true }, layers.element, weights.element),
    element(
      "div",
      { class: "middle" },
      element("div", { "data-edits": true }, damage.element),
      figures.element,
    ),
    histograms.element,
  );

  return {
    draw(state, changed) {
      if (!state.frame || !state.config) return;
      layers.draw(state, changed);
      weights.draw(state);
      damage.draw(state);
      figures.draw(comparison.see(state.frame.state));
      request.refresh();
    },
    destroy() {
      request.destroy();
      root.replaceChildren();
    },
  };
}
