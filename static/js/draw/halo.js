/** Strokes that are seen on every surface: ink with a halo of paper. */

import { css } from "./palette.js";

/**
 * Stroke the current path, or the one given.
 * @param {CanvasRenderingContext2D} pen @param {import("./palette.js").Palette} palette
 * @param {{ ink: number, halo: number, strength?: number, dash?: number[], path?: Path2D }} widths of the line and of all
 *   of it, CSS pixels; `strength` is how much the halo hides
 */
export function strokeWithHalo(pen, palette, { ink, halo, strength = 0.8, dash = [], path }) {
  const stroke = () => path ? pen.stroke(path) : pen.stroke();
  pen.strokeStyle = css(palette.raised, strength);
  pen.lineWidth = halo;
  stroke();
  pen.strokeStyle = css(palette.ink);
  pen.lineWidth = ink;
  pen.setLineDash(dash);
  stroke();
  pen.setLineDash([]);
}
