/** The story of one step on the network diagram: rings and numbers at the units at work, and one weight's change. */

/** @import { ShownStage } from "../../types.js" */
/** @import { Edge } from "./edges.js" */
/** @import { Square } from "./layout.js" */

import { element } from "../../lib/dom.js";
import { linesOf, scrollTo, textsOf, toldEdge } from "./step-marks.js";

/** In squares smaller than this, in CSS pixels, a number at the foot would be taken for the next one's. */
const SMALL = 40;

/** @param {Square} square @param {string} text @param {string} side */
function unitMark({ x, y, size }, text, side) {
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
}

/** @param {Edge} edge @param {string[]} lines */
function edgeMark({ x0, y0, x1, y1 }, lines) {
  const made = element("b", { class: "step-edge" }, ...lines.map((line) => element("span", {}, line)));
  made.style.left = `${(x0 + x1) / 2}px`;
  made.style.top = `${(y0 + y1) / 2}px`;
  return made;
}

/** @param {HTMLElement} stage @param {HTMLElement} scroller */
export function createStepOverlay(stage, scroller) {
  const layer = element("div", { class: "step-marks", "aria-hidden": "true" });
  stage.append(layer);
  /** @type {Square[][]} */
  let columns = [];
  let shown = "", seen = "";

  return {
    /** Where the inputs and the units of each layer stand. @param {Square[][]} squares */
    layout(squares) {
      columns = squares;
      shown = "";
    },
    /** @param {ShownStage | null} step @param {Edge[][]} edges @param {Edge | null} pointed */
    draw(step, edges, pointed) {
      if (!step) {
        if (layer.childElementCount) layer.replaceChildren();
        shown = seen = "";
        return;
      }
      const { kind, layer: at } = step.stage, squares = columns[at] ?? [];
      const side = at === 0 ? "first" : at === columns.length - 1 ? "last" : "";
      const texts = textsOf(step, squares.length), edge = toldEdge(step, edges, pointed);
      const lines = edge ? linesOf(step, edge) : [];
      const marks = [
        ...texts.map((text, unit) => unitMark(squares[unit], text, side)),
        ...(edge && lines.length ? [edgeMark(edge, lines)] : []),
      ];
      const key = marks.map(({ className, textContent, style }) => className + textContent + style.cssText)
        .join();
      if (key === shown) return;
      shown = key;
      layer.replaceChildren(...marks);
      const now = `${kind} ${at}`;
      if (now === seen || !squares.length) return;
      seen = now;
      // Where the diagram scrolls, the layer at work is brought into sight.
      const left = scrollTo(squares[0], scroller);
      if (left !== null) scroller.scrollLeft = left;
    },
  };
}
