/** The few assertions the tests of static/js need; no network, no packages. */

/** @param {boolean} condition @param {string} [message] @returns {asserts condition} */
export function assert(condition, message = "the assertion does not hold") {
  if (!condition) throw new Error(message);
}

/** @param {unknown} actual @param {unknown} expected */
export function assertEquals(actual, expected) {
  const [a, b] = [actual, expected].map((value) =>
    Deno.inspect(value, { depth: 9, sorted: true, iterableLimit: 1e4 })
  );
  if (a !== b) throw new Error(`expected ${b}, got ${a}`);
}

/** @param {number} actual @param {number} expected @param {number} [tolerance] @param {string} [what] */
export function assertClose(actual, expected, tolerance = 1e-6, what = "a number") {
  if (!(Math.abs(actual - expected) <= tolerance)) {
    throw new Error(`${what}: expected ${expected} ± ${tolerance}, got ${actual}`);
  }
}
