/** The stops of a slider, from a field of the catalogue: even steps, or decades where the range is wide. Pure. */

/** @typedef {import("../types.js").Field} Field */
/** @typedef {number | string | null} Value null: none, off */

/** More steps than this cannot be told apart with a thumb; the range then goes by round numbers. */
const MOST = 200;
/** A logarithmic scale that begins at 0 has its first stop this many decades under its end. */
const DECADES = 5;

/**
 * Every value the slider can take, in order: "none" first where there may be none, named choices ("full") last.
 * @param {Partial<Field>} field @param {{ below?: number }} [options] `below`: leave out numbers above this, and end there where nothing else does
 * @returns {Value[]}
 */
export function stopsOf(field, { below = Infinity } = {}) {
  const minimum = field.minimum ?? 0, maximum = field.maximum ?? 1;
  const step = field.step ?? (field.type === "integer" ? 1 : 0);
  const numbers = field.scale === "log"
    ? decades(minimum, maximum, [1, 3]).filter((value) => !step || Number.isInteger(value / step))
    : !step && maximum > 0.9 && maximum < 1
    ? towardsOne(minimum, maximum)
    : step && (maximum - minimum) / step <= MOST
    ? even(minimum, maximum, step)
    : !step && maximum - minimum <= 1
    ? even(minimum, maximum, (maximum - minimum) / 100)
    : decades(minimum, maximum, [1, 1.5, 2, 3, 4, 5, 7.5]).filter((value) =>
      !step || Number.isInteger(value / step)
    );
  const words = (field.choices ?? []).filter((choice) => typeof choice === "string");
  const allowed = numbers.filter((value) => value <= below);
  if (words.length === 0 && below < maximum && allowed.at(-1) !== below) allowed.push(below);
  return [...(field.nullable ? [null] : []), ...allowed, ...words];
}

/** @param {number} minimum @param {number} maximum @param {number} step */
function even(minimum, maximum, step) {
  const count = Math.round((maximum - minimum) / step);
  return Array.from({ length: count + 1 }, (_, i) => clean(minimum + i * step));
}

/** @param {number} minimum @param {number} maximum @param {number[]} factors */
function decades(minimum, maximum, factors) {
  const stops = [minimum];
  const first = Math.floor(Math.log10(minimum > 0 ? minimum : maximum)) - (minimum > 0 ? 0 : DECADES);
  for (let exponent = first; exponent <= Math.log10(maximum); exponent++) {
    for (const factor of factors) {
      const value = clean(factor * 10 ** exponent);
      if (value > minimum && value < maximum) stops.push(value);
    }
  }
  return [...stops, maximum];
}

/** A share that matters most near 1, such as a momentum: 0, 0.5, 0.8, 0.9, 0.95, … @param {number} minimum @param {number} maximum */
function towardsOne(minimum, maximum) {
  const rests = decades(clean(1 - maximum), 1, [1, 2, 5]).slice(1, -1).reverse();
  return [minimum, ...rests.map((rest) => clean(1 - rest)).filter((value) => value > minimum), maximum];
}

/** Without the dust of binary fractions. @param {number} value */
const clean = (value) => Number(value.toPrecision(10));

/**
 * The index of the stop nearest to a value, by ratio where the stops go by ratio.
 * @param {readonly Value[]} stops @param {Value} value
 */
export function nearestStop(stops, value) {
  const same = stops.indexOf(value);
  if (same >= 0 || typeof value !== "number") return Math.max(0, same);
  let best = 0;
  stops.forEach((stop, i) => {
    if (typeof stop === "number" && Math.abs(stop - value) <= Math.abs(Number(stops[best]) - value)) best = i;
  });
  return best;
}
