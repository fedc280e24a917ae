/** The surface of J as a relief, drawn from the farthest cell to the nearest, each with what lies on it. */

import { clamp } from "../../model/geometry.js";
import { axisNumber, label } from "../../draw/canvas-text.js";
import { crossings } from "./levels.js";
import { css } from "../../draw/palette.js";
import { camera, farthestFirst, piecesOf, TALL } from "./projection.js";
import { colourOf, dot } from "./heat-map.js";

/** @typedef {import("../../model/landscape.js").Landscape} Landscape */
/** @typedef {import("./levels.js").Scale} Scale */
/** @typedef {import("../../draw/palette.js").Palette} Palette */
/** @typedef {import("../../draw/palette.js").Rgb} Rgb */

/** Where the light comes from. */
const LIGHT = normalised([-0.5, -0.35, 0.8]);
/** What is left free for the names. */
const MARGIN = { across: 42, up: 22 };

/**
 * @param {CanvasRenderingContext2D} pen @param {Palette} palette
 * @param {{ landscape: Landscape, scale: Scale | null, angles: import("./projection.js").Angles, names: [string, string],
 *   width: number, height: number }} shown
 */
export function drawRelief(pen, palette, { landscape, scale, angles, names, width, height }) {
  const { head, values } = landscape, project = camera(angles, width, height, MARGIN);
  const columns = head.first.values.length, rows = head.second?.values.length ?? 1;
  floor(pen, palette, project);
  if (!scale) return sides(pen, palette, project, angles, landscape, names);
  const heights = Float64Array.from(values, (value) => Number.isFinite(value) ? scale.height(value) : NaN);
  const spots = new Float64Array(2 * heights.length);
  for (let i = 0; i < heights.length; i++) {
    const [x, y] = project(
      2 * (i % columns) / (columns - 1) - 1,
      2 * Math.floor(i / columns) / (rows - 1) - 1,
      heights[i],
    );
    spots[2 * i] = x;
    spots[2 * i + 1] = y;
  }
  const pieces = piecesOf(
    head.path.map(([, alpha, beta = 0]) => cellOf(head, alpha, beta)),
    columns - 1,
    rows - 1,
  );
  const contour = css(palette.ink, 0.45), trace = css(palette.neg);
  pen.lineCap = pen.lineJoin = "round";
  for (const row of farthestFirst(rows - 1, Math.cos(angles.yaw))) {
    for (const column of farthestFirst(columns - 1, Math.sin(angles.yaw))) {
      const i = row * columns + column, j = i + columns;
      const [a, b, c, d] = [heights[i], heights[i + 1], heights[j + 1], heights[j]];
      if (!Number.isFinite(a + b + c + d)) continue;
      pen.beginPath();
      pen.moveTo(spots[2 * i], spots[2 * i + 1]);
      pen.lineTo(spots[2 * i + 2], spots[2 * i + 3]);
      pen.lineTo(spots[2 * j + 2], spots[2 * j + 3]);
      pen.lineTo(spots[2 * j], spots[2 * j + 1]);
      pen.closePath();
      const slopeX = (b + c - a - d) / 4 * (columns - 1) * TALL,
        slopeY = (c + d - a - b) / 4 * (rows - 1) * TALL;
      const colour = css(lit(colourOf(palette, (a + b + c + d) / 4), slopeX, slopeY));
      pen.fillStyle = pen.strokeStyle = colour;
      pen.fill();
      pen.lineWidth = 0.7;
      pen.stroke();

      /** A place of this cell on the screen. @param {number} s @param {number} t */
      const on = (s, t) => {
        const z = (1 - t) * ((1 - s) * a + s * b) + t * ((1 - s) * d + s * c);
        return project(2 * (column + s) / (columns - 1) - 1, 2 * (row + t) / (rows - 1) - 1, z);
      };
      for (const level of scale.levels) {
        const ends = crossings(values[i], values[i + 1], values[j + 1], values[j], level);
        if (!ends.length) continue;
        pen.beginPath();
        for (let end = 0; end < ends.length; end += 2) {
          if (end % 4) pen.lineTo(...on(ends[end], ends[end + 1]));
          else pen.moveTo(...on(ends[end], ends[end + 1]));
        }
        pen.strokeStyle = contour;
        pen.lineWidth = 0.8;
        pen.stroke();
      }
      const walked = pieces.get(row * (columns - 1) + column);
      if (!walked) continue;
      pen.beginPath();
      for (let k = 0; k < walked.length; k += 4) {
        pen.moveTo(...on(walked[k] - column, walked[k + 1] - row));
        pen.lineTo(...on(walked[k + 2] - column, walked[k + 3] - row));
      }
      // Without a halo: that of the next cell would cover the end of this one's.
      pen.strokeStyle = trace;
      pen.lineWidth = 3;
      pen.stroke();
    }
  }
  sides(pen, palette, project, angles, landscape, names);
  uprights(pen, palette, project, angles, scale);
}

/**
 * Where the network stands now, over all: it is looked for.
 * @param {CanvasRenderingContext2D} pen @param {Palette} palette
 * @param {{ landscape: Landscape, scale: Scale | null, angles: import("./projection.js").Angles, now: [number, number],
 *   width: number, height: number }} shown
 */
export function drawStanding(pen, palette, { landscape, scale, angles, now, width, height }) {
  if (!scale) return;
  const { head, values } = landscape;
  const columns = head.first.values.length, rows = head.second?.values.length ?? 1;
  const [at, beside] = cellOf(head, ...now);
  const x = clamp(at, 0, columns - 1), y = clamp(beside, 0, rows - 1);
  const column = Math.min(columns - 2, Math.floor(x)), row = Math.min(rows - 2, Math.floor(y));
  const i = row * columns + column, s = x - column, t = y - row;
  const value = (1 - t) * ((1 - s) * values[i] + s * values[i + 1]) +
    t * ((1 - s) * values[i + columns] + s * values[i + columns + 1]);
  if (!Number.isFinite(value)) return;
  const project = camera(angles, width, height, MARGIN);
  dot(pen, palette, ...project(2 * x / (columns - 1) - 1, 2 * y / (rows - 1) - 1, scale.height(value)));
}

/** Coordinates in cells of the grid. @param {import("../../model/landscape.js").Head} head @param {number} alpha @param {number} beta @returns {[number, number]} */
function cellOf({ first, second }, alpha, beta) {
  /** @param {number[]} values @param {number} value */
  const at = (values, value) =>
    (value - values[0]) / (values[values.length - 1] - values[0]) * (values.length - 1);
  return [at(first.values, alpha), second ? at(second.values, beta) : 0];
}

/** A colour on a slope: darker where it turns from the light. @param {Rgb} colour @param {number} slopeX @param {number} slopeY @returns {Rgb} */
function lit([r, g, b], slopeX, slopeY) {
  const [x, y, z] = normalised([-slopeX, -slopeY, 1]);
  const light = 0.66 + 0.42 * Math.max(0, x * LIGHT[0] + y * LIGHT[1] + z * LIGHT[2]);
  return [Math.min(255, r * light), Math.min(255, g * light), Math.min(255, b * light)];
}

/** @param {[number, number, number]} vector @returns {[number, number, number]} */
function normalised([x, y, z]) {
  const length = Math.hypot(x, y, z);
  return [x / length, y / length, z / length];
}

/** The square beneath. @param {CanvasRenderingContext2D} pen @param {Palette} palette @param {ReturnType<typeof camera>} project */
function floor(pen, palette, project) {
  pen.beginPath();
  for (const [x, y] of [[-1, -1], [1, -1], [1, 1], [-1, 1]]) pen.lineTo(...project(x, y, 0));
  pen.closePath();
  pen.strokeStyle = css(palette.muted, 0.6);
  pen.lineWidth = 1;
  pen.stroke();
}

/**
 * The names and ends of both axes along the nearer sides.
 * @param {CanvasRenderingContext2D} pen @param {Palette} palette @param {ReturnType<typeof camera>} project
 * @param {import("./projection.js").Angles} angles @param {Landscape} landscape @param {[string, string]} names
 */
function sides(pen, palette, project, { yaw }, { head }, names) {
  const nearY = Math.cos(yaw) > 0 ? -1 : 1, nearX = Math.sin(yaw) > 0 ? -1 : 1;
  const quiet = {
    colour: palette.muted,
    align: /** @type {const} */ ("center"),
    baseline: /** @type {const} */ ("middle"),
  };
  const out = 1.13;
  const ends = (/** @type {number[]} */ values) =>
    [values[0], values[values.length - 1]].map((v) => axisNumber(Number(v.toPrecision(3))));
  const [x0, x1] = ends(head.first.values), [y0, y1] = ends(head.second?.values ?? [0, 1]);
  label(pen, palette, names[0], ...project(0, nearY * out, 0), {
    ...quiet,
    colour: palette.ink,
    weight: 600,
  });
  label(pen, palette, x0, ...project(-0.9, nearY * out, 0), quiet);
  label(pen, palette, x1, ...project(0.9, nearY * out, 0), quiet);
  label(pen, palette, names[1], ...project(nearX * out, 0, 0), {
    ...quiet,
    colour: palette.ink,
    weight: 600,
  });
  label(pen, palette, y0, ...project(nearX * out, -0.9, 0), quiet);
  label(pen, palette, y1, ...project(nearX * out, 0.9, 0), quiet);
}

/**
 * The axis of J at the corner that is farthest to the left.
 * @param {CanvasRenderingContext2D} pen @param {Palette} palette @param {ReturnType<typeof camera>} project
 * @param {import("./projection.js").Angles} angles @param {Scale} scale
 */
function uprights(pen, palette, project, { pitch }, scale) {
  if (pitch > 1.3) return;
  const corners = [[-1, -1], [1, -1], [1, 1], [-1, 1]];
  const [x, y] = corners.reduce((best, corner) =>
    project(corner[0], corner[1], 0)[0] < project(best[0], best[1], 0)[0] ? corner : best
  );
  const foot = project(x, y, 0), top = project(x, y, 1);
  pen.beginPath();
  pen.moveTo(...foot);
  pen.lineTo(...top);
  pen.strokeStyle = css(palette.muted);
  pen.lineWidth = 1;
  pen.stroke();
  let last = Infinity;
  for (const tick of scale.ticks) {
    const [left, level] = project(x, y, scale.height(tick));
    if (last - level < 15) continue;
    last = level;
    label(pen, palette, axisNumber(tick), left - 6, level, {
      colour: palette.muted,
      align: "right",
      baseline: "middle",
    });
  }
  label(pen, palette, "J", top[0] - 6, top[1] - 13, { weight: 600, align: "right" });
}
