/** A class's mark as a small picture beside text: the same shape and colour as its points. */

import { svg } from "../lib/dom.js";
import { SHAPES } from "../draw/markers.js";

/** @param {number} label @param {string} [name] of the CSS class */
export function classMark(label, name = "mark") {
  const corners = SHAPES[label % SHAPES.length];
  const paint = `fill: var(--mark-${label}); stroke: var(--raised); stroke-width: 0.15`;
  const shape = corners
    ? svg("polygon", {
      points: corners.map(([x, y]) => `${x.toFixed(3)},${y.toFixed(3)}`).join(" "),
      style: paint,
    })
    : svg("circle", { r: 1, style: paint });
  return svg("svg", { class: name, viewBox: "-1.5 -1.5 3 3", "aria-hidden": "true" }, shape);
}
