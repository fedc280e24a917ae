import { assertEquals } from "../../assert.js";
import { chosenPoints } from "../../../../static/js/panels/image-input/choice.js";

const points = { labels: Float32Array.of(0, 1, 1, 0), split: Uint8Array.of(0, 0, 1, 1) };

Deno.test("the gallery has the images of a class and of a side, the newest first", () => {
  assertEquals(chosenPoints(points, { label: null, test: null }), [3, 2, 1, 0]);
  assertEquals(chosenPoints(points, { label: 1, test: null }), [2, 1]);
  assertEquals(chosenPoints(points, { label: 0, test: true }), [3]);
  assertEquals(chosenPoints(points, { label: 0, test: false }), [0]);
});
