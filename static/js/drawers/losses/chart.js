/** Every point on the curve of its loss, with the mean J as a line. */

/** @import { Drawn } from "../../model/losses.js" */
/** @import { Problem, State } from "../../types.js" */

import { label } from "../../draw/canvas-text.js";
import { css, markColour, mix, readPalette } from "../../draw/palette.js";
import { createStack } from "../../draw/canvas-stack.js";
import { createMarks, markRadius } from "../../draw/markers.js";
import { nearestPoint } from "../../model/geometry.js";
import { reachOf } from "../../model/weights.js";
import { createChart, line } from "../../draw/chart.js";

const CHART = 0, OVER = 1;
const LEFT = 40, RIGHT = 16, TOP = 20, BOTTOM = 34, REACH = 14;

/**
 * @typedef {{
 *   problem: Problem, drawn: Drawn, losses: Float64Array, places: Float64Array,
 *   mean: number | null, chosen: number | null, title: string, shown: (index: number) => boolean,
 * }} Scene
 */

/**
 * How far the chart reaches: as far as its points lie; its least loss is 0. Of a probability it is all of 0 to 1, and
 * where no curve over it rises above 1, neither does the chart.
 * @param {Pick<Scene, "drawn" | "losses" | "places" | "shown">} scene
 */
export function extentOf({ drawn, losses, places, shown }) {
  let far = 1, top = 1;
  for (let i = 0; i < losses.length; i++) {
    if (!shown(i)) continue;
    if (Number.isFinite(places[i])) far = Math.max(far, Math.abs(places[i]));
    if (Number.isFinite(losses[i])) top = Math.max(top, losses[i]);
  }
  const reach = reachOf(far / 1.2, 1e9);
  const bounded = drawn.high === 1 && top <= 1 && drawn.curves.every(({ at }) => at(0) <= 1 && at(1) <= 1);
  return { x0: drawn.low ?? -reach, x1: drawn.high ?? reach, y1: bounded ? 1 : reachOf(top / 1.2, 1e9) };
}

/** @param {HTMLElement} root @param {() => void} again draws the last scene */
export function createLossPoints(root, again) {
  let palette = readPalette(root);
  const stack = createStack(root, 2, again);
  let spots = new Float32Array();

  return {
    recolour() {
      palette = readPalette(root);
    },
    /** The point under the pointer. @param {number} left @param {number} top @returns {number | null} */
    pointAt: (left, top) => nearestPoint(spots, [left, top], [1, 1], REACH),
    /** @param {State} state @param {Scene} scene */
    draw({ points }, { problem, drawn, losses, places, mean, chosen, title, shown }) {
      const { width, height } = stack;
      if (width < LEFT + RIGHT + 40 || height < 80) return;
      const pen = stack.clear(CHART), over = stack.clear(OVER);
      const { x0, x1, y1 } = extentOf({ drawn, losses, places, shown });
      const chart = createChart(
        pen,
        palette,
        { left: LEFT, top: TOP, width: width - LEFT - RIGHT, height: height - TOP - BOTTOM },
        { x0: x0 - 0.015 * (x1 - x0), x1: x1 + 0.015 * (x1 - x0), y0: -0.03 * y1, y1: 1.03 * y1 },
      );
      chart.ticks({});
      label(pen, palette, "ℒ", LEFT + 2, 13, { weight: 700 });
      label(pen, palette, title, width - RIGHT, height - 5, { align: "right", weight: 600 });
      const ends = [palette.neg, palette.pos];
      for (const { at, label: of } of drawn.curves) {
        const colour = of === null ? palette.ink : mix(markColour(palette, ends[of]), palette.ink, 0.15);
        chart.curve(at, css(colour), 2, drawn.exact ? [] : [6, 4]);
      }
      const radius = markRadius(points.labels.length, width), marks = createMarks(palette, problem, radius);
      if (spots.length !== 2 * losses.length) spots = new Float32Array(2 * losses.length);
      for (let i = 0; i < losses.length; i++) {
        const fits = shown(i) && chart.holds(places[i], losses[i]);
        spots[2 * i] = fits ? chart.px(places[i]) : NaN;
        spots[2 * i + 1] = chart.py(losses[i]);
      }
      const seen = (/** @type {number} */ i) => !Number.isNaN(spots[2 * i]);
      marks.drawAll(pen, points, (i) => spots[2 * i], (i) => spots[2 * i + 1], seen);
      if (mean !== null && Number.isFinite(mean)) {
        pen.setLineDash([2, 3]);
        line(pen, LEFT, chart.py(mean), width - RIGHT, chart.py(mean), css(palette.focus), 1.75);
        pen.setLineDash([]);
        label(pen, palette, "J", width - RIGHT - 2, chart.py(mean) - 5, {
          align: "right",
          weight: 700,
          colour: palette.focus,
        });
      }
      if (chosen !== null && chosen < losses.length && seen(chosen)) {
        const [left, high] = [spots[2 * chosen], spots[2 * chosen + 1]];
        over.setLineDash([3, 3]);
        line(over, left, chart.py(0), left, high, css(palette.ink, 0.8), 1.25);
        line(over, left, high, LEFT, high, css(palette.ink, 0.8), 1.25);
        over.setLineDash([]);
        marks.ring(over, left, high);
        marks.draw(over, points.labels[chosen], points.split[chosen], left, high);
      }
    },
    destroy() {
      stack.destroy();
    },
  };
}
