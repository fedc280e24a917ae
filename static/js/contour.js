/**
 * Marching squares: the line where a field is zero, and the region where it is not negative, on a square grid. Pure.
 *
 * A field has `side`×`side` values, row 0 at the top. Its first and last rows and columns lie on the edge of the
 * square, the others at the centres of side − 2 cells (surface.js pads a grid so), which is how a line reaches the
 * edge. Where two corners differ in sign the line crosses between them at the root of the linear interpolation.
 */

/** @typedef {{ moveTo(x: number, y: number): void, lineTo(x: number, y: number): void }} Pen Path2D, or a test's list */
/** @typedef {Pen & { closePath(): void }} Brush */

/**
 * The position of a row or column, in cells from the edge.
 * @param {number} i @param {number} side
 */
export const position = (i, side) => i === 0 ? 0 : i === side - 1 ? side - 2 : i - 0.5;

/** @param {number} a @param {number} b two values of different sign */
const root = (a, b) => a / (a - b);

/** @param {number} v */
const identity = (v) => v;

/**
 * Draw the line v = 0. `straighten`, odd and increasing, is applied to the values at a crossing: where v saturates
 * (a sigmoid), its inverse brings back the nearly linear logit and the line runs smoothly through a steep place.
 * @param {ArrayLike<number>} field @param {number} side @param {number} size pixels of the square
 * @param {Pen} pen @param {(v: number) => number} [straighten]
 */
export function zeroLine(field, side, size, pen, straighten = identity) {
  const unit = size / (side - 2);
  for (let row = 0; row < side - 1; row++) {
    for (let column = 0; column < side - 1; column++) {
      const i = row * side + column;
      const a = field[i], b = field[i + 1], c = field[i + side + 1], d = field[i + side];
      const signs = (a >= 0 ? 1 : 0) + (b >= 0 ? 2 : 0) + (c >= 0 ? 4 : 0) + (d >= 0 ? 8 : 0);
      if (signs === 0 || signs === 15) continue;
      cell(straighten(a), straighten(b), straighten(c), straighten(d), row, column, side, unit, pen);
    }
  }
}

/**
 * The piece (or two) of the zero line in one cell with corners a b / d c.
 * @param {number} a @param {number} b @param {number} c @param {number} d
 * @param {number} row @param {number} column @param {number} side @param {number} unit @param {Pen} pen
 */
function cell(a, b, c, d, row, column, side, unit, pen) {
  const left = position(column, side) * unit, right = position(column + 1, side) * unit;
  const top = position(row, side) * unit, bottom = position(row + 1, side) * unit;
  const A = a >= 0, B = b >= 0, C = c >= 0, D = d >= 0;
  const upper = A !== B ? left + (right - left) * root(a, b) : 0;
  const lower = D !== C ? left + (right - left) * root(d, c) : 0;
  const west = A !== D ? top + (bottom - top) * root(a, d) : 0;
  const east = B !== C ? top + (bottom - top) * root(b, c) : 0;
  if (A !== B && B !== C && C !== D) {
    // A saddle: the value in the middle says which two opposite corners belong together.
    const together = (a + b + c + d >= 0) === A;
    pen.moveTo(left, west);
    pen.lineTo(together ? lower : upper, together ? bottom : top);
    pen.moveTo(right, east);
    pen.lineTo(together ? upper : lower, together ? top : bottom);
    return;
  }
  let started = false;
  /** @param {number} x @param {number} y */
  const end = (x, y) => {
    if (started) pen.lineTo(x, y);
    else pen.moveTo(x, y);
    started = true;
  };
  if (A !== B) end(upper, top);
  if (B !== C) end(right, east);
  if (D !== C) end(lower, bottom);
  if (A !== D) end(left, west);
}

/**
 * Fill the region v ≥ 0: runs of whole cells as one rectangle each, cut cells as polygons, all clockwise so that
 * neighbours share their edges without a seam.
 * @param {ArrayLike<number>} field @param {number} side @param {number} size @param {Brush} brush
 * @param {(v: number) => number} [straighten]
 */
export function region(field, side, size, brush, straighten = identity) {
  const unit = size / (side - 2);
  for (let row = 0; row < side - 1; row++) {
    const top = position(row, side) * unit, bottom = position(row + 1, side) * unit;
    let from = -1;
    for (let column = 0; column < side; column++) {
      const i = row * side + column;
      const inside = column < side - 1
        ? (field[i] >= 0 ? 1 : 0) + (field[i + 1] >= 0 ? 1 : 0) + (field[i + side] >= 0 ? 1 : 0) +
          (field[i + side + 1] >= 0 ? 1 : 0)
        : 0;
      if (inside === 4) {
        if (from < 0) from = column;
        continue;
      }
      if (from >= 0) {
        const left = position(from, side) * unit, right = position(column, side) * unit;
        brush.moveTo(left, top);
        brush.lineTo(right, top);
        brush.lineTo(right, bottom);
        brush.lineTo(left, bottom);
        brush.closePath();
        from = -1;
      }
      if (inside > 0) {
        const left = position(column, side) * unit, right = position(column + 1, side) * unit;
        const a = straighten(field[i]), b = straighten(field[i + 1]);
        const c = straighten(field[i + side + 1]), d = straighten(field[i + side]);
        cut(a, b, c, d, left, right, top, bottom, brush);
      }
    }
  }
}

/**
 * The part of one cell that is not negative, walked clockwise from its top left corner. At a saddle the two corners
 * are joined through the middle.
 * @param {number} a @param {number} b @param {number} c @param {number} d
 * @param {number} left @param {number} right @param {number} top @param {number} bottom @param {Brush} brush
 */
function cut(a, b, c, d, left, right, top, bottom, brush) {
  let started = false;
  /** @param {number} x @param {number} y */
  const corner = (x, y) => {
    if (started) brush.lineTo(x, y);
    else brush.moveTo(x, y);
    started = true;
  };
  const width = right - left, height = bottom - top;
  if (a >= 0) corner(left, top);
  if (a >= 0 !== b >= 0) corner(left + width * root(a, b), top);
  if (b >= 0) corner(right, top);
  if (b >= 0 !== c >= 0) corner(right, top + height * root(b, c));
  if (c >= 0) corner(right, bottom);
  if (c >= 0 !== d >= 0) corner(left + width * root(d, c), bottom);
  if (d >= 0) corner(left, bottom);
  if (d >= 0 !== a >= 0) corner(left, top + height * root(a, d));
  brush.closePath();
}

/**
 * Draw the lines between neighbouring classes: for each class k, where p_k minus the largest of the others is zero.
 * Only cells whose corners have different winners are looked at, and a line between two classes is drawn once.
 * @param {Float32Array} values the fields of all classes, one after the other @param {number} classes
 * @param {number} side @param {number} size @param {Uint8Array} winners the class with the largest value, side×side
 * @param {Pen} pen @param {(v: number) => number} [straighten]
 */
export function classLines(values, classes, side, size, winners, pen, straighten = identity) {
  const unit = size / (side - 2);
  for (let row = 0; row < side - 1; row++) {
    for (let column = 0; column < side - 1; column++) {
      const i = row * side + column;
      const a = winners[i];
      if (a === winners[i + 1] && a === winners[i + side] && a === winners[i + side + 1]) continue;
      const corners = [i, i + 1, i + side + 1, i + side];
      const kinds = new Set(corners.map((corner) => winners[corner]));
      for (const k of kinds) {
        const [p, q, r, s] = corners.map((corner) => straighten(lead(values, classes, side, corner, k)));
        cell(p, q, r, s, row, column, side, unit, pen);
        if (kinds.size === 2) break;
      }
    }
  }
}

/**
 * By how much class k leads the best of the others at index i.
 * @param {Float32Array} values @param {number} classes @param {number} side @param {number} i @param {number} k
 */
export function lead(values, classes, side, i, k) {
  const area = side * side;
  let best = -Infinity;
  for (let other = 0; other < classes; other++) {
    if (other !== k && values[other * area + i] > best) best = values[other * area + i];
  }
  return values[k * area + i] - best;
}
