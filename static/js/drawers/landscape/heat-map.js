/** The surface of J from above: heat map, contour lines, the path of the run, −∇J as an arrow, where the network stands. */

import { clamp, niceTicks } from "../../model/geometry.js";
import { axisNumber, label } from "../../draw/canvas-text.js";
import { crossings } from "./levels.js";
import { css, mix, word } from "../../draw/palette.js";
import { hatch } from "./hatch.js";
import { arrow } from "./line-chart.js";

/** @typedef {import("../../model/landscape.js").Landscape} Landscape */
/** @typedef {import("../../model/landscape.js").Head} Head */
/** @typedef {import("./levels.js").Scale} Scale */
/** @typedef {import("../../draw/palette.js").Palette} Palette */

const LEFT = 58, RIGHT = 12, TOP = 24, BOTTOM = 38;
/** How long the arrow of −∇J is drawn, in pixels: it is a direction. */
const ARROW = 46;

/** The colour of a height, low to high. @param {Palette} palette @param {number} height 0 … 1 */
export const colourOf = ({ zero, pos }, height) => mix(zero, pos, 0.06 + 0.8 * height);

/**
 * The chart's places: pixels of a pair of coordinates, and back.
 * @param {Head} head @param {number} width @param {number} height
 */
export function placesOf({ first, second }, width, height) {
  const across = first.values, up = second?.values ?? [0, 1];
  const [x0, x1, y0, y1] = [across[0], across[across.length - 1], up[0], up[up.length - 1]];
  const right = Math.max(LEFT + 1, width - RIGHT), bottom = Math.max(TOP + 1, height - BOTTOM);
  return {
    left: LEFT,
    right,
    top: TOP,
    bottom,
    x: (/** @type {number} */ value) => LEFT + (value - x0) / (x1 - x0) * (right - LEFT),
    y: (/** @type {number} */ value) => bottom - (value - y0) / (y1 - y0) * (bottom - TOP),
    first: (/** @type {number} */ x) => x0 + (x - LEFT) / (right - LEFT) * (x1 - x0),
    second: (/** @type {number} */ y) => y0 + (bottom - y) / (bottom - TOP) * (y1 - y0),
  };
}

/**
 * What stands still until there is another landscape.
 * @param {CanvasRenderingContext2D} pen @param {Palette} palette
 * @param {{ landscape: Landscape, scale: Scale | null, names: [string, string], width: number, height: number }} shown
 */
export function drawHeights(pen, palette, { landscape, scale, names, width, height }) {
  const { head, values } = landscape, places = placesOf(head, width, height);
  const { left, right, top, bottom } = places;
  const columns = head.first.values.length, rows = head.second?.values.length ?? 1;
  const cellX = (right - left) / (columns - 1), cellY = (bottom - top) / (rows - 1);
  pen.save();
  pen.beginPath();
  pen.rect(left, top, right - left, bottom - top);
  pen.clip();
  pen.save();
  pen.beginPath();
  let any = false;
  for (let row = 0; row < landscape.rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (Number.isFinite(values[row * columns + column])) continue;
      any = true;
      pen.rect(left + (column - 0.5) * cellX, bottom - (row + 0.5) * cellY, cellX, cellY);
    }
  }
  if (any) hatch(pen, palette, width, height);
  pen.restore();
  if (scale) {
    pen.imageSmoothingQuality = "high";
    pen.drawImage(
      image(palette, landscape, scale),
      left - cellX / 2,
      top - cellY / 2,
      right - left + cellX,
      bottom - top + cellY,
    );
    pen.beginPath();
    for (const level of scale.levels) {
      for (let row = 0; row < Math.min(rows, landscape.rows) - 1; row++) {
        for (let column = 0; column < columns - 1; column++) {
          const i = row * columns + column;
          const ends = crossings(
            values[i],
            values[i + 1],
            values[i + columns + 1],
            values[i + columns],
            level,
          );
          for (let end = 0; end < ends.length; end += 2) {
            const x = left + (column + ends[end]) * cellX, y = bottom - (row + ends[end + 1]) * cellY;
            if (end % 4) pen.lineTo(x, y);
            else pen.moveTo(x, y);
          }
        }
      }
    }
    pen.strokeStyle = css(palette.ink, 0.5);
    pen.lineWidth = 0.8;
    pen.stroke();
  }
  path(pen, palette, head, places);
  pen.restore();
  pen.strokeStyle = css(palette.line);
  pen.lineWidth = 1;
  pen.strokeRect(left + 0.5, top + 0.5, right - left - 1, bottom - top - 1);
  axes(pen, palette, places, head, names);
}

/**
 * One pixel for each value, the highest row at the top; what is unknown is seen through.
 * @param {Palette} palette @param {Landscape} landscape @param {Scale} scale
 */
function image(palette, { head, values }, scale) {
  const columns = head.first.values.length, rows = head.second?.values.length ?? 1;
  const canvas = new OffscreenCanvas(columns, rows), pen = canvas.getContext("2d");
  const data = new ImageData(columns, rows), words = new Uint32Array(data.data.buffer);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const value = values[row * columns + column];
      if (Number.isFinite(value)) {
        words[(rows - 1 - row) * columns + column] = word(colourOf(palette, scale.height(value)));
      }
    }
  }
  pen?.putImageData(data, 0, 0);
  return canvas;
}

/**
 * The moments of the run, the first as a ring.
 * @param {CanvasRenderingContext2D} pen @param {Palette} palette @param {Head} head
 * @param {ReturnType<typeof placesOf>} places
 */
function path(pen, palette, { path: moments }, places) {
  pen.lineJoin = pen.lineCap = "round";
  for (const [colour, wide] of /** @type {const} */ ([[css(palette.raised), 5], [css(palette.neg), 2.2]])) {
    pen.beginPath();
    moments.forEach(([, alpha, beta = 0], i) => {
      if (i) pen.lineTo(places.x(alpha), places.y(beta));
      else pen.moveTo(places.x(alpha), places.y(beta));
    });
    pen.strokeStyle = colour;
    pen.lineWidth = wide;
    pen.stroke();
  }
  const [, alpha, beta = 0] = moments[0];
  pen.beginPath();
  pen.arc(places.x(alpha), places.y(beta), 4, 0, 2 * Math.PI);
  pen.fillStyle = css(palette.raised);
  pen.fill();
  pen.lineWidth = 2;
  pen.stroke();
}

/**
 * What moves: the arrow from where the landscape was made, and the place where the network stands now.
 * @param {CanvasRenderingContext2D} pen @param {Palette} palette @param {Head} head
 * @param {[number, number]} now @param {number} width @param {number} height
 */
export function drawHere(pen, palette, head, now, width, height) {
  const places = placesOf(head, width, height), { first, second } = head;
  pen.save();
  pen.beginPath();
  pen.rect(places.left, places.top, places.right - places.left, places.bottom - places.top);
  pen.clip();
  if (second && first.descent !== null && second.descent !== null) {
    const x = places.x(first.now), y = places.y(second.now);
    const dx = places.x(first.now + first.descent) - x, dy = places.y(second.now + second.descent) - y;
    const length = Math.hypot(dx, dy);
    if (length > 0) {
      arrow(pen, palette, x, y, x + dx / length * ARROW, y + dy / length * ARROW, palette.ink);
    }
  }
  dot(
    pen,
    palette,
    clamp(places.x(now[0]), places.left, places.right),
    clamp(places.y(now[1]), places.top, places.bottom),
  );
  pen.restore();
}

/** Where the network stands. @param {CanvasRenderingContext2D} pen @param {Palette} palette @param {number} x @param {number} y */
export function dot(pen, palette, x, y) {
  pen.beginPath();
  pen.arc(x, y, 6, 0, 2 * Math.PI);
  pen.fillStyle = css(palette.neg);
  pen.fill();
  pen.lineWidth = 2.5;
  pen.strokeStyle = css(palette.raised);
  pen.stroke();
  pen.beginPath();
  pen.arc(x, y, 7.5, 0, 2 * Math.PI);
  pen.lineWidth = 1;
  pen.strokeStyle = css(palette.ink);
  pen.stroke();
}

/**
 * @param {CanvasRenderingContext2D} pen @param {Palette} palette @param {ReturnType<typeof placesOf>} places
 * @param {Head} head @param {[string, string]} names
 */
function axes(pen, palette, places, { first, second }, names) {
  const { left, right, top, bottom } = places, quiet = { colour: palette.muted, halo: null };
  /** @param {number[]} values @param {number} pixels */
  const ticks = (values, pixels) => niceTicks(values[0], values[values.length - 1], Math.max(2, pixels / 56));
  for (const tick of ticks(first.values, right - left)) {
    label(pen, palette, axisNumber(tick), clamp(places.x(tick), left + 6, right - 8), bottom + 17, {
      ...quiet,
      align: "center",
    });
  }
  for (const tick of ticks(second?.values ?? [0, 1], bottom - top)) {
    label(pen, palette, axisNumber(tick), left - 7, places.y(tick), {
      ...quiet,
      align: "right",
      baseline: "middle",
    });
  }
  label(pen, palette, names[0], right, bottom + 33, { halo: null, weight: 600, align: "right" });
  label(pen, palette, names[1], 4, top - 11, { halo: null, weight: 600 });
}
