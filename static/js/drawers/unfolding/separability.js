/** Bars of how separable each layer makes the classes. */

import { element, setAttribute, setText } from "../../lib/dom.js";
import { percent } from "../../lib/format.js";
import { layerName } from "./stage-names.js";

/** @param {import("../../types.js").Translate} t */
export function createSeparability(t) {
  const title = element("h2"), bars = element("ul", { class: "separability" });
  bars.title = t(
    "How well a straight decision does on the features of the layer, fitted to the training points",
  );
  return {
    element: element("div", { class: "shares" }, title, bars),
    /** @param {readonly number[]} shares of the input, each layer and the output @param {import("../../types.js").Problem} problem */
    draw(shares, problem) {
      setText(
        title,
        problem === "regression" ? t("Linear regression on each layer, R²") : t("Linear separability"),
      );
      if (bars.childElementCount !== shares.length) {
        bars.replaceChildren(...shares.map((_, layer) => {
          const name = layerName(layer, shares.length, t);
          const meter = element("meter", { min: 0, max: 1, "aria-label": name });
          return element("li", {}, element("span", {}, name), meter, element("output"));
        }));
      }
      shares.forEach((share, layer) => {
        const [, meter, number] = bars.children[layer].children;
        setAttribute(meter, "value", String(share));
        setText(number, percent(share));
      });
    },
  };
}
