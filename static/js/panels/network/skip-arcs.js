/** The marks of residual layers in the network diagram: an arc over what is passed by, to the layer that adds to it. */

import { element, svg } from "../../lib/dom.js";

/** @param {HTMLElement} stage */
export function createSkipArcs(stage) {
  /** @type {HTMLElement[]} */
  let marks = [];
  return {
    /**
     * @param {readonly { x: number }[]} columns features, hidden layers, output
     * @param {readonly boolean[]} residual for each hidden layer @param {(layer: number) => string} words from 1
     */
    layout(columns, residual, words) {
      for (const mark of marks) mark.remove();
      marks = residual.flatMap((join, index) => {
        if (!join) return [];
        const from = columns[index].x, to = columns[index + 1].x, sentence = words(index + 1);
        const mark = element(
          "span",
          { class: "join", role: "img", "aria-label": sentence, title: sentence },
          svg(
            "svg",
            { viewBox: "0 0 100 20", preserveAspectRatio: "none", "aria-hidden": "true" },
            svg("path", { d: "M1 19C12 1 88 1 99 19" }),
          ),
          element("span", { "aria-hidden": "true" }, "+"),
        );
        mark.style.setProperty("--from", `${from}px`);
        mark.style.setProperty("--to", `${to}px`);
        return [mark];
      });
      stage.append(...marks);
    },
  };
}
