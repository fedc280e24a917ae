import { enclosed, survives } from "../../../../static/js/panels/plane/lasso.js";
import { assertEquals } from "../../assert.js";

/** @typedef {[number, number]} Place */

const x = Float32Array.of(0, 0, 2, 0, 4, 0, 2, 3);
const square = /** @type {Place[]} */ ([[-1, -1], [3, -1], [3, 1], [-1, 1]]);

Deno.test("a lasso encloses what lies inside, whichever way round it was drawn", () => {
  assertEquals(enclosed(x, square), [0, 1]);
  assertEquals(enclosed(x, [...square].reverse()), [0, 1]);
});

Deno.test("a lasso that dents inwards leaves out what lies in the dent", () => {
  const dented = /** @type {Place[]} */ ([[-1, -1], [5, -1], [5, 1], [3, 1], [2, -0.5], [1, 1], [-1, 1]]);
  assertEquals(enclosed(x, dented), [0, 2]);
});

Deno.test("a click encloses nothing, and what is hidden is not found", () => {
  assertEquals(enclosed(x, [[0, 0]]), []);
  assertEquals(enclosed(x, []), []);
  assertEquals(enclosed(x, square, Uint8Array.of(1, 0, 0, 0)), [1]);
});

Deno.test("a selection survives its own moves and what is added, not other points", () => {
  /** @param {...number} values */
  const after = (...values) => Float32Array.of(...values);
  assertEquals(survives(x, after(1, 1, 2, 0, 4, 0, 2, 3), [0]), true);
  assertEquals(survives(x, after(0, 0, 2, 0, 4, 0, 2, 3, 5, 5), [0]), true);
  assertEquals(survives(x, after(1, 1, 2, 1, 4, 0, 2, 3), [0]), false);
  assertEquals(survives(x, after(0, 0, 2, 0, 4, 0), [0]), false);
});
