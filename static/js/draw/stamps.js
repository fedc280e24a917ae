/**
 * Small pictures that are drawn once and stamped from then on: in a view that glides, hundreds of outlines a frame would
 * cost more than all the rest.
 */

/** A kind has a picture for every so-manieth part of a device pixel, each way: it glides, and stays sharp. */
const PHASES = 4;

/** @typedef {{ half: number, pictures: ImageBitmap }} Sheet of a kind: half the side of a picture, and all of them */
/** @typedef {(kind: number, left: number, top: number) => void} Stamp in CSS pixels */

/**
 * Where something at `at` device pixels is stamped: the whole pixel its picture begins from, and which of them it is.
 * @param {number} at @returns {[number, number]}
 */
export function phaseOf(at) {
  const parts = Math.round(at * PHASES), whole = Math.floor(parts / PHASES);
  return [whole, parts - whole * PHASES];
}

/**
 * @param {(pen: OffscreenCanvasRenderingContext2D, kind: number) => void} paint a kind around the origin
 * @param {(kind: number) => number} reachOf how far it reaches from there, CSS pixels
 */
export function createStamps(paint, reachOf) {
  /** @type {(Sheet | undefined)[]} */
  let sheets = [];
  /** Device pixels to a CSS pixel. */
  let scale = 0;

  /** @param {number} kind @returns {Sheet} */
  const sheetOf = (kind) => {
    const half = Math.ceil(reachOf(kind) * scale) + 1;
    const canvas = new OffscreenCanvas(2 * half * PHASES, 2 * half * PHASES), pen = canvas.getContext("2d");
    if (!pen) throw new Error("this browser gave no canvas to draw marks on");
    for (let row = 0; row < PHASES; row++) {
      for (let column = 0; column < PHASES; column++) {
        const [x, y] = [column, row].map((phase) => (2 * phase + 1) * half + phase / PHASES);
        pen.setTransform(scale, 0, 0, scale, x, y);
        paint(pen, kind);
      }
    }
    return { half, pictures: canvas.transferToImageBitmap() };
  };

  /**
   * Stamp some; the pen is given back as it came.
   * @param {CanvasRenderingContext2D} pen @param {(stamp: Stamp) => void} all
   */
  return (pen, all) => {
    const { a } = pen.getTransform(), { width, height } = pen.canvas;
    if (a !== scale) {
      scale = a;
      sheets = [];
    }
    pen.save();
    pen.resetTransform();
    pen.imageSmoothingEnabled = false;
    all((kind, left, top) => {
      const { half, pictures } = sheets[kind] ??= sheetOf(kind), side = 2 * half;
      const [x, column] = phaseOf(left * scale), [y, row] = phaseOf(top * scale);
      // Said so that what is no number is out of sight, too.
      if (!(x > -half && y > -half && x < width + half && y < height + half)) return;
      pen.drawImage(pictures, column * side, row * side, side, side, x - half, y - half, side, side);
    });
    pen.restore();
  };
}
