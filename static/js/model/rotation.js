/** A space of three axes seen from a side that can be chosen: turned, then looked at from far away. Pure. */

/** @typedef {{ yaw: number, pitch: number }} Turn radians: around the upright axis, then towards the eye */

/** Where one begins to look: all three axes are seen. @type {Readonly<Turn>} */
export const FIRST = Object.freeze({ yaw: -0.6, pitch: 0.42 });

/** One does not look from behind the poles. */
const STEEPEST = Math.PI / 2;

/** @param {Turn} turn @param {number} yaw @param {number} pitch @returns {Turn} */
export const turnedBy = (turn, yaw, pitch) => ({
  yaw: (turn.yaw + yaw) % (2 * Math.PI),
  pitch: Math.max(-STEEPEST, Math.min(STEEPEST, turn.pitch + pitch)),
});

/**
 * Flatten places of three numbers around a middle; the third axis points up.
 * @param {Float32Array} places @param {ArrayLike<number>} middle @param {Turn} turn @param {Float32Array} out pairs
 */
export function flatten(places, middle, { yaw, pitch }, out) {
  const c = Math.cos(yaw), s = Math.sin(yaw), up = Math.cos(pitch), away = Math.sin(pitch);
  for (let i = 0, at = 0; i + 2 < places.length; i += 3, at += 2) {
    const x = places[i] - middle[0], y = places[i + 1] - middle[1], z = places[i + 2] - middle[2];
    out[at] = c * x - s * y;
    out[at + 1] = up * z + away * (s * x + c * y);
  }
  return out;
}

/**
 * The middle of places, and the radius of the ball around it that holds them.
 * @param {Float32Array} places three numbers each
 */
export function ballOf(places) {
  const low = [Infinity, Infinity, Infinity], high = [-Infinity, -Infinity, -Infinity];
  for (let i = 0; i < places.length; i++) {
    const axis = i % 3;
    low[axis] = Math.min(low[axis], places[i]);
    high[axis] = Math.max(high[axis], places[i]);
  }
  const middle = low.map((value, axis) => Number.isFinite(value) ? (value + high[axis]) / 2 : 0);
  let radius = 0;
  for (let i = 0; i + 2 < places.length; i += 3) {
    radius = Math.max(
      radius,
      Math.hypot(places[i] - middle[0], places[i + 1] - middle[1], places[i + 2] - middle[2]),
    );
  }
  return { middle, radius };
}
