/** The story of one step on the network diagram: rings and numbers at the units at work, and one weight's change. */

import { element } from "../../lib/dom.js";
import { changeAt, gradientAt, has, narrow, pairOf, valuesOf } from "../../model/step-stages.js";

/** @typedef {import("./layout.js").Square} Square */

/** In squares smaller than this, in CSS pixels, a number at the foot would be taken for the next one's. */
const SMALL = 40;

/** @param {HTMLElement} stage @param {HTMLElement} scroller */
export function createStepOverlay(stage, scroller) {
  const layer = element("div", { class: "step-marks", "aria-hidden": "true" });
  stage.append(layer);
  /** @type {Square[][]} */
  let columns = [];
  let shown = "", seen = "";

  /** @param {Square} square @param {string} text @param {string} side */
  const mark = ({ x, y, size }, text, side) => {
    const made = element(
      "span",
      { class: `step-unit ${side}${size < SMALL ? " small" : ""}` },
      text && element("b", {}, text),
    );
    Object.assign(made.style, {
      left: `${x - size / 2}px`,
      top: `${y - size / 2}px`,
      width: `${size}px`,
      height: `${size}px`,
    });
    return made;
  };
  /** @param {import("./edges.js").Edge} edge @param {string[]} lines */
  const tag = ({ x0, y0, x1, y1 }, lines) => {
    const made = element("b", { class: "step-edge" }, ...lines.map((line) => element("span", {}, line)));
    made.style.left = `${(x0 + x1) / 2}px`;
    made.style.top = `${(y0 + y1) / 2}px`;
    return made;
  };

  return {
    /** Where the inputs and the units of each layer stand. @param {Square[][]} squares */
    layout(squares) {
      columns = squares;
      shown = "";
    },
    /**
     * @param {import("../../model/step-stages.js").ShownStage | null} step @param {import("./edges.js").Edge[][]} edges
     * @param {import("./edges.js").Edge | null} pointed
     */
    draw(step, edges, pointed) {
      if (!step) {
        if (layer.childElementCount) layer.replaceChildren();
        shown = seen = "";
        return;
      }
      const { stage: { kind, layer: at }, trace, place } = step;
      const values = valuesOf(step), last = columns.length - 1;
      const side = at === 0 ? "first" : at === last ? "last" : "";
      /** @type {HTMLElement[]} */
      const marks = [];
      if (kind !== "update" && kind !== "end") {
        (columns[at] ?? []).forEach((square, unit) => {
          const text = kind === "loss"
            ? unit
              ? ""
              : step.sample === null
              ? `J = ${narrow(trace.objective)}`
              : `ℒ = ${narrow(trace.losses[step.sample])}`
            : values
            ? narrow(values[unit])
            : "";
          marks.push(mark(square, text, side));
        });
      }
      const edge = kind === "gradient" || kind === "update"
        ? (kind === "update" || pointed?.layer === at ? pointed : null) ??
          edges[place.layer - 1]?.find(({ row, column }) => row === place.row && column === place.column)
        : null;
      if (edge && has(trace, edge)) {
        const [old, next] = pairOf(...changeAt(trace, edge));
        marks.push(
          tag(edge, kind === "update" ? [old, `→ ${next}`] : [narrow(gradientAt(trace, edge).whole)]),
        );
      }
      const key = marks.map(({ className, textContent, style }) => className + textContent + style.cssText)
        .join();
      if (key === shown) return;
      shown = key;
      layer.replaceChildren(...marks);
      const [first] = columns[at] ?? [], now = `${kind} ${at}`;
      if (now === seen || !first) return;
      seen = now;
      // Where the diagram scrolls, the layer at work is brought into sight.
      if (first.x - 40 < scroller.scrollLeft || first.x + 40 > scroller.scrollLeft + scroller.clientWidth) {
        scroller.scrollLeft = first.x - scroller.clientWidth / 2;
      }
    },
  };
}
