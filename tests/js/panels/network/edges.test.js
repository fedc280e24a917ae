import { edgesOf } from "../../../../static/js/panels/network/edge-layout.js";
import { edgeAt, edgeWidth } from "../../../../static/js/panels/network/edges.js";
import { assert, assertEquals } from "../../assert.js";

/** @param {number} x @param {number} y */
const square = (x, y) => ({ x, y, size: 10 });
const inputs = [square(0, 0), square(0, 40)], units = [square(100, 0), square(100, 20), square(100, 40)];
const edges = edgesOf([inputs, units, [square(200, 20)]]);

Deno.test("the connection under the pointer is the nearest within reach", () => {
  assertEquals(edgeAt(edges, 50, 3, 8), edges[0][0]);
  assertEquals(edgeAt(edges, 50, 52, 8), null);
  assertEquals(edgeAt(edges, 100, 0, 8), null);
});

Deno.test("the width of an edge grows with its weight between a hair and a rope", () => {
  assertEquals(edgeWidth(0, 8), 0.6);
  assert(edgeWidth(-1, 8) === edgeWidth(1, 8) && edgeWidth(1, 8) > edgeWidth(0.5, 8));
  assertEquals(edgeWidth(1000, 8), 9);
  assert(edgeWidth(1, 4096) < edgeWidth(1, 8));
});

Deno.test("the edge under a pointer is found on its curve, and none beside it", () => {
  const edge = { layer: 1, row: 0, column: 0, x0: 100, y0: 50, x1: 300, y1: 250 };
  const other = { ...edge, row: 1, y1: 50 };
  assertEquals(edgeAt([[edge, other]], 200, 150), edge);
  assertEquals(edgeAt([[edge, other]], 200, 53), other);
  assertEquals(edgeAt([[edge, other]], 200, 100), null);
  assertEquals(edgeAt([[edge, other]], 90, 50), null);
});
