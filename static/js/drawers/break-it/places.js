/** Places in the network that a setting names: layers, units, weights. Pure. */

/** @typedef {number | readonly (number | null)[]} Place a layer from 1, [layer, unit] or [layer, row, column]; without a column a bias */

/** @param {Place} one @param {Place} other */
const same = (one, other) => String(one) === String(other);

/** Whether a place is named. @param {readonly Place[]} places @param {Place} place */
export const isNamed = (places, place) => places.some((one) => same(one, place));

/**
 * The places with one more, or without it where it was among them.
 * @template {Place} P
 * @param {readonly P[]} places @param {P} place @returns {P[]}
 */
export const toggled = (places, place) =>
  isNamed(places, place) ? places.filter((one) => !same(one, place)) : [...places, place];
