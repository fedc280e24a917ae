import { EasingBounds, fitting, holds } from "../../../static/js/draw/eased-bounds.js";
import { carried } from "../../../static/js/draw/lattice.js";
import { assertClose, assertEquals } from "../assert.js";

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

/** @param {number} layer @param {number[]} features @param {number[]} mesh */
const frameOf = (
  layer,
  features,
  mesh,
) => /** @type {import("../../../static/js/types.js").Frame} */ (/** @type {unknown} */ ({
  state: { features: { layer, units: [0, 1], mesh: 2 } },
  features: Float32Array.from(features),
  mesh: Float32Array.from(mesh),
}));

/** @param {string} activation */
const configWith = (
  activation,
) => /** @type {import("../../../static/js/types.js").Config} */ (/** @type {unknown} */ ({
  network: { hidden: [{ units: 2, activation }] },
}));

Deno.test("a bounded activation has bounds of its own, an unbounded one those of the points", () => {
  const frame = frameOf(1, [0, 0, 10, 5], [0, 0, 99, 99]);
  assertEquals(fitting(frame, configWith("sigmoid")), { x0: -0.13, x1: 1.13, y0: -0.13, y1: 1.13 });
  const free = fitting(frame, configWith("relu"));
  assertClose(free?.x0 ?? NaN, -1.4);
  assertClose(free?.y1 ?? NaN, 5.7);
});

Deno.test("what a residual layer adds to has no bounds", () => {
  const frame = frameOf(1, [0, 0, 10, 5], [0, 0, 99, 99]), { network } = configWith("sigmoid");
  const residual =
    /** @type {any} */ ({ network: { ...network, features: ["x1", "x2"], connections: "residual" } });
  assertClose(fitting(frame, residual)?.x0 ?? NaN, -1.4);
});

Deno.test("the inputs are shown as the whole plane", () => {
  const bounds = fitting(frameOf(0, [0, 0, 1, 1], [-6, 6, 6, -6]), null);
  assertClose(bounds?.x1 ?? NaN, 6.48);
});

Deno.test("bounds ease to their aim and then rest", () => {
  const view = new EasingBounds();
  view.aim({ x0: 0, x1: 10, y0: 0, y1: 10 }, true);
  assertEquals(view.move(0.5), false);
  view.aim({ x0: 0, x1: 20, y0: 0, y1: 10 }, false);
  assertEquals([view.move(0.5), view.shown.x1], [true, 15]);
  for (let i = 0; i < 20; i++) view.move(0.5);
  assertEquals([view.move(0.5), view.shown.x1], [false, 20]);
});
