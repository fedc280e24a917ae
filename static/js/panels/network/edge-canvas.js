/** The canvases of the connections: all of them below, the ones that are pointed at or spoken of above. */

import { css } from "../../draw/palette.js";
import { createStack } from "../../draw/canvas-stack.js";
import { probedOn, samePlace } from "../../model/landscape.js";
import { works } from "../../model/step-stages.js";
import { weightAt } from "../../model/weights.js";
import { drawEdges, edgeWidth, traceEdge } from "./edges.js";

/** @typedef {import("../../types.js").State} State */
/** @typedef {import("../../draw/palette.js").Palette} Palette */
/** @typedef {import("./edges.js").Edge} Edge */

/**
 * Which connections stand out: those at work in the step that is told, or those of the neuron that is looked at; null
 * where all look the same.
 * @param {Pick<State, "stepStage" | "hover" | "pinned">} state @returns {((edge: Edge) => boolean) | null}
 */
export function litBy({ stepStage, hover, pinned }) {
  if (stepStage && stepStage.stage.kind !== "end") return (edge) => works(stepStage, edge);
  const unit = hover.unit ?? pinned;
  return unit &&
    (({ layer, row, column }) =>
      layer === unit.layer && row === unit.unit || layer === unit.layer + 1 && column === unit.unit);
}

/** The connection at a place, if it is one. @param {Edge[][]} edges @param {import("../../types.js").Place | null} place */
export const edgeOf = (edges, place) =>
  place && edges[place.layer - 1]?.find((edge) => samePlace(edge, place)) || null;

/** @param {HTMLElement} root @param {() => void} repaint what to do when the canvases have a new size */
export function createEdgeCanvas(root, repaint) {
  const stack = createStack(root, 2, repaint);

  /** A connection with a border around it. @param {CanvasRenderingContext2D} pen @param {Palette} palette @param {State} state @param {Edge[][]} edges @param {Edge} edge @param {import("../../draw/palette.js").Rgb} colour */
  function outline(pen, palette, { frame }, edges, edge, colour) {
    const width = edgeWidth(weightAt(frame, edge) ?? 0, edges[edge.layer - 1].length);
    for (const [halo, wider] of /** @type {const} */ ([[palette.raised, 5], [colour, 2.5]])) {
      pen.strokeStyle = css(halo);
      pen.lineWidth = width + wider;
      pen.beginPath();
      traceEdge(pen, edge);
      pen.stroke();
    }
    pen.globalAlpha = 1;
    drawEdges(pen, palette, [[edge]], (of) => weightAt(frame, of), null);
  }

  return {
    /** @param {State} state @param {Palette} palette @param {Edge[][]} edges */
    drawAll(state, palette, edges) {
      drawEdges(stack.clear(0), palette, edges, (edge) => weightAt(state.frame, edge), litBy(state));
    },
    /** @param {State} state @param {Palette} palette @param {Edge[][]} edges */
    drawMarked(state, palette, edges) {
      const pen = stack.clear(1);
      for (const place of probedOn(state)) {
        const edge = edgeOf(edges, place);
        if (edge) outline(pen, palette, state, edges, edge, palette.focus);
      }
      const pointed = edgeOf(edges, state.pointed);
      if (pointed) outline(pen, palette, state, edges, pointed, palette.ink);
    },
    destroy: stack.destroy,
  };
}
