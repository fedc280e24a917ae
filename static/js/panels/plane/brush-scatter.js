/** The brush: points scattered evenly over what it sweeps, however fast the hand is. Pure, but for its dice. */

/** @typedef {[number, number]} Place */

/** @param {() => number} [random] */
export function createSpray(random = Math.random) {
  let owed = 0;
  return {
    /** A new stroke owes nothing. */
    lift() {
      owed = 0;
    },
    /**
     * The points for a sweep from one place to another; where it begins (from = to), for one dab.
     * @param {Place} from @param {Place} to @param {number} radius @param {number} density points per unit of area
     * @returns {Place[]}
     */
    sweep(from, to, radius, density) {
      const dx = to[0] - from[0], dy = to[1] - from[1], length = Math.hypot(dx, dy);
      owed += density * (length > 0 ? 2 * radius * length : Math.PI * radius * radius);
      const points = [];
      for (; owed >= 1; owed--) {
        const along = random(), angle = 2 * Math.PI * random(), out = radius * Math.sqrt(random());
        points.push(
          /** @type {Place} */ ([
            from[0] + along * dx + out * Math.cos(angle),
            from[1] + along * dy + out * Math.sin(angle),
          ]),
        );
      }
      return points;
    },
  };
}
