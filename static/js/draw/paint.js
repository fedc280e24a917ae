/**
 * Painting a part of the page on a canvas: its canvases, words, menus and small pictures, where they stand and as they
 * are styled. It knows as much of CSS as the page's views use.
 */

import { copyStack, stacked } from "./canvas-stack.js";

/** What is a control, and says nothing in a picture. */
const LEFT_OUT = ".stepper button, .curve, .callout, .spoken";

/**
 * @param {CanvasRenderingContext2D} pen in CSS pixels @param {HTMLElement} root @param {number} ratio
 * @param {number} left @param {number} top where the root's own corner comes to lie
 */
export function paint(pen, root, ratio, left, top) {
  const box = root.getBoundingClientRect();
  const stacks = new Set(stacked());
  const dx = left - box.left + root.scrollLeft, dy = top - box.top + root.scrollTop;

  /** @param {Element} element */
  const walk = (element) => {
    if (element.matches(LEFT_OUT)) return;
    const style = getComputedStyle(element);
    if (style.display === "none" || style.visibility !== "visible" || Number(style.opacity) === 0) return;
    pen.save();
    pen.globalAlpha *= Number(style.opacity);
    if (element instanceof SVGElement) paintSvg(element);
    else if (element instanceof HTMLElement) paintElement(element, style);
    pen.restore();
  };

  /** @param {HTMLElement} element @param {CSSStyleDeclaration} style */
  const paintElement = (element, style) => {
    if (element instanceof HTMLCanvasElement) return paintCanvas(element, style);
    if (element instanceof HTMLSelectElement) return paintChoice(element, style);
    if (stacks.has(element)) {
      const own = element.getBoundingClientRect();
      const radius = radiusOf(getComputedStyle(element.querySelector("canvas") ?? element), own.width);
      pen.save();
      pen.beginPath();
      pen.roundRect(own.left + dx, own.top + dy, own.width, own.height, radius);
      pen.clip();
      copyStack(element, ratio, pen, own.left + dx, own.top + dy);
      pen.restore();
    }
    for (const child of element.childNodes) {
      if (child instanceof Text) paintWords(child, style);
      else if (child instanceof Element && !(stacks.has(element) && child instanceof HTMLCanvasElement)) {
        walk(child);
      }
    }
  };

  /** @param {HTMLCanvasElement} canvas @param {CSSStyleDeclaration} style */
  const paintCanvas = (canvas, style) => {
    const { left: x, top: y, width, height } = canvas.getBoundingClientRect();
    if (!canvas.width || !canvas.height || !width) return;
    const radius = radiusOf(style, width);
    const [, colour, wide] = /^(.*\)) 0px 0px 0px ([\d.]+)px/.exec(style.boxShadow) ?? [];
    if (colour) {
      const around = Number(wide);
      pen.beginPath();
      pen.roundRect(
        x + dx - around,
        y + dy - around,
        width + 2 * around,
        height + 2 * around,
        radius + around,
      );
      pen.fillStyle = colour;
      pen.fill();
    }
    pen.save();
    pen.beginPath();
    pen.roundRect(x + dx, y + dy, width, height, radius);
    pen.clip();
    pen.imageSmoothingQuality = "high";
    pen.drawImage(canvas, x + dx, y + dy, width, height);
    pen.restore();
  };

  /** A menu is its choice. @param {HTMLSelectElement} select @param {CSSStyleDeclaration} style */
  const paintChoice = (select, style) => {
    const { left: x, top: y, width, height } = select.getBoundingClientRect();
    if (!width) return;
    write(style);
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    pen.fillText(select.selectedOptions[0]?.text ?? "", x + dx + width / 2, y + dy + height / 2, width);
  };

  /** Word by word, each where the browser has put it. @param {Text} text @param {CSSStyleDeclaration} style */
  const paintWords = (text, style) => {
    const range = document.createRange();
    for (const { 0: word, index } of text.data.matchAll(/\S+/g)) {
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      const { left: x, top: y, width } = range.getBoundingClientRect();
      if (!width) continue;
      write(style);
      pen.textAlign = "left";
      pen.textBaseline = "alphabetic";
      const shown = style.textTransform === "uppercase"
        ? word.toLocaleUpperCase(document.documentElement.lang)
        : word;
      pen.fillText(shown, x + dx, y + dy + pen.measureText(shown).fontBoundingBoxAscent);
    }
  };

  /** @param {CSSStyleDeclaration} style */
  const write = ({ fontStyle, fontWeight, fontSize, fontFamily, letterSpacing, color }) => {
    pen.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
    if ("letterSpacing" in pen) pen.letterSpacing = letterSpacing === "normal" ? "0px" : letterSpacing;
    pen.fillStyle = color;
  };

  /** @param {SVGElement} element */
  const paintSvg = (element) => {
    for (const shape of element.querySelectorAll("path, polygon, circle")) {
      const matrix = /** @type {SVGGraphicsElement} */ (shape).getScreenCTM();
      if (!matrix) continue;
      const path = new Path2D(), outline = outlineOf(shape);
      path.addPath(outline, new DOMMatrix([1, 0, 0, 1, dx, dy]).multiply(DOMMatrix.fromMatrix(matrix)));
      const { fill, stroke, strokeWidth } = getComputedStyle(shape);
      if (fill !== "none") {
        pen.fillStyle = fill;
        pen.fill(path);
      }
      if (stroke !== "none") {
        pen.strokeStyle = stroke;
        pen.lineWidth = parseFloat(strokeWidth) * Math.hypot(matrix.a, matrix.b);
        pen.stroke(path);
      }
    }
  };

  walk(root);
}

/** @param {CSSStyleDeclaration} style @param {number} width */
function radiusOf({ borderTopLeftRadius }, width) {
  const radius = parseFloat(borderTopLeftRadius) || 0;
  return borderTopLeftRadius.includes("%") ? radius / 100 * width : radius;
}

/** @param {Element} shape */
function outlineOf(shape) {
  if (shape instanceof SVGPathElement) return new Path2D(shape.getAttribute("d") ?? "");
  if (shape instanceof SVGPolygonElement) return new Path2D(`M${shape.getAttribute("points")}Z`);
  const path = new Path2D();
  const [x, y, r] = ["cx", "cy", "r"].map((name) => Number(shape.getAttribute(name)));
  path.arc(x, y, r, 0, 2 * Math.PI);
  return path;
}
