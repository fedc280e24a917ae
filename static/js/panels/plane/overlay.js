/** The overlay of the plane: rings, selected and held points, lasso, brush and crosshair, drawn over the points. */

/** @import { State } from "../../types.js" */
/** @import { Marks } from "../../draw/markers.js" */
/** @import { Palette } from "../../draw/palette.js" */

import { css } from "../../draw/palette.js";
import { strokeWithHalo } from "../../draw/halo.js";
import { ringed } from "../../model/forward-cache.js";
import { PLANE } from "../../model/geometry.js";

/**
 * @typedef {{
 *   pen: CanvasRenderingContext2D, palette: Palette, marks: Marks, width: number, px: (x1: number) => number,
 *   py: (x2: number) => number,
 * }} Surface what is drawn on, and how
 */

/**
 * What the overlay shows of the pointer, one thing at a time: what is held goes before what is pointed at.
 * @param {State} state
 * @returns {"group" | "lasso" | "brush" | "drag" | "point" | "place" | "nothing"}
 */
export function shownOf({ group, lasso, tool, hover, drag, points: { labels } }) {
  if (group) return "group";
  if (lasso) return "lasso";
  if (tool === "brush" && hover.place) return "brush";
  if (drag && drag.index < labels.length) return "drag";
  if (hover.point !== null && hover.point < labels.length) return "point";
  return hover.place ? "place" : "nothing";
}

/**
 * Where the selected points are on show, left and top of each: those of a group where the hand holds them.
 * @param {State} state @param {(x1: number) => number} px @param {(x2: number) => number} py
 */
export function selectedPlaces({ selection, points: { x }, group }, px, py) {
  const ranks = new Map(group?.indices.map((index, rank) => [index, rank]));
  return selection.flatMap((index) => {
    const rank = ranks.get(index);
    return rank === undefined || !group
      ? [px(x[2 * index]), py(x[2 * index + 1])]
      : [px(group.x[2 * rank]), py(group.x[2 * rank + 1])];
  });
}

/** Draw the overlay. @param {State} state @param {Surface} on */
export function drawOverlay(state, on) {
  const { pen, marks, px, py } = on;
  const { points, hover, drag } = state, { x, labels, split } = points;
  const wrong = ringed(state);
  if (wrong.length) {
    marks.raise(pen, points, wrong, wrong.flatMap((i) => [px(x[2 * i]), py(x[2 * i + 1])]));
  }
  if (state.selection.length) marks.raise(pen, points, state.selection, selectedPlaces(state, px, py));

  /** @param {number} index @param {number} left @param {number} top @param {number} [grown] */
  const lifted = (index, left, top, grown) => {
    marks.ring(pen, left, top, grown);
    marks.draw(pen, labels[index], split[index], left, top);
  };
  switch (shownOf(state)) {
    case "lasso":
      return loop(on, state.lasso ?? []);
    case "brush":
      return circle(on, hover.place ?? [0, 0], state.brush.radius * on.width / (2 * PLANE));
    case "drag":
      return drag ? lifted(drag.index, px(drag.x[0]), py(drag.x[1]), 2) : undefined;
    case "point": {
      const index = hover.point ?? 0;
      return lifted(index, px(x[2 * index]), py(x[2 * index + 1]));
    }
    case "place":
      return crosshair(on, hover.place ?? [0, 0]);
  }
}

/** @param {Surface} on @param {readonly [number, number][]} path */
function loop({ pen, palette, px, py }, path) {
  pen.beginPath();
  for (const [x1, x2] of path) pen.lineTo(px(x1), py(x2));
  pen.closePath();
  pen.fillStyle = css(palette.ink, 0.08);
  pen.fill();
  pen.lineJoin = "round";
  strokeWithHalo(pen, palette, { ink: 1.5, halo: 3.5, dash: [5, 4] });
}

/** @param {Surface} on @param {[number, number]} place @param {number} radius */
function circle({ pen, palette, px, py }, [x1, x2], radius) {
  pen.beginPath();
  pen.arc(px(x1), py(x2), radius, 0, 2 * Math.PI);
  strokeWithHalo(pen, palette, { ink: 1.25, halo: 3.5 });
}

/** @param {Surface} on @param {[number, number]} place */
function crosshair({ pen, palette, px, py }, [x1, x2]) {
  const x = px(x1), y = py(x2);
  pen.beginPath();
  for (const [dx, dy] of [[1, 0], [-1, 0], [0, 1], [0, -1]]) {
    pen.moveTo(x + 3 * dx, y + 3 * dy);
    pen.lineTo(x + 9 * dx, y + 9 * dy);
  }
  pen.lineCap = "round";
  strokeWithHalo(pen, palette, { ink: 1.5, halo: 4 });
}
