/** The overlay of the feature space: ringed, selected and pointed-at points, and the place pointed at in the plane. */

/** @import { State } from "../../types.js" */
/** @import { Marks } from "../../draw/markers.js" */
/** @import { Sheet } from "./axes.js" */

import { carried } from "../../draw/lattice.js";
import { css } from "../../draw/palette.js";
import { ringed } from "../../model/forward-cache.js";

/** @typedef {{ points: Float32Array, mesh: Float32Array }} Flat */

/**
 * The point that is lit: the one that is held in the plane, else the one pointed at; null where it is not in the space.
 * @param {State} state @param {Flat} flat
 */
export function litPoint({ drag, hover, points: { labels } }, flat) {
  const index = drag?.index ?? hover.point;
  return index !== null && index < labels.length && 2 * index < flat.points.length ? index : null;
}

/** Left and top of those points that the space has. @param {readonly number[]} indices @param {Flat} flat @param {Pick<Sheet, "px" | "py">} sheet */
export const placesOf = (indices, { points }, { px, py }) =>
  indices.filter((i) => 2 * i < points.length).flatMap((i) => [px(points[2 * i]), py(points[2 * i + 1])]);

/** @param {State} state @param {Flat} flat @param {Sheet} sheet @param {Marks} marks */
export function drawOverlay(state, flat, sheet, marks) {
  const { pen, px, py } = sheet, { points, selection, hover } = state;
  const wrong = ringed(state);
  if (wrong.length) marks.raise(pen, points, wrong, placesOf(wrong, flat, sheet));
  if (selection.length) marks.raise(pen, points, selection, placesOf(selection, flat, sheet));
  const lit = litPoint(state, flat);
  if (lit !== null) {
    const x = px(flat.points[2 * lit]), y = py(flat.points[2 * lit + 1]);
    marks.ring(pen, x, y);
    marks.draw(pen, points.labels[lit], points.split[lit], x, y);
  } else if (hover.place && flat.mesh.length > 0) {
    const [x, y] = carried(flat.mesh, hover.place);
    drawPlace(sheet, px(x), py(y));
  }
}

/** @param {Sheet} sheet @param {number} x @param {number} y */
function drawPlace({ pen, palette }, x, y) {
  pen.beginPath();
  pen.arc(x, y, 4, 0, 2 * Math.PI);
  pen.strokeStyle = css(palette.raised, 0.9);
  pen.lineWidth = 4;
  pen.stroke();
  pen.strokeStyle = css(palette.ink);
  pen.lineWidth = 1.5;
  pen.stroke();
}
