import { markKind, markRadius, SHAPES, trace } from "../../../static/js/draw/markers.js";
import { assert, assertEquals } from "../assert.js";

Deno.test("each of ten classes has a shape of its own", () => {
  assertEquals(new Set(SHAPES.map((shape) => JSON.stringify(shape))).size, 10);
});

Deno.test("no mark is much larger or smaller than the circle", () => {
  for (const corners of SHAPES.filter((shape) => shape !== null)) {
    let area = 0;
    corners.forEach(([x, y], i) => {
      const [u, v] = corners[(i + 1) % corners.length];
      area += (x * v - u * y) / 2;
    });
    assert(Math.abs(area) > 0.75 * Math.PI && Math.abs(area) < 1.2 * Math.PI, `an area of ${area}`);
  }
});

Deno.test("a mark is one closed outline", () => {
  /** @type {string[]} */
  const calls = [];
  const path = new Proxy({}, { get: (_, name) => () => calls.push(String(name)) });
  trace(/** @type {Path2D} */ (path), 2, 0, 0, 4);
  assertEquals(calls, ["moveTo", "lineTo", "lineTo", "lineTo", "closePath"]);
});

Deno.test("marks shrink where there are many, and stay visible", () => {
  assert(markRadius(100, 432) > markRadius(2000, 432));
  assert(markRadius(5000, 340) >= 2);
  assert(markRadius(500, 640) > markRadius(500, 480));
});

Deno.test("one point more makes no mark of another size", () => {
  assertEquals(markRadius(500, 432), markRadius(501, 432));
});

Deno.test("a regression target is one step of the ramp, a label its class", () => {
  assertEquals([-1, 0, 1, 3].map((target) => markKind(target, true)), [0, 20, 40, 40]);
  assertEquals([0, 1, 9].map((label) => markKind(label, false)), [0, 1, 9]);
});
