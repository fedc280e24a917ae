/** Small text on a canvas: with a halo where it lies on a picture, and numbers as the page writes them. */

import { script } from "../model/names.js";
import { css } from "./palette.js";

/**
 * @typedef {{ align?: CanvasTextAlign, baseline?: CanvasTextBaseline, colour?: import("./palette.js").Rgb,
 *   halo?: import("./palette.js").Rgb | null, weight?: number }} LabelStyle
 */

/**
 * @param {CanvasRenderingContext2D} context @param {import("./palette.js").Palette} palette
 * @param {string} text @param {number} x @param {number} y @param {LabelStyle} [style]
 */
export function label(context, palette, text, x, y, style = {}) {
  context.font = style.weight ? `${style.weight} ${palette.font}` : palette.font;
  context.textAlign = style.align ?? "left";
  context.textBaseline = style.baseline ?? "alphabetic";
  if (style.halo !== null) {
    context.strokeStyle = css(style.halo ?? palette.paper, 0.8);
    context.lineWidth = 3.5;
    context.lineJoin = "round";
    context.strokeText(text, x, y);
  }
  context.fillStyle = css(style.colour ?? palette.ink);
  context.fillText(text, x, y);
}

/** @type {Map<string, Intl.NumberFormat>} */
const formats = new Map();

/**
 * A number for an axis: at most three significant digits, a true minus sign, powers of ten where it is tiny or huge.
 * @param {number} value @param {string} [language] @returns {string}
 */
export function axisNumber(value, language = globalThis.document?.documentElement.lang || "en") {
  const size = Math.abs(value);
  if (size > 0 && (size < 1e-3 || size >= 1e5)) {
    const power = Math.floor(Math.log10(size) + 1e-9);
    const factor = Number((value / 10 ** power).toPrecision(3));
    const ten = `10${script(power, "⁰¹²³⁴⁵⁶⁷⁸⁹", "⁻")}`;
    return Math.abs(factor) === 1
      ? `${factor < 0 ? "−" : ""}${ten}`
      : `${axisNumber(factor, language)}·${ten}`;
  }
  let format = formats.get(language);
  if (!format) {
    format = new Intl.NumberFormat(language, { maximumSignificantDigits: 4 });
    formats.set(language, format);
  }
  return format.format(value).replace("-", "−");
}
