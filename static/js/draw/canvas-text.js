/** Small text on a canvas: with a halo where it lies on a picture, and numbers as the page writes them. */

import { script } from "../model/names.js";
import { css } from "./palette.js";

/**
 * @typedef {{ align?: CanvasTextAlign, baseline?: CanvasTextBaseline, colour?: import("./palette.js").Rgb,
 *   halo?: import("./palette.js").Rgb | null, weight?: number }} LabelStyle
 */

/** How large what is raised is, and how far it is raised, as shares of the text's size. */
const SMALLER = 0.8, RAISED = 0.34;

/**
 * A text on the canvas; a layer in square brackets, as in a₁^[2], is raised.
 * @param {CanvasRenderingContext2D} context @param {import("./palette.js").Palette} palette
 * @param {string} text @param {number} x @param {number} y @param {LabelStyle} [style]
 */
export function label(context, palette, text, x, y, style = {}) {
  context.textBaseline = style.baseline ?? "alphabetic";
  context.strokeStyle = css(style.halo ?? palette.paper, 0.8);
  context.lineWidth = 3.5;
  context.lineJoin = "round";
  context.fillStyle = css(style.colour ?? palette.ink);
  const font = style.weight ? `${style.weight} ${palette.font}` : palette.font, align = style.align ?? "left";
  const pieces = text.includes("^[") ? placed(context, text, x, y, font, align) : [{ text, x, y, font }];
  context.textAlign = pieces.length > 1 ? "left" : align;
  for (const write of /** @type {const} */ (["strokeText", "fillText"])) {
    if (write === "strokeText" && style.halo === null) continue;
    for (const piece of pieces) {
      context.font = piece.font;
      context[write](piece.text, piece.x, piece.y);
    }
  }
}

/**
 * The pieces of a text with something raised, one behind the other.
 * @param {CanvasRenderingContext2D} context @param {string} text @param {number} x @param {number} y
 * @param {string} font @param {CanvasTextAlign} align
 */
function placed(context, text, x, y, font, align) {
  const size = Number(font.match(/([\d.]+)px/)?.[1] ?? 12);
  const small = font.replace(/[\d.]+px/, `${SMALLER * size}px`);
  let width = 0;
  const pieces = text.split(/\^(\[\d+\])/).map((piece, i) => {
    const own = i % 2 ? small : font, left = width;
    context.font = own;
    width += context.measureText(piece).width;
    return { text: piece, x: left, y: i % 2 ? y - RAISED * size : y, font: own };
  });
  const start = x - width * (align === "center" ? 0.5 : align === "right" ? 1 : 0);
  return pieces.filter((piece) => piece.text).map((piece) => ({ ...piece, x: start + piece.x }));
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
