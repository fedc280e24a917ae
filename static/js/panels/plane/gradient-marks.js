/** The pushes: on every training point a short stroke, the way it would have to go to be less wrong. */

import { strokeWithHalo } from "../../draw/halo.js";

/** The longest stroke, and the push that is given half of it. Strokes shorter than the least are left out. */
const LONGEST = 22, HALF = 0.2, LEAST = 1;

/**
 * The length of a stroke in CSS pixels: it grows with the push, ever slower, so that the strongest stays in sight of
 * its point and a push that shrinks is seen to shrink. Pure.
 * @param {number} push |∂ℒ/∂x|
 */
export const strokeLength = (push) => LONGEST * push / (push + HALF);

/**
 * @param {CanvasRenderingContext2D} pen @param {import("../../draw/palette.js").Palette} palette
 * @param {Pick<import("../../types.js").State, "frame" | "points">} state
 * @param {(x1: number) => number} px @param {(x2: number) => number} py @param {number} radius of a mark
 */
export function strokeInputGradients(pen, palette, { frame, points: { x, split } }, px, py, radius) {
  const pushes = frame?.inputGradients;
  if (!pushes || pushes.length !== x.length) return;
  pen.beginPath();
  for (let i = 0; i < split.length; i++) {
    if (split[i] !== 0) continue;
    const dx = pushes[2 * i], dy = -pushes[2 * i + 1], push = Math.hypot(dx, dy), length = strokeLength(push);
    if (!(length >= LEAST)) continue;
    const left = px(x[2 * i]), top = py(x[2 * i + 1]);
    pen.moveTo(left + radius * dx / push, top + radius * dy / push);
    pen.lineTo(left + (radius + length) * dx / push, top + (radius + length) * dy / push);
  }
  pen.lineCap = "round";
  strokeWithHalo(pen, palette, { ink: 1.4, halo: 3.4, strength: 0.85 });
}
