/** An activation as a small picture: g as a line, g′ dashed; below it what it does, and its formulas. */

import { element, svg } from "../../lib/dom.js";
import { createFormulaCard } from "../../ui/formula-card.js";

const WIDTH = 120, HEIGHT = 72;
/** Activations that grow without bound are cut here, so that all of them are drawn on one scale. */
const LOW = -1.5, HIGH = 2.5;

/**
 * The points of a curve as an SVG path; what leaves the picture is cut at its edge. Pure.
 * @param {number[]} x @param {number[]} y
 */
export function path(x, y) {
  const first = x[0], span = x[x.length - 1] - first;
  return x.map((at, i) => {
    const height = Math.min(HIGH, Math.max(LOW, y[i]));
    const left = (at - first) / span * WIDTH, top = (HIGH - height) / (HIGH - LOW) * HEIGHT;
    return `${i ? "L" : "M"}${left.toFixed(1)} ${top.toFixed(1)}`;
  }).join("");
}

/** The card beside an activation's menu; it is seen while the menu is pointed at or has the focus. */
export function createCurve() {
  const g = svg("path", { class: "g" }), slope = svg("path", { class: "slope" });
  const axes = svg("path", { class: "axes", d: `M0 ${zero()}H${WIDTH}M${WIDTH / 2} 0V${HEIGHT}` });
  const formulas = createFormulaCard(), { card } = formulas;
  card.classList.add("curve");
  card.prepend(
    svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, "aria-hidden": "true" }, axes, slope, g),
    element(
      "p",
      { class: "key", "aria-hidden": "true" },
      element("span", { class: "g" }, "g(z)"),
      element("span", { class: "slope" }, "g′(z)"),
    ),
  );
  return {
    card,
    /** @param {import("../../types.js").Option | undefined} option @param {string} sentence */
    show(option, sentence) {
      const plot = option?.plot;
      card.hidden = !plot;
      if (!plot) return;
      g.setAttribute("d", path(plot.x, plot.g));
      slope.setAttribute("d", path(plot.x, plot.slope));
      formulas.show(option, sentence);
    },
  };
}

const zero = () => (HIGH / (HIGH - LOW) * HEIGHT).toFixed(1);
