/**
 * Marching squares: the line where a field is zero, on a square grid. Pure.
 *
 * A field has `side`×`side` values, row 0 at the top. Its first and last rows and columns lie on the edge of the
 * square, the others at the centres of side − 2 cells (surface.js pads a grid so), which is how a line reaches the
 * edge. Where two corners differ in sign the line crosses between them at the root of the linear interpolation.
 */

/** @typedef {{ moveTo(x: number, y: number): void, lineTo(x: number, y: number): void }} Pen Path2D, or a test's list */

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
  const unit = size / (side - 2), line = new Pieces();
  for (let row = 0; row < side - 1; row++) {
    for (let column = 0; column < side - 1; column++) {
      const i = row * side + column;
      const a = field[i], b = field[i + 1], c = field[i + side + 1], d = field[i + side];
      const signs = (a >= 0 ? 1 : 0) + (b >= 0 ? 2 : 0) + (c >= 0 ? 4 : 0) + (d >= 0 ? 8 : 0);
      if (signs === 0 || signs === 15) continue;
      cell(straighten(a), straighten(b), straighten(c), straighten(d), row, column, side, unit, line);
    }
  }
  line.draw(pen);
}

/**
 * The pieces of a line, one a cell, kept until they can be drawn end to end: in one go a line is stroked in a third of
 * the time. A piece ends on edges of the grid: 2i is the edge from place i to the right, 2i + 1 the one down from it.
 */
class Pieces {
  /** Two for each piece. @type {number[]} */
  #edges = [];
  /** x and y of both ends of each piece. @type {number[]} */
  #places = [];
  /** The pieces that end on an edge. @type {Map<number, number[]>} */
  #meeting = new Map();

  /**
   * @param {number} edge0 @param {number} x0 @param {number} y0 @param {number} edge1 @param {number} x1
   * @param {number} y1
   */
  add(edge0, x0, y0, edge1, x1, y1) {
    const piece = this.#edges.length / 2;
    this.#edges.push(edge0, edge1);
    this.#places.push(x0, y0, x1, y1);
    for (const edge of [edge0, edge1]) {
      const meeting = this.#meeting.get(edge);
      if (meeting) meeting.push(piece);
      else this.#meeting.set(edge, [piece]);
    }
  }

  /** @param {Pen} pen */
  draw(pen) {
    const edges = this.#edges, places = this.#places, count = edges.length / 2;
    const drawn = new Uint8Array(count);
    /** @param {number} edge */
    const meetingAt = (edge) => this.#meeting.get(edge) ?? [];
    /** From one end of a piece as far as it goes on. @param {number} piece @param {number} end 0 or 1 */
    const walk = (piece, end) => {
      pen.moveTo(places[4 * piece + 2 * end], places[4 * piece + 2 * end + 1]);
      for (;;) {
        drawn[piece] = 1;
        const far = 1 - end, edge = edges[2 * piece + far], meeting = meetingAt(edge);
        pen.lineTo(places[4 * piece + 2 * far], places[4 * piece + 2 * far + 1]);
        const next = meeting.length === 2 ? meeting[meeting[0] === piece ? 1 : 0] : piece;
        if (drawn[next]) return;
        end = edges[2 * next] === edge ? 0 : 1;
        piece = next;
      }
    };
    for (let piece = 0; piece < count; piece++) {
      for (const end of [0, 1]) {
        if (!drawn[piece] && meetingAt(edges[2 * piece + end]).length !== 2) walk(piece, end);
      }
    }
    // What is left closes.
    for (let piece = 0; piece < count; piece++) if (!drawn[piece]) walk(piece, 0);
  }
}

/**
 * The piece (or two) of the zero line in one cell with corners a b / d c.
 * @param {number} a @param {number} b @param {number} c @param {number} d
 * @param {number} row @param {number} column @param {number} side @param {number} unit @param {Pieces} line
 */
function cell(a, b, c, d, row, column, side, unit, line) {
  const left = position(column, side) * unit, right = position(column + 1, side) * unit;
  const top = position(row, side) * unit, bottom = position(row + 1, side) * unit;
  const A = a >= 0, B = b >= 0, C = c >= 0, D = d >= 0;
  const first = 2 * (row * side + column);
  /** @type {[number, number, number][]} the edge, and where it is crossed */
  const ends = [];
  if (A !== B) ends.push([first, left + (right - left) * root(a, b), top]);
  if (B !== C) ends.push([first + 3, right, top + (bottom - top) * root(b, c)]);
  if (D !== C) ends.push([first + 2 * side, left + (right - left) * root(d, c), bottom]);
  if (A !== D) ends.push([first + 1, left, top + (bottom - top) * root(a, d)]);
  if (ends.length === 2) line.add(...ends[0], ...ends[1]);
  if (ends.length < 4) return;
  // A saddle: the value in the middle says which two opposite corners belong together.
  const [upper, east, lower, west] = ends;
  const together = (a + b + c + d >= 0) === A;
  line.add(...west, ...(together ? lower : upper));
  line.add(...east, ...(together ? upper : lower));
}

/**
 * Draw the lines between neighbouring classes: for each class k, where p_k minus the largest of the others is zero.
 * Only cells whose corners have different winners are looked at, and a line between two classes is drawn once.
 * @param {Float32Array} values the fields of all classes, one after the other @param {number} classes
 * @param {number} side @param {number} size @param {Uint8Array} winners the class with the largest value, side×side
 * @param {Pen} pen @param {(v: number) => number} [straighten]
 */
export function classLines(values, classes, side, size, winners, pen, straighten = identity) {
  const unit = size / (side - 2), line = new Pieces();
  for (let row = 0; row < side - 1; row++) {
    for (let column = 0; column < side - 1; column++) {
      const i = row * side + column;
      const a = winners[i];
      if (a === winners[i + 1] && a === winners[i + side] && a === winners[i + side + 1]) continue;
      const corners = [i, i + 1, i + side + 1, i + side];
      const kinds = new Set(corners.map((corner) => winners[corner]));
      for (const k of kinds) {
        const [p, q, r, s] = corners.map((corner) => straighten(lead(values, classes, side, corner, k)));
        cell(p, q, r, s, row, column, side, unit, line);
        if (kinds.size === 2) break;
      }
    }
  }
  line.draw(pen);
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
