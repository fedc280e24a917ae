import {
  allShown,
  canRelabel,
  chosen,
  nextShown,
  placeOf,
  spoken,
  toggled,
} from "../../../../static/js/panels/plane/spoken-points.js";
import { assertEquals } from "../../assert.js";

const state = (more = {}) => /** @type {any} */ ({
  points: {
    x: Float32Array.of(0, 0, 1.256, -2, 3, 0),
    labels: Float32Array.of(0, 1, 0),
    split: Uint8Array.of(0, 1, 0),
  },
  showTest: true,
  drag: null,
  config: { data: { classes: 2, dataset: "circle" } },
  catalog: { datasets: [] },
  frame: { state: { problem: "binary" } },
  ...more,
});
const t = (/** @type {string} */ text, /** @type {any} */ values) =>
  text.replaceAll(/\{(\w+)\}/g, (_, name) => String(values[name]));

Deno.test("points are gone through in a ring, and hidden ones are passed over", () => {
  assertEquals([null, 0, 2].map((picked) => nextShown(state(), picked, 1)), [0, 1, 0]);
  assertEquals([null, 0].map((picked) => nextShown(state(), picked, -1)), [2, 2]);
  assertEquals(nextShown(state({ showTest: false }), 0, 1), 2);
  const hidden = { x: new Float32Array(2), labels: new Float32Array(1), split: Uint8Array.of(1) };
  assertEquals(nextShown(state({ showTest: false, points: hidden }), null, 1), null);
});

Deno.test("all points on show can be selected, and one by one let go", () => {
  assertEquals(allShown(state()), [0, 1, 2]);
  assertEquals(allShown(state({ showTest: false })), [0, 2]);
  assertEquals([toggled([1, 2], 2), toggled([1], 2)], [[1], [1, 2]]);
});

Deno.test("a point is counted from one for people, and is where the hand holds it", () => {
  assertEquals(placeOf(state({ drag: { index: 1, x: [5, 5] } }), 1), [5, 5]);
  const words = spoken(state(), 1, t);
  assertEquals(words.startsWith("Point 2 of 3: class"), true);
  assertEquals(words.endsWith("x₁ 1.26, x₂ −2"), true);
  const target = spoken(state({ frame: { state: { problem: "regression" } } }), 2, t);
  assertEquals(target, "Point 3 of 3: target 0, x₁ 3, x₂ 0");
});

Deno.test("a command is about the selection, else about the picked point; a digit must be a class that is there", () => {
  assertEquals([chosen([1, 2], 0), chosen([], 0), chosen([], null)], [[1, 2], [0], []]);
  assertEquals([0, 1, 2].map((y) => canRelabel(state(), [0], y)), [true, true, false]);
  assertEquals(canRelabel(state(), [], 0), false);
  assertEquals(canRelabel(state({ frame: { state: { problem: "regression" } } }), [0], 0), false);
});
