/**
 * What a network sees of a drawing: strokes brought to the size of an image. Pure.
 *
 * A digit is normalised as those of its data set were. MNIST: scaled to a box of 20×20 pixels with its proportions
 * kept, anti-aliased, and moved so that its centre of mass is in the middle of the 28×28 pixels (Y. LeCun, C. Cortes,
 * C. J. C. Burges, 1998). The digits of 8×8 pixels fill their height, are counted on a grid four times as fine, and have
 * all the same share of ink. A picture in colour is taken as it is drawn.
 */

/** @import { ImageSize, Line, Stroke } from "../types.js" */

/**
 * How a size of digits is normalised: the box, and half the width of the pen from the least to the most, in pixels; the
 * share of ink that is aimed at; a grid so many times as fine; whether the centre of mass, or else that of the box, is
 * in the middle.
 * @typedef {{ box: number, pen: [number, number], ink: number, fine: number, byMass: boolean }} Norm
 */

/** Halvings of the pen's width on the way to the ink that is aimed at. */
const HALVINGS = 6;

/** @param {ImageSize} size @returns {Norm} */
function normOf({ height }) {
  const pen = height * 1.15 / 28;
  return height < 16
    ? { box: height, pen: [0.03 * height, 0.17 * height], ink: 0.305, fine: 4, byMass: false }
    : { box: height * 20 / 28, pen: [pen, pen], ink: 0, fine: 1, byMass: true };
}

/** What is drawn, as bytes of an image of this size. @param {readonly Stroke[]} strokes @param {ImageSize} size */
export const imageOf = (strokes, size) =>
  size.channels === 1 ? digitOf(strokes, size) : pictureOf(strokes, size);

/** @param {readonly Stroke[]} strokes @param {ImageSize} size */
function digitOf(strokes, size) {
  const { height, width } = size, norm = normOf(size);
  const lines = strokes.map(({ line }) => line).filter((line) => line.length > 0);
  if (!lines.length) return new Uint8Array(height * width);
  /** @param {number} pen @param {[number, number]} [middle] where the middle of the strokes comes to */
  const ink = (pen, middle = [width / 2, height / 2]) => inked(lines, size, norm, pen, middle);
  let [thin, thick] = norm.pen, found = ink(thick);
  for (let i = 0; i < HALVINGS && thin < thick; i++) {
    const pen = (thin + thick) / 2;
    found = ink(pen);
    if (found.reduce((sum, share) => sum + share, 0) < norm.ink * found.length) thin = pen;
    else thick = pen;
  }
  if (norm.byMass) {
    const [across, down] = middleOf(found, width);
    found = ink(thick, [width - across, height - down]);
  }
  return Uint8Array.from(found, (share) => Math.round(255 * share));
}

/**
 * The shares of pixels that lines cover, scaled to the box.
 * @param {readonly Line[]} lines @param {ImageSize} size @param {Norm} norm @param {number} pen @param {[number, number]} middle
 */
function inked(lines, { width, height }, { box, fine }, pen, [across, down]) {
  const all = lines.flat(), [x0, x1] = span(all.map(({ x }) => x)), [y0, y1] = span(all.map(({ y }) => y));
  const scale = (box - 2 * pen) / Math.max(x1 - x0, y1 - y0, 1e-3);
  const covered = new Float32Array(fine * height * fine * width);
  for (const line of lines) {
    const placed = line.map(({ x, y }) => ({
      x: fine * (across + scale * (x - (x0 + x1) / 2)),
      y: fine * (down + scale * (y - (y0 + y1) / 2)),
    }));
    cover(covered, fine * width, fine * height, placed, fine * pen);
  }
  return coarse(covered, width, height, fine);
}

/** @param {readonly Stroke[]} strokes @param {ImageSize} size */
function pictureOf(strokes, { height, width, channels }) {
  const image = new Float32Array(height * width * channels).fill(255);
  for (const { line, colour, width: pen } of strokes) {
    const covered = new Float32Array(height * width);
    const placed = line.map(({ x, y }) => ({ x: x * width, y: y * height }));
    cover(covered, width, height, placed, pen * width / 2);
    covered.forEach((share, i) => {
      if (!share) return;
      for (let c = 0; c < channels; c++) {
        image[i * channels + c] += share * (colour[c] - image[i * channels + c]);
      }
    });
  }
  return Uint8Array.from(image, Math.round);
}

/**
 * Take the shares of pixels that a line covers into `covered`, anti-aliased: by how near their middles are to it.
 * @param {Float32Array} covered @param {number} width @param {number} height
 * @param {readonly { x: number, y: number }[]} line in pixels @param {number} pen half its width
 */
function cover(covered, width, height, line, pen) {
  const reach = pen + 1;
  line.forEach((to, i) => {
    const from = line[Math.max(0, i - 1)], dx = to.x - from.x, dy = to.y - from.y, length = dx * dx + dy * dy;
    const top = Math.max(0, Math.floor(Math.min(from.y, to.y) - reach));
    const bottom = Math.min(height - 1, Math.ceil(Math.max(from.y, to.y) + reach));
    const left = Math.max(0, Math.floor(Math.min(from.x, to.x) - reach));
    const right = Math.min(width - 1, Math.ceil(Math.max(from.x, to.x) + reach));
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) {
        const x = column + 0.5 - from.x, y = row + 0.5 - from.y;
        const t = length ? Math.min(1, Math.max(0, (x * dx + y * dy) / length)) : 0;
        const share = Math.min(1, pen + 0.5 - Math.hypot(x - t * dx, y - t * dy)), at = row * width + column;
        if (share > covered[at]) covered[at] = share;
      }
    }
  });
}

/** The mean of each `fine`×`fine` pixels. @param {Float32Array} from @param {number} width @param {number} height @param {number} fine */
function coarse(from, width, height, fine) {
  if (fine === 1) return from;
  return Float32Array.from({ length: width * height }, (_, i) => {
    const left = fine * (i % width), top = fine * Math.floor(i / width);
    let sum = 0;
    for (let k = 0; k < fine * fine; k++) {
      sum += from[(top + Math.floor(k / fine)) * fine * width + left + k % fine];
    }
    return sum / (fine * fine);
  });
}

/** The centre of mass, across and down, in pixels. @param {ArrayLike<number>} image @param {number} width @returns {[number, number]} */
export function middleOf(image, width) {
  let mass = 0, across = 0, down = 0;
  for (let i = 0; i < image.length; i++) {
    mass += image[i];
    across += image[i] * (i % width + 0.5);
    down += image[i] * (Math.floor(i / width) + 0.5);
  }
  return mass ? [across / mass, down / mass] : [width / 2, image.length / width / 2];
}

/** @param {number[]} values */
const span = (values) => [Math.min(...values), Math.max(...values)];
