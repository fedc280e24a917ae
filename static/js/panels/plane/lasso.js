/** Points picked out together: which ones a lasso encloses, and whether they are still the same ones. Pure. */

/** @typedef {[number, number]} Place */

/**
 * The points inside a closed path, by the even-odd rule, in ascending order.
 * @param {Float32Array} x pairs of coordinates @param {readonly Place[]} path
 * @param {Uint8Array | null} [hidden] 1 for each point that is not to be found
 */
export function enclosed(x, path, hidden = null) {
  const found = [];
  for (let i = 0; i < x.length; i += 2) {
    if (hidden?.[i / 2] === 1) continue;
    let inside = false;
    for (let a = 0, b = path.length - 1; a < path.length; b = a++) {
      const [ax, ay] = path[a], [bx, by] = path[b];
      if (ay > x[i + 1] !== by > x[i + 1] && x[i] < ax + (x[i + 1] - ay) / (by - ay) * (bx - ax)) {
        inside = !inside;
      }
    }
    if (inside) found.push(i / 2);
  }
  return found;
}

/**
 * Whether indices still mean the same points: nothing was removed, and only the selected ones have moved.
 * @param {Float32Array} before @param {Float32Array} after pairs of coordinates @param {readonly number[]} selection
 */
export function survives(before, after, selection) {
  if (after.length < before.length) return false;
  const chosen = new Set(selection);
  for (let i = 0; i < before.length; i++) {
    if (before[i] !== after[i] && !chosen.has(i >> 1)) return false;
  }
  return true;
}
