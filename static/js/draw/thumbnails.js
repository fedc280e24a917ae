/**
 * Images as thumbnails: all of them drawn once, each in the colour of its class, on one sheet, and stamped from it, for a
 * thousand of them move with every frame.
 */

/** @import { ImageSize } from "../types.js" */
/** @import { Palette, Rgb } from "./palette.js" */

import { css, markColour, mix } from "./palette.js";

/** The least and the largest side of a thumbnail, CSS pixels, and how much of the room all of them would cover. */
const SMALLEST = 13, LARGEST = 30, CROWD = 1.5;

/**
 * The side of thumbnails in a room, CSS pixels; in whole ones, so that few are made anew while it is resized.
 * @param {number} count @param {number} width @param {number} height
 */
export const thumbnailSide = (count, width, height) =>
  Math.round(Math.min(LARGEST, Math.max(SMALLEST, Math.sqrt(CROWD * width * height / Math.max(1, count)))));

/** Where a thumbnail lies on its sheet. @param {number} index @param {number} columns @param {number} cell */
export const cellOf = (index, columns, cell) => ({
  x: index % columns * cell,
  y: Math.floor(index / columns) * cell,
});

/** The colour that images of a class are written in: on a ground of the same colour nearly as dark as ink. @param {Palette} palette @param {Rgb} colour @param {boolean} grounded */
export const inkOf = (palette, colour, grounded) =>
  grounded ? mix(colour, palette.ink, 0.72) : markColour(palette, colour);

/**
 * @typedef {{
 *   size: ImageSize, side: number, pixels: (Uint8Array | undefined)[], labels: number[], colours: Rgb[],
 * }} Wanted `side` in device pixels, the colour of each class
 */

/** A sheet of thumbnails. @param {Wanted} wanted */
export function createThumbnails({ size, side, pixels, labels, colours }) {
  const { width, height, channels } = size, columns = Math.max(1, Math.ceil(Math.sqrt(pixels.length)));
  const rows = Math.max(1, Math.ceil(pixels.length / columns)), stride = columns * width;
  const source = new OffscreenCanvas(stride, rows * height),
    canvas = new OffscreenCanvas(columns * side, rows * side);
  const from = source.getContext("2d"), pen = canvas.getContext("2d");
  if (!from || !pen) throw new Error("this browser gave no canvas to draw images on");
  const image = new ImageData(stride, rows * height), { data } = image;
  pixels.forEach((bytes, index) => {
    if (!bytes) return;
    const { x, y } = cellOf(index, columns, 1), [r, g, b] = colours[labels[index] % colours.length];
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++) {
        const out = 4 * ((y * height + row) * stride + x * width + column);
        const at = (row * width + column) * channels, whole = channels > 1;
        data[out] = whole ? bytes[at] : r;
        data[out + 1] = whole ? bytes[at + 1] : g;
        data[out + 2] = whole ? bytes[at + 2] : b;
        data[out + 3] = whole ? 255 : bytes[at];
      }
    }
  });
  from.putImageData(image, 0, 0);
  pen.imageSmoothingQuality = "high";
  const frame = channels > 1 ? Math.max(1, Math.round(side / 12)) : 0, inner = side - 2 * frame;
  pixels.forEach((bytes, index) => {
    if (!bytes) return;
    const { x, y } = cellOf(index, columns, side),
      sx = index % columns * width,
      sy = Math.floor(index / columns) * height;
    if (frame) {
      pen.fillStyle = css(colours[labels[index] % colours.length]);
      pen.fillRect(x, y, side, side);
    }
    pen.drawImage(source, sx, sy, width, height, x + frame, y + frame, inner, inner);
  });
  const sheet = canvas.transferToImageBitmap();

  return {
    /**
     * Draw them around their places; the pen is given back as it came.
     * @param {CanvasRenderingContext2D} context @param {ArrayLike<number>} places left and top of each, CSS pixels
     */
    drawAll(context, places) {
      const { a: scale } = context.getTransform(), half = side / 2;
      const right = context.canvas.width, bottom = context.canvas.height;
      context.save();
      context.resetTransform();
      context.imageSmoothingEnabled = false;
      for (let i = 0; i < pixels.length; i++) {
        const x = Math.round(places[2 * i] * scale - half), y = Math.round(places[2 * i + 1] * scale - half);
        if (!(x > -side && y > -side && x < right && y < bottom)) continue;
        context.drawImage(
          sheet,
          i % columns * side,
          Math.floor(i / columns) * side,
          side,
          side,
          x,
          y,
          side,
          side,
        );
      }
      context.restore();
    },
    destroy: () => sheet.close(),
  };
}
