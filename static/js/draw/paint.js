/**
 * Painting a part of the page on a canvas: its canvases, words, menus and small pictures, where they stand and as they
 * are styled. It knows as much of CSS as the page's views use.
 */

import { copyStack, stacked } from "./canvas-stack.js";

/** What is a control, and says nothing in a picture. */
const LEFT_OUT = ".stepper button, .curve, .callout, .spoken";

/**
 * @typedef {{
 *   pen: CanvasRenderingContext2D, ratio: number, dx: number, dy: number, stacks: Set<HTMLElement>,
 * }} Sheet `dx` and `dy` lead from the window to the canvas, in CSS pixels
 */

/**
 * @param {CanvasRenderingContext2D} pen in CSS pixels @param {HTMLElement} root @param {number} ratio
 * @param {number} left @param {number} top where the root's own corner comes to lie
 */
export function paint(pen, root, ratio, left, top) {
  const box = root.getBoundingClientRect();
  const dx = left - box.left + root.scrollLeft, dy = top - box.top + root.scrollTop;
  paintPart({ pen, ratio, dx, dy, stacks: new Set(stacked()) }, root);
}

/** An element with all that is in it. @param {Sheet} on @param {Element} element */
function paintPart(on, element) {
  if (element.matches(LEFT_OUT)) return;
  const style = getComputedStyle(element);
  if (style.display === "none" || style.visibility !== "visible" || Number(style.opacity) === 0) return;
  on.pen.save();
  on.pen.globalAlpha *= Number(style.opacity);
  if (element instanceof SVGElement) paintSvg(on, element);
  else if (element instanceof HTMLCanvasElement) paintCanvas(on, element, style);
  else if (element instanceof HTMLSelectElement) paintChoice(on, element, style);
  else if (element instanceof HTMLElement) paintElement(on, element, style);
  on.pen.restore();
}

/** @param {Sheet} on @param {HTMLElement} element @param {CSSStyleDeclaration} style */
function paintElement(on, element, style) {
  const stack = on.stacks.has(element);
  if (stack) {
    const { left, top, width, height } = element.getBoundingClientRect();
    const radius = radiusOf(getComputedStyle(element.querySelector("canvas") ?? element), width);
    const x = left + on.dx, y = top + on.dy;
    within(on.pen, [x, y, width, height], radius, () => copyStack(element, on.ratio, on.pen, x, y));
  }
  for (const child of element.childNodes) {
    if (child instanceof Text) paintWords(on, child, style);
    else if (child instanceof Element && !(stack && child instanceof HTMLCanvasElement)) paintPart(on, child);
  }
}

/** A canvas, and the ring around it that its shadow makes. @param {Sheet} on @param {HTMLCanvasElement} canvas @param {CSSStyleDeclaration} style */
function paintCanvas({ pen, dx, dy }, canvas, style) {
  const { left, top, width, height } = canvas.getBoundingClientRect();
  if (!canvas.width || !canvas.height || !width) return;
  const x = left + dx, y = top + dy, radius = radiusOf(style, width);
  const [, colour, wide] = /^(.*\)) 0px 0px 0px ([\d.]+)px/.exec(style.boxShadow) ?? [];
  if (colour) {
    const around = Number(wide);
    pen.beginPath();
    pen.roundRect(x - around, y - around, width + 2 * around, height + 2 * around, radius + around);
    pen.fillStyle = colour;
    pen.fill();
  }
  within(pen, [x, y, width, height], radius, () => {
    pen.imageSmoothingQuality = "high";
    pen.drawImage(canvas, x, y, width, height);
  });
}

/**
 * Draw within a box with round corners.
 * @param {CanvasRenderingContext2D} pen @param {[number, number, number, number]} box @param {number} radius
 * @param {() => void} draw
 */
function within(pen, box, radius, draw) {
  pen.save();
  pen.beginPath();
  pen.roundRect(...box, radius);
  pen.clip();
  draw();
  pen.restore();
}

/** A menu is its choice. @param {Sheet} on @param {HTMLSelectElement} select @param {CSSStyleDeclaration} style */
function paintChoice({ pen, dx, dy }, select, style) {
  const { left, top, width, height } = select.getBoundingClientRect();
  if (!width) return;
  write(pen, style);
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillText(select.selectedOptions[0]?.text ?? "", left + dx + width / 2, top + dy + height / 2, width);
}

/** Word by word, each where the browser has put it. @param {Sheet} on @param {Text} text @param {CSSStyleDeclaration} style */
function paintWords({ pen, dx, dy }, text, style) {
  const range = document.createRange(), language = document.documentElement.lang;
  for (const { 0: word, index } of text.data.matchAll(/\S+/g)) {
    range.setStart(text, index);
    range.setEnd(text, index + word.length);
    const { left, top, width } = range.getBoundingClientRect();
    if (!width) continue;
    write(pen, style);
    pen.textAlign = "left";
    pen.textBaseline = "alphabetic";
    const shown = style.textTransform === "uppercase" ? word.toLocaleUpperCase(language) : word;
    pen.fillText(shown, left + dx, top + dy + pen.measureText(shown).fontBoundingBoxAscent);
  }
}

/** Take up the type of an element. @param {CanvasRenderingContext2D} pen @param {CSSStyleDeclaration} style */
function write(pen, { fontStyle, fontWeight, fontSize, fontFamily, letterSpacing, color }) {
  pen.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
  if ("letterSpacing" in pen) pen.letterSpacing = letterSpacing === "normal" ? "0px" : letterSpacing;
  pen.fillStyle = color;
}

/** @param {Sheet} on @param {SVGElement} element */
function paintSvg({ pen, dx, dy }, element) {
  for (const shape of element.querySelectorAll("path, polygon, circle")) {
    const matrix = /** @type {SVGGraphicsElement} */ (shape).getScreenCTM();
    if (!matrix) continue;
    const path = new Path2D();
    path.addPath(
      outlineOf(shape),
      new DOMMatrix([1, 0, 0, 1, dx, dy]).multiply(DOMMatrix.fromMatrix(matrix)),
    );
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
