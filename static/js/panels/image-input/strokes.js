/** Strokes of the pad as a hand makes them: begun, carried on, taken back. Pure. */

/** @import { State, Stroke } from "../../types.js" */

/** @typedef {{ x: number, y: number }} Spot on the pad, from 0 to 1 */

/** Nearer than this to the last spot, as a share of the side, nothing is added. */
const STEP = 0.004;

/** @param {number} share */
const within = (share) => Math.min(1, Math.max(0, share));

/** The place of a pointer on the pad. @param {{ clientX: number, clientY: number }} event @param {{ left: number, top: number, width: number, height: number }} box @returns {Spot} */
export const spotOf = ({ clientX, clientY }, { left, top, width, height }) => ({
  x: within((clientX - left) / width),
  y: within((clientY - top) / height),
});

/** What is shown once strokes are changed: an empty pad is not asked about. @param {readonly Stroke[]} strokes @returns {Pick<State, "strokes" | "probe">} */
export const drawn = (strokes) => ({ strokes, probe: strokes.length ? "drawing" : null });

/** A new stroke behind the others. @param {readonly Stroke[]} strokes @param {Spot} spot @param {Pick<Stroke, "colour" | "width">} pen */
export const begun = (strokes, spot, pen) => [...strokes, { line: [spot], ...pen }];

/** The last stroke carried on; the same strokes where the pen has hardly moved. @param {readonly Stroke[]} strokes @param {readonly Spot[]} spots */
export function carriedOn(strokes, spots) {
  const last = strokes[strokes.length - 1], line = last ? [...last.line] : [];
  for (const spot of spots) {
    const from = line[line.length - 1];
    if (from && Math.hypot(spot.x - from.x, spot.y - from.y) >= STEP) line.push(spot);
  }
  return last && line.length > last.line.length ? [...strokes.slice(0, -1), { ...last, line }] : strokes;
}
