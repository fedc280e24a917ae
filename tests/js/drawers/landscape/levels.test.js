import { crossings, scaleOf } from "../../../../static/js/drawers/landscape/levels.js";
import { assertEquals } from "../../assert.js";

Deno.test("heights are even in the logarithm of J", () => {
  const scale = scaleOf([0.01, NaN, 0.1, 1]);
  assertEquals([0.01, 0.1, 1].map((value) => Math.round(1e6 * (scale?.height(value) ?? NaN)) / 1e6), [
    0,
    0.5,
    1,
  ]);
  assertEquals([scale?.height(1e-9), scale?.height(50)], [0, 1]);
});

Deno.test("a J of exactly zero is as low as the scale goes", () => {
  const scale = scaleOf([0, 1]);
  assertEquals([scale?.low, scale?.height(0), scale?.height(1)], [1e-8, 0, 1]);
});

Deno.test("without a finite number there is no scale; a flat surface has neither height nor lines", () => {
  assertEquals(scaleOf([NaN, Infinity]), null);
  const flat = scaleOf([0.5, 0.5]);
  assertEquals([flat?.height(0.5), flat?.levels], [0, []]);
  assertEquals(scaleOf([0, 0])?.height(0), 0);
});

Deno.test("contour lines stand at round values, enough of them whether J changes a lot or hardly", () => {
  for (const values of [[1e-6, 100], [0.01, 1], [0.1, 1.3], [0.69, 0.71], [3, 3.0001]]) {
    const levels = scaleOf(values)?.levels ?? [];
    assertEquals(levels.length >= 4 && levels.length <= 16, true);
    assertEquals(levels.every((level) => level >= values[0] && level <= values[1]), true);
  }
  assertEquals(scaleOf([0.1, 1.05])?.levels.includes(0.5), true);
});

Deno.test("a contour line crosses a cell where the values pass the level", () => {
  assertEquals(crossings(0, 1, 1, 0, 0.25), [0.25, 0, 0.25, 1]);
  assertEquals(crossings(0, 0, 1, 1, 0.5), [1, 0.5, 0, 0.5]);
  assertEquals(crossings(0, 1, 2, 1, 3), []);
  assertEquals(crossings(0, NaN, 1, 1, 0.5), []);
});

Deno.test("on a saddle the middle says which corners belong together", () => {
  // Low corners a and c; the middle is high: each is cut off on its own.
  assertEquals(crossings(0, 4, 0, 4, 1), [0.25, 0, 0, 0.25, 1, 0.75, 0.75, 1]);
  // The middle is low: the high corners b and d are cut off.
  assertEquals(crossings(0, 4, 0, 4, 3), [0.75, 0, 1, 0.25, 0.25, 1, 0, 0.75]);
});
