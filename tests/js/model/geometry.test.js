import {
  boundsOf,
  inPlane,
  logTicks,
  nearestPoint,
  niceTicks,
  pixelX,
  pixelY,
  placeAt,
  PLANE_BOUNDS,
  pointsAlong,
  rounded,
} from "../../../static/js/model/geometry.js";
import { assert, assertClose, assertEquals } from "../assert.js";

Deno.test("the top left corner of the plane is (−6, 6)", () => {
  assertEquals(placeAt(0, 0, 432), [-6, 6]);
  assertEquals(placeAt(432, 432, 432), [6, -6]);
  assertEquals(placeAt(216, 216, 432), [0, 0]);
});

Deno.test("a place and its pixel are each other's inverse", () => {
  for (const [x1, x2] of [[-6, 6], [1.5, -2.25], [0, 0], [5.9, 5.9]]) {
    const [a, b] = placeAt(pixelX(x1, PLANE_BOUNDS, 340), pixelY(x2, PLANE_BOUNDS, 340), 340);
    assertClose(a, x1, 1e-9);
    assertClose(b, x2, 1e-9);
  }
});

Deno.test("a coordinate is sent to four digits", () => {
  assertEquals([rounded(1.23456), rounded(-0.00004), rounded(6)], [1.2346, -0, 6]);
});

Deno.test("a place outside the plane is brought to its edge", () => {
  assertEquals(placeAt(-100, 900, 432), [-6, -6]);
  assertEquals(inPlane(7, -3), [6, -3]);
});

Deno.test("of two points in reach the nearer is found", () => {
  const x = Float32Array.of(0, 0, 0.2, 0);
  assertEquals(nearestPoint(x, [0.15, 0], [36, 36], 14), 1);
  assertEquals(nearestPoint(x, [0.05, 0], [36, 36], 14), 0);
});

Deno.test("no point is found beyond the reach, which is in pixels", () => {
  const x = Float32Array.of(1, 0);
  assertEquals(nearestPoint(x, [0, 0], [14, 14], 14), 0);
  assertEquals(nearestPoint(x, [0, 0], [14.1, 14.1], 14), null);
  assertEquals(nearestPoint(new Float32Array(0), [0, 0], [1, 1], 14), null);
});

Deno.test("a hidden point is not found, and not erased", () => {
  const x = Float32Array.of(0, 0, 1, 0), hidden = Uint8Array.of(1, 0);
  assertEquals(nearestPoint(x, [0, 0], [1, 1], 9, hidden), 1);
  assertEquals(pointsAlong(x, [-1, 0], [2, 0], 0.1, hidden), [1]);
});

Deno.test("the eraser meets what lies along its way, also between two events of the pointer", () => {
  const x = Float32Array.of(0, 0, 1, 0.05, 2, 0.5, 3, -0.05, 9, 0);
  assertEquals(pointsAlong(x, [0, 0], [4, 0], 0.1), [0, 1, 3]);
  assertEquals(pointsAlong(x, [0, 0], [0, 0], 0.1), [0]);
});

Deno.test("bounds have a margin, a least width, and leave out what is not finite", () => {
  assertEquals(boundsOf(Float32Array.of(0, 0, 10, 0, NaN, 5), 0.1, 1), { x0: -1, x1: 11, y0: -0.5, y1: 0.5 });
  assertEquals(boundsOf(Float32Array.of(NaN, 0), 0.1, 1), null);
});

Deno.test("ticks are 1, 2 or 5 times a power of ten apart and inside the range", () => {
  assertEquals(niceTicks(-6, 6, 6), [-6, -4, -2, 0, 2, 4, 6]);
  assertEquals(niceTicks(0, 0.3, 3), [0, 0.1, 0.2, 0.3]);
  assertEquals(niceTicks(0, 260, 6), [0, 50, 100, 150, 200, 250]);
  assertEquals(niceTicks(1, 1, 5), []);
  assertEquals(niceTicks(0, NaN, 5), []);
});

Deno.test("a logarithmic axis has 1-2-5 ticks when there is room, whole decades when there is less", () => {
  assertEquals(logTicks(0.04, 1, 8), [0.05, 0.1, 0.2, 0.5, 1]);
  assertEquals(logTicks(0.0009, 1.2, 6), [0.001, 0.01, 0.1, 1]);
  assertEquals(logTicks(1e-9, 1, 6), [1e-8, 1e-6, 1e-4, 1e-2, 1]);
});

Deno.test("a logarithmic axis of a narrow range still has ticks", () => {
  assertEquals(logTicks(0.61, 0.79, 6), [0.65, 0.7, 0.75]);
  assert(logTicks(0, 1, 5).length === 0 && logTicks(1, Infinity, 5).length === 0);
});
