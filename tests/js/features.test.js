import { carried, holds } from "../../static/js/views/features.js";
import { assertClose, assertEquals } from "./assert.js";

Deno.test("the view of the feature space stays while the data fit in and fill it", () => {
  const now = { x0: 0, x1: 10, y0: 0, y1: 10 };
  assertEquals(holds(now, { x0: 0.5, x1: 9.8, y0: 0.1, y1: 10.1 }), true);
  assertEquals(holds(now, { x0: 0.5, x1: 12, y0: 0, y1: 10 }), false);
  assertEquals(holds(now, { x0: 0, x1: 10, y0: 4, y1: 6 }), false);
});

Deno.test("a place of the plane is carried to its place in the lattice, whose first row is the top", () => {
  const mesh = new Float32Array(3 * 3 * 2);
  for (let row = 0; row < 3; row++) {
    for (let column = 0; column < 3; column++) {
      mesh.set([-6 + 6 * column, 6 - 6 * row], 2 * (3 * row + column));
    }
  }
  for (const place of /** @type {[number, number][]} */ ([[0, 0], [6, -6], [-6, 6], [2.5, -3.25]])) {
    const [x, y] = carried(mesh, place);
    assertClose(x, place[0], 1e-6);
    assertClose(y, place[1], 1e-6);
  }
});
