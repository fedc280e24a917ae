/** The axes of the feature space: their names, ticks, and the directions of three. */

/** @import { State, Translate } from "../../types.js" */
/** @import { Bounds } from "../../model/geometry.js" */
/** @import { Turn } from "../../model/rotation.js" */
/** @import { Palette } from "../../draw/palette.js" */

import { axisNumber, label } from "../../draw/canvas-text.js";
import { css } from "../../draw/palette.js";
import { niceTicks } from "../../model/geometry.js";
import { featureName, unitName } from "../../model/names.js";
import { flatten } from "../../model/rotation.js";

/**
 * @typedef {{
 *   pen: CanvasRenderingContext2D, palette: Palette, width: number, height: number, bounds: Bounds,
 *   px: (x: number) => number, py: (y: number) => number,
 * }} Sheet what is drawn on, and how
 */

/** What the axes are called: units, features, or principal axes of more of them. @param {State} state @param {Translate} t */
export function axisNames({ frame, config }, t) {
  const shown = frame?.state.features;
  if (!shown) return [];
  const features = config?.network.features ?? [];
  const width = shown.layer === 0
    ? frame?.featurePoints ? Infinity : features.length
    : config?.network.hidden[shown.layer - 1]?.units ?? 0;
  return shown.units.map((unit, axis) => {
    if (shown.projection === "principal" && width > shown.units.length) {
      return t("PC {number}", { number: axis + 1 });
    }
    return shown.layer === 0 ? featureName(features[unit] ?? `x${unit + 1}`) : unitName(unit, shown.layer);
  });
}

/** The names of two axes and their ticks. @param {Sheet} sheet @param {string[]} names */
export function drawAxes({ pen, palette, width, height, bounds, px, py }, names) {
  const halo = palette.zero;
  label(pen, palette, `${names[0]} →`, width - 8, height - 8, { align: "right", halo, weight: 600 });
  label(pen, palette, `↑ ${names[1]}`, 7, 17, { halo, weight: 600 });
  for (const tick of niceTicks(bounds.x0, bounds.x1, width / 64)) {
    const x = px(tick);
    if (x > 26 && x < width - 64) {
      label(pen, palette, axisNumber(tick), x, height - 8, { align: "center", halo });
    }
  }
  for (const tick of niceTicks(bounds.y0, bounds.y1, height / 40)) {
    const y = py(tick);
    if (y > 32 && y < height - 24) {
      label(pen, palette, axisNumber(tick), 7, y, { baseline: "middle", halo });
    }
  }
}

/**
 * The directions of three axes, from the middle of what is seen.
 * @param {Sheet} sheet @param {string[]} names @param {number} radius @param {Turn} turn
 */
export function drawThreeAxes({ pen, palette, px, py }, names, radius, turn) {
  const reach = radius * 1.02;
  names.forEach((name, axis) => {
    const end = new Float32Array(3), place = new Float32Array(2);
    end[axis] = reach;
    flatten(end, [0, 0, 0], turn, place);
    const x = px(place[0]), y = py(place[1]), x0 = px(0), y0 = py(0);
    pen.beginPath();
    pen.moveTo(x0, y0);
    pen.lineTo(x, y);
    pen.strokeStyle = css(palette.muted, 0.9);
    pen.lineWidth = 1.25;
    pen.stroke();
    const length = Math.hypot(x - x0, y - y0) || 1;
    label(pen, palette, name, x + 13 * (x - x0) / length, y + 11 * (y - y0) / length, {
      align: "center",
      baseline: "middle",
      halo: palette.zero,
      weight: 600,
    });
  });
}
