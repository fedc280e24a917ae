/** Two histograms a layer: what its units say at the training points, and the gradient of its weights and biases. */

/** @import { Translate } from "../../types.js" */
/** @import { Histogram, LayerHistograms } from "../../net/wire.d.ts" */

import { element, setAttribute, setText, svg } from "../../lib/dom.js";
import { short } from "../../lib/format.js";
import { barsPath, zeroAt } from "./bars.js";

const WIDTH = 150, HEIGHT = 44;

/** Two digits are enough at an axis. @param {number} value */
const end = (value) => short(Number(value.toPrecision(2)));

/** @param {(ends: { low: string, high: string }) => string} name */
function createHistogram(name) {
  const bars = svg("path", { class: "bars" });
  const zero = svg("line", { class: "zero", y1: 0, y2: HEIGHT });
  const picture = svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img" }, zero, bars);
  const low = element("span"), high = element("span");
  return {
    element: element("td", {}, picture, element("span", { class: "ends" }, low, high)),
    /** @param {Histogram} histogram */
    draw(histogram) {
      const ends = { low: end(histogram.low), high: end(histogram.high) }, at = zeroAt(histogram);
      setAttribute(bars, "d", barsPath(histogram.counts, WIDTH, HEIGHT));
      setAttribute(zero, "visibility", at === null ? "hidden" : "visible");
      setAttribute(zero, "x1", String(WIDTH * (at ?? 0)));
      setAttribute(zero, "x2", String(WIDTH * (at ?? 0)));
      setAttribute(picture, "aria-label", name(ends));
      setText(low, ends.low);
      setText(high, ends.high);
    },
  };
}

/** @param {Translate} t */
export function createHistograms(t) {
  /** @type {{ activations: ReturnType<typeof createHistogram>, gradients: ReturnType<typeof createHistogram> }[]} */
  let rows = [];
  const body = element("tbody");

  /** @param {number} count of layers */
  function build(count) {
    rows = Array.from({ length: count }, (_, index) => {
      const layer = index + 1 === count ? t("Output") : t("Layer {layer}", { layer: index + 1 });
      return {
        activations: createHistogram((ends) =>
          t("{layer}: activations from {low} to {high}", { layer, ...ends })
        ),
        gradients: createHistogram((ends) => t("{layer}: gradient from {low} to {high}", { layer, ...ends })),
      };
    });
    body.replaceChildren(...rows.map(({ activations, gradients }, index) =>
      element(
        "tr",
        {},
        element(
          "th",
          { scope: "row" },
          index + 1 === count ? t("Output") : t("Layer {layer}", { layer: index + 1 }),
        ),
        activations.element,
        gradients.element,
      )
    ));
  }

  return {
    element: element(
      "table",
      { class: "histograms" },
      element("caption", {}, t("Histograms, over the training points")),
      element(
        "thead",
        {},
        element(
          "tr",
          {},
          element("th", { scope: "col" }, t("layer")),
          element("th", { scope: "col" }, t("activations")),
          element("th", { scope: "col" }, t("gradient")),
        ),
      ),
      body,
    ),
    /** @param {readonly LayerHistograms[]} layers */
    draw(layers) {
      if (layers.length !== rows.length) build(layers.length);
      layers.forEach(({ activations, gradients }, i) => {
        rows[i].activations.draw(activations);
        rows[i].gradients.draw(gradients);
      });
    },
  };
}
