/** A three as a hand draws it, for tests. */

/** @import { Stroke } from "../../static/js/types.js" */

/** @type {[number, number][][]} */
export const THREE = [[
  [0.3, 0.25],
  [0.45, 0.15],
  [0.62, 0.2],
  [0.65, 0.35],
  [0.48, 0.47],
  [0.66, 0.58],
  [0.66, 0.75],
  [0.48, 0.86],
  [0.3, 0.78],
]];

/**
 * Lines as strokes, smaller or elsewhere.
 * @param {readonly [number, number][][]} lines @param {{ scale?: number, x?: number, y?: number }} [at] @returns {Stroke[]}
 */
export const draw = (lines, { scale = 1, x = 0, y = 0 } = {}) =>
  lines.map((line) => ({
    line: line.map(([left, top]) => ({ x: x + scale * left, y: y + scale * top })),
    colour: [0, 0, 0],
    width: 0.07,
  }));
