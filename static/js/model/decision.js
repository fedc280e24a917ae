/**
 * The head's decision on a pair of features: an affine map of (a1, a2) to one logit per class, so that classes are
 * divided by straight lines. Pure.
 */

/** @typedef {import("./geometry.js").Bounds} Bounds */
/** @typedef {{ classes: number, single: boolean, w: ArrayLike<number> }} Head w holds w1, w2, b for each class */

/**
 * The head of a network whose last weights see exactly the two shown units; null otherwise. A single output (binary,
 * regression) becomes two classes with the logits 0 and z, divided where z = 0.
 * @param {import("../types.js").Frame} frame
 * @returns {Head | null}
 */
export function headOf(frame) {
  const last = frame.weights.length;
  const shown = frame.state.features;
  const weights = frame.weights[last - 1], biases = frame.biases[last - 1];
  if (!shown || shown.units.length !== 2 || !weights || weights.columns !== 2) return null;
  if (shown.units[0] === shown.units[1]) return null;
  if (shown.layer !== last - 1 && shown.layer !== -1) return null;
  const single = weights.rows === 1;
  const classes = single ? 2 : weights.rows;
  const w = new Float64Array(3 * classes);
  for (let row = 0; row < weights.rows; row++) {
    const k = single ? 1 : row;
    w[3 * k] = weights.values[2 * row + shown.units[0]];
    w[3 * k + 1] = weights.values[2 * row + shown.units[1]];
    w[3 * k + 2] = biases[row];
  }
  return w.every(Number.isFinite) ? { classes, single, w } : null;
}

/**
 * The straight pieces of the boundaries inside the bounds: for each pair of classes the part of z_j = z_k on which
 * no other class is larger.
 * @param {Head} head @param {Bounds} bounds
 * @returns {[number, number, number, number][]} from (x, y) to (x, y)
 */
export function boundaries({ classes, w }, bounds) {
  /** @type {[number, number, number, number][]} */
  const pieces = [];
  for (let j = 0; j < classes; j++) {
    for (let k = j + 1; k < classes; k++) {
      const a = w[3 * j] - w[3 * k], b = w[3 * j + 1] - w[3 * k + 1], c = w[3 * j + 2] - w[3 * k + 2];
      const length = Math.hypot(a, b);
      if (!(length > 1e-12)) continue;
      // The foot of the perpendicular from the middle of the bounds, and the direction of the line.
      const mx = (bounds.x0 + bounds.x1) / 2, my = (bounds.y0 + bounds.y1) / 2;
      const distance = (a * mx + b * my + c) / length;
      const x = mx - distance * a / length, y = my - distance * b / length;
      const dx = -b / length, dy = a / length;
      const span = [-Infinity, Infinity];
      keep(span, dx, x - bounds.x0);
      keep(span, -dx, bounds.x1 - x);
      keep(span, dy, y - bounds.y0);
      keep(span, -dy, bounds.y1 - y);
      for (let other = 0; other < classes; other++) {
        if (other === j || other === k) continue;
        const p = w[3 * j] - w[3 * other], q = w[3 * j + 1] - w[3 * other + 1];
        keep(span, p * dx + q * dy, p * x + q * y + w[3 * j + 2] - w[3 * other + 2]);
      }
      if (span[0] < span[1]) {
        pieces.push([x + span[0] * dx, y + span[0] * dy, x + span[1] * dx, y + span[1] * dy]);
      }
    }
  }
  return pieces;
}

/**
 * Keep the part of a span where slope·t + value ≥ 0.
 * @param {number[]} span @param {number} slope @param {number} value
 */
function keep(span, slope, value) {
  if (slope > 0) span[0] = Math.max(span[0], -value / slope);
  else if (slope < 0) span[1] = Math.min(span[1], -value / slope);
  else if (value < 0) span[1] = -Infinity;
}
