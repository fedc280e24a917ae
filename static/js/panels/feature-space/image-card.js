/** The card beside an image that is pointed at: the image in large, what it is, and what it is read as. */

/** @import { State, Translate } from "../../types.js" */
/** @import { Palette } from "../../draw/palette.js" */

import { label } from "../../draw/canvas-text.js";
import { inks, shadeImage } from "../../draw/images.js";
import { css } from "../../draw/palette.js";
import { largest, passOfImage, probabilities } from "../../model/probe.js";
import { className, imagesOf } from "../../state/settings.js";

/** The side of the image, the padding and the height of a line, CSS pixels. */
const SIDE = 84, PADDING = 8, LINE = 16;

/** @typedef {{ x: number, y: number, width: number, height: number }} At a place, and the room it is in */

/** Where a card is put beside a place, so that it stays in the room. @param {At} at @param {number} wide @param {number} high */
export const beside = ({ x, y, width, height }, wide, high) => ({
  left: x + 16 + wide > width ? Math.max(4, x - 16 - wide) : x + 16,
  top: Math.min(Math.max(4, y - high / 2), Math.max(4, height - high - 4)),
});

/** @param {Translate} t */
export function createImageCard(t) {
  const scratch = new OffscreenCanvas(1, 1);

  /** @param {State} state @param {number} point @param {Uint8Array} pixels */
  const linesOf = (state, point, pixels) => {
    const { points: { labels, split } } = state, is = className(state, labels[point]);
    const shares = probabilities(passOfImage(state, pixels));
    return [
      split[point]
        ? t("{class}, a test image", { class: is })
        : t("{class}, a training image", { class: is }),
      ...(shares.length ? [t("read as {class}", { class: className(state, largest(shares)) })] : []),
    ];
  };

  /** @param {CanvasRenderingContext2D} pen @param {Palette} palette @param {State} state @param {number} point @param {At} at */
  return (pen, palette, state, point, at) => {
    const size = imagesOf(state), pixels = state.sheet.get(state.points.images?.[point] ?? -1);
    if (!size || !pixels) return;
    const lines = linesOf(state, point, pixels);
    pen.font = palette.font;
    const wide = Math.max(SIDE, ...lines.map((line) => pen.measureText(line).width)) + 2 * PADDING;
    const high = SIDE + 2 * PADDING + LINE * lines.length, { left, top } = beside(at, wide, high);
    pen.beginPath();
    pen.roundRect(left, top, wide, high, 8);
    pen.fillStyle = css(palette.raised);
    pen.fill();
    pen.strokeStyle = css(palette.line);
    pen.lineWidth = 1;
    pen.stroke();
    [scratch.width, scratch.height] = [size.width, size.height];
    const image = new ImageData(size.width, size.height);
    shadeImage(pixels, size, inks(palette), new Uint32Array(image.data.buffer));
    scratch.getContext("2d")?.putImageData(image, 0, 0);
    pen.imageSmoothingEnabled = false;
    pen.drawImage(scratch, left + (wide - SIDE) / 2, top + PADDING, SIDE, SIDE);
    lines.forEach((line, i) =>
      label(pen, palette, line, left + wide / 2, top + PADDING + SIDE + 13 + LINE * i, {
        align: "center",
        halo: null,
      })
    );
  };
}
