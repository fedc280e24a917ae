/** The tiles of a layer of a network for images: how large they are, what they show, which feed a unit most. Pure. */

/** The least and the largest side of a tile, the gap between two, and the bar under each, CSS pixels. */
const SMALLEST = 22, LARGEST = 76, GAP = 4, BAR = 5;

/**
 * The largest side at which so many tiles fit into a room, the smallest where none does.
 * @param {number} count @param {number} width @param {number} height
 */
export function tileSide(count, width, height) {
  for (let side = LARGEST; side > SMALLEST; side--) {
    const columns = Math.floor((width + GAP) / (side + GAP)),
      rows = Math.floor((height + GAP) / (side + BAR + GAP));
    if (columns * rows >= count) return side;
  }
  return SMALLEST;
}

/**
 * The number that is full colour in all images of a layer: nearly the largest |w|, so that one of its size outdoes none.
 * @param {ArrayLike<number>} values
 */
export function scaleOf(values) {
  const step = Math.max(1, Math.floor(values.length / 4096));
  const sizes = Float32Array.from(
    { length: Math.floor(values.length / step) },
    (_, i) => Math.abs(values[i * step]),
  );
  sizes.sort();
  return sizes[Math.floor(0.995 * (sizes.length - 1))] || 1;
}

/**
 * The largest inputs of a unit, by |w a|.
 * @param {ArrayLike<number>} weights its own @param {ArrayLike<number>} below a of the layer before @param {number} most
 * @returns {{ unit: number, product: number }[]}
 */
export const strongest = (weights, below, most) =>
  Array.from(weights, (w, unit) => ({ unit, product: w * below[unit] }))
    .filter(({ product }) => product !== 0 && Number.isFinite(product))
    .sort((a, b) => Math.abs(b.product) - Math.abs(a.product))
    .slice(0, most);

/** Each number as a share of the largest, with its sign; all 0 where there is nothing. @param {ArrayLike<number>} values */
export function sharesOf(values) {
  const most = Math.max(0, ...Array.from(values, Math.abs).filter(Number.isFinite));
  return Array.from(values, (value) => most && Number.isFinite(value) ? value / most : 0);
}

/** Sizes of a layer to choose from, and the one that it has. @param {number} units @param {readonly [number, number]} limits */
export const sizesOf = (units, [least, most]) =>
  [...new Set([1, 2, 3, 4, 8, 16, 32, 64, 128, 256, units])]
    .filter((size) => size >= least && size <= most)
    .sort((a, b) => a - b);
