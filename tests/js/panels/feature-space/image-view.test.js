import { assertEquals } from "../../assert.js";
import { beside } from "../../../../static/js/panels/feature-space/image-card.js";
import { rowOf } from "../../../../static/js/panels/feature-space/image-view.js";

Deno.test("the row of a point is found among those that are shown", () => {
  const shown = Float32Array.of(0, 5, 10, 15);
  assertEquals([0, 5, 15].map((point) => rowOf(shown, point)), [0, 1, 3]);
  assertEquals([3, 99, null].map((point) => rowOf(shown, point)), [-1, -1, -1]);
  assertEquals(rowOf([], 0), -1);
});

Deno.test("a card stands beside its place and stays in the room", () => {
  const room = { width: 300, height: 200 };
  assertEquals(beside({ x: 50, y: 100, ...room }, 100, 120), { left: 66, top: 40 });
  assertEquals(beside({ x: 290, y: 5, ...room }, 100, 120), { left: 174, top: 4 });
  assertEquals(beside({ x: 290, y: 199, ...room }, 100, 120), { left: 174, top: 76 });
});
