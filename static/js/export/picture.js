/** A view of the page as a picture to take away: itself, at any number of pixels, under a line that says what it is. */

import { integer, loss } from "../lib/format.js";
import { paint } from "../draw/paint.js";
import { css, readPalette } from "../draw/palette.js";
import { stacked } from "../draw/canvas-stack.js";
import { layersText } from "../model/names.js";
import { datasetOf } from "../state/settings.js";
import { t } from "../lib/text.js";

/** @typedef {import("../types.js").State} State */

const MARGIN = 16, TITLE = 52;

/**
 * The views that are on the page now, each with its name.
 * @returns {{ element: HTMLElement, name: string }[]}
 */
export function viewsOnShow() {
  const found = new Map();
  for (const root of stacked()) {
    const element = /** @type {HTMLElement} */ (root.closest(".diagram") ?? root);
    if (element.closest("button, .studio") || element.getClientRects().length === 0) continue;
    found.set(element, nameOf(element));
  }
  return [...found].map(([element, name]) => ({ element, name }))
    // In the order in which they stand on the page.
    .sort(({ element: a }, { element: b }) =>
      a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1
    );
}

/** What a view is called: by its panel's heading, or by what a screen reader is told. @param {HTMLElement} element */
function nameOf(element) {
  const heading = element.closest(".panel")?.querySelector("h2")?.textContent;
  return heading || element.closest("[aria-label]")?.getAttribute("aria-label") || t("Picture");
}

/** What a picture of this moment says under its name, the most telling first. @param {State} state */
export function caption(state) {
  const now = state.frame?.state, { config, catalog } = state;
  if (!now || !config) return [];
  /** @param {string} name */
  const title = (name) => catalog.activations.find((one) => one.name === name)?.title ?? name;
  return [
    datasetOf({ ...state, wanted: null })?.title ?? "",
    t("epoch {epoch}", { epoch: integer(now.epoch) }),
    now.loss.train === null ? "" : t("train loss {loss}", { loss: loss(now.loss.train) }),
    now.loss.test === null ? "" : t("test loss {loss}", { loss: loss(now.loss.test) }),
    layersText(config.network.hidden, title) || t("no hidden layer"),
  ].filter(Boolean);
}

/** What the plane shows: the output, or the neuron that is looked at. @param {State} state @param {string} name */
export function titleOf(state, name) {
  const surface = state.frame?.state.surface;
  return surface?.layer && surface.unit !== null
    ? t("{name}: {text}", {
      name,
      text: t("Layer {layer}, unit {unit}", { layer: surface.layer, unit: surface.unit + 1 }),
    })
    : name;
}

/**
 * The name of a picture and what it is of, one line each; what does not fit is left out, part by part.
 * @param {CanvasRenderingContext2D} pen in CSS pixels @param {import("../draw/palette.js").Palette} palette
 * @param {string} title @param {readonly string[]} parts @param {number} width
 */
export function writeTitle(pen, palette, title, parts, width) {
  const family = palette.font.replace(/^\S+ /, "");
  const room = width - 2 * MARGIN;
  pen.textAlign = "left";
  pen.textBaseline = "alphabetic";
  pen.font = `600 14px ${family}`;
  pen.fillStyle = css(palette.ink);
  pen.fillText(title, MARGIN, 22, room);
  const brand = "Frontière", titled = pen.measureText(title).width;
  pen.font = `11px ${family}`;
  pen.fillStyle = css(palette.muted);
  const branded = pen.measureText(brand).width;
  if (titled + branded + 24 < room) pen.fillText(brand, width - MARGIN - branded, 22);
  const fitting = [...parts];
  while (fitting.length > 1 && pen.measureText(fitting.join(" · ")).width > room) fitting.pop();
  pen.fillText(fitting.join(" · "), MARGIN, 40, room);
}

/**
 * A picture of a view.
 * @param {HTMLElement} element @param {string} name @param {State} state @param {number} ratio pixels to the CSS pixel
 * @returns {HTMLCanvasElement}
 */
export function takePicture(element, name, state, ratio) {
  const palette = readPalette(element);
  const inner = [
    Math.max(element.scrollWidth, element.clientWidth),
    Math.max(element.scrollHeight, element.clientHeight),
  ];
  const width = inner[0] + 2 * MARGIN, height = inner[1] + TITLE + MARGIN;
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("this browser gave no canvas to draw on");
  pen.scale(ratio, ratio);
  pen.fillStyle = css(palette.paper);
  pen.fillRect(0, 0, width, height);
  writeTitle(pen, palette, element.id === "plane" ? titleOf(state, name) : name, caption(state), width);
  paint(pen, element, ratio, MARGIN, TITLE);
  return canvas;
}
