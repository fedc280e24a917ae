import { createSpray } from "../../../../static/js/panels/plane/brush-scatter.js";
import { assert, assertClose, assertEquals } from "../../assert.js";

/** Dice that anyone can throw again. */
function dice() {
  let state = 1;
  return () => (state = state * 48271 % 2147483647) / 2147483647;
}

Deno.test("a dab has as many points as its area asks for, all inside it", () => {
  const points = createSpray(dice()).sweep([1, 2], [1, 2], 0.5, 40);
  assertEquals(points.length, Math.floor(Math.PI * 0.25 * 40));
  for (const [x, y] of points) assert(Math.hypot(x - 1, y - 2) <= 0.5);
});

Deno.test("a sweep gives the same number in one step or in a thousand", () => {
  const whole = createSpray(dice()).sweep([-4, 0], [4, 0], 0.5, 5).length;
  const spray = createSpray(dice());
  let parts = 0;
  for (let i = 0; i < 1000; i++) {
    parts += spray.sweep([-4 + 0.008 * i, 0], [-4 + 0.008 * (i + 1), 0], 0.5, 5).length;
  }
  assertClose(whole, 40, 1);
  assertClose(parts, whole, 1);
});
