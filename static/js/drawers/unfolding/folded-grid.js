/**
 * The plane's lattice as a sheet that a network folds: cells that follow it, and the decision carried along in it.
 * Answers are given at the m×m nodes, one field or one for each class, row 0 at x₂ = +6. Pure.
 */

/** Steps of shade on each side of zero. */
export const SHADES = 6;

/**
 * By how much class k leads the best of the others at a node.
 * @param {ArrayLike<number>} answers @param {number} classes @param {number} area @param {number} node @param {number} k
 */
function lead(answers, classes, area, node, k) {
  let best = -Infinity;
  for (let other = 0; other < classes; other++) {
    if (other !== k) best = Math.max(best, answers[other * area + node]);
  }
  return answers[k * area + node] - best;
}

/**
 * Where the decision crosses the lattice: pieces of lines as [a, b, s, c, d, t, …], from the share s of the way from
 * node a to node b, to the share t of the way from c to d. Carry the nodes anywhere, and it is carried along.
 * @param {ArrayLike<number>} answers @param {number} classes fields in it, 1 for a line where it is 0
 * @param {number} side
 * @returns {number[]}
 */
export function crossings(answers, classes, side) {
  /** @type {number[]} */
  const pieces = [];
  const area = side * side;
  for (let k = 0; k < classes; k++) {
    const field = classes === 1
      ? answers
      : Float32Array.from({ length: area }, (_, node) => lead(answers, classes, area, node, k));
    for (let row = 0; row < side - 1; row++) {
      for (let column = 0; column < side - 1; column++) {
        const a = row * side + column, up = field[a] >= 0;
        if (field[a + 1] >= 0 === up && field[a + side] >= 0 === up && field[a + side + 1] >= 0 === up) {
          continue;
        }
        const corners = [a, a + 1, a + side + 1, a + side];
        const values = corners.map((node) => field[node]);
        /** @type {number[][]} */
        const cuts = [];
        for (let i = 0; i < 4; i++) {
          const j = (i + 1) % 4, from = values[i], to = values[j];
          if (from >= 0 !== to >= 0) cuts.push([corners[i], corners[j], from / (from - to)]);
        }
        if (cuts.length === 4 && values[0] + values[1] + values[2] + values[3] >= 0 !== values[0] >= 0) {
          // A saddle: the middle says which two opposite corners belong together.
          cuts.unshift(/** @type {number[]} */ (cuts.pop()));
        }
        for (let i = 0; i + 1 < cuts.length; i += 2) pieces.push(...cuts[i], ...cuts[i + 1]);
      }
    }
  }
  return pieces;
}

/**
 * The shade of every cell: the class that leads in its middle, or −SHADES … SHADES for one field.
 * @param {ArrayLike<number>} answers @param {number} classes @param {number} side
 * @param {(value: number) => number} squash one field's value to −1 … 1
 * @returns {Int8Array} (side − 1)² of them
 */
export function cellShades(answers, classes, side, squash) {
  const shades = new Int8Array((side - 1) * (side - 1)), area = side * side;
  for (let row = 0, cell = 0; row < side - 1; row++) {
    for (let column = 0; column < side - 1; column++, cell++) {
      const a = row * side + column;
      let best = -Infinity;
      for (let k = 0; k < classes; k++) {
        const at = k * area + a;
        const mean = (answers[at] + answers[at + 1] + answers[at + side] + answers[at + side + 1]) / 4;
        if (classes === 1) shades[cell] = Math.round(SHADES * squash(mean));
        else if (mean > best) {
          best = mean;
          shades[cell] = k;
        }
      }
    }
  }
  return shades;
}

/**
 * The picture between two stages: `at` 2.25 is a quarter of the way from the third to the fourth.
 * @param {Float32Array} places all stages, `length` numbers each @param {number} length @param {number} at
 * @param {Float32Array} out
 */
export function between(places, length, at, out) {
  const last = places.length / length - 1;
  const stage = Math.min(Math.max(0, last - 1), Math.max(0, Math.floor(at)));
  const start = stage * length;
  const t = last < 1 ? 0 : smooth(Math.min(1, at - stage)), next = last < 1 ? start : start + length;
  for (let i = 0; i < length; i++) {
    const from = places[start + i];
    out[i] = from + (places[next + i] - from) * t;
  }
  return { stage, t };
}

/** Slow at both ends, so that each stage is seen to be reached. @param {number} t */
export const smooth = (t) => t * t * (3 - 2 * t);
