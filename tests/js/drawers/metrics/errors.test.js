import { assertEquals } from "../../assert.js";
import { likeliest, pointsOf } from "../../../../static/js/drawers/metrics/errors.js";

Deno.test("the images of a cell are those of its side and class that are read as it says", () => {
  const points = { labels: Float32Array.of(4, 4, 4, 9), split: Uint8Array.of(1, 1, 0, 1) };
  const cell = { split: /** @type {const} */ ("test"), actual: 4, predicted: 9 };
  assertEquals(pointsOf(cell, points, [9, 4, 9, 9]), [0]);
});

Deno.test("the likeliest answers come first", () => {
  assertEquals(likeliest([0.1, 0.7, 0.2], 2), [{ label: 1, share: 0.7 }, { label: 2, share: 0.2 }]);
});
