/** The arrow w upright on a neuron's line, with a knob at its tip to take hold of. */

/** @import { Palette } from "../../draw/palette.js" */
/** @import { Neuron, Place } from "../../model/neuron.js" */
/** @import { Scene } from "./scene.js" */

import { label } from "../../draw/canvas-text.js";
import { css } from "../../draw/palette.js";
import { pixelX, pixelY } from "../../model/geometry.js";
import { arrowLength } from "../../model/neuron.js";

/** The knob's radius. */
const HANDLE = 8;

/**
 * The pixel of w's tip in a plane of this size, null where w does not stand in it; where w is 0 it points up.
 * @param {Pick<Scene, "anchor" | "bounds"> & { neuron: Pick<Neuron, "turn" | "w"> }} scene
 * @param {number} size @returns {Place | null}
 */
export function tipAt({ neuron: { turn, w }, anchor, bounds }, size) {
  if (!anchor || !turn) return null;
  const [w1, w2] = [w[turn[0]], w[turn[1]]], norm = Math.hypot(w1, w2), length = arrowLength(norm, bounds);
  const [u, v] = norm > 0 ? [w1 / norm, w2 / norm] : [0, 1];
  return [pixelX(anchor[0] + u * length, bounds, size), pixelY(anchor[1] + v * length, bounds, size)];
}

/**
 * @param {CanvasRenderingContext2D} pen @param {Palette} palette @param {number} size
 * @param {[number, number]} from @param {[number, number]} to @param {boolean} held
 */
export function drawArrow(pen, palette, size, [x0, y0], [x1, y1], held) {
  pen.lineCap = "round";
  for (
    const [colour, width] of /** @type {[string, number][]} */ ([
      [css(palette.raised), 6],
      [css(palette.focus), 3],
    ])
  ) {
    pen.beginPath();
    pen.moveTo(x0, y0);
    pen.lineTo(x1, y1);
    pen.strokeStyle = colour;
    pen.lineWidth = width;
    pen.stroke();
  }
  for (const [x, y, radius] of [[x0, y0, 3.5], [x1, y1, held ? HANDLE + 2 : HANDLE]]) {
    pen.beginPath();
    pen.arc(x, y, radius, 0, 2 * Math.PI);
    pen.fillStyle = css(palette.focus);
    pen.fill();
    pen.strokeStyle = css(palette.raised);
    pen.lineWidth = 2;
    pen.stroke();
  }
  const room = x1 < size - 26;
  label(
    pen,
    palette,
    "w",
    Math.max(14, room ? x1 + 13 : x1 - 13),
    Math.min(size - 12, Math.max(16, y1 - 9)),
    {
      weight: 700,
      align: room ? "left" : "right",
      halo: palette.raised,
      colour: palette.focus,
    },
  );
}
