import { edgesOf } from "../../../../static/js/panels/network/edge-layout.js";
import { edgeOf, litBy } from "../../../../static/js/panels/network/edge-canvas.js";
import { assertEquals } from "../../assert.js";
import { stateOf } from "../../state.js";

/** @param {number} x @param {number} y */
const square = (x, y) => ({ x, y, size: 10 });
const inputs = [square(0, 0), square(0, 40)], units = [square(100, 0), square(100, 20), square(100, 40)];
const edges = edgesOf([inputs, units, [square(200, 20)]]);

Deno.test("a place is found among the connections; a bias and what is gone are none", () => {
  assertEquals(edgeOf(edges, { layer: 2, row: 0, column: 1 }), edges[1][1]);
  assertEquals(edgeOf(edges, { layer: 2, row: 0, column: null }), null);
  assertEquals(edgeOf(edges, { layer: 4, row: 0, column: 0 }), null);
  assertEquals(edgeOf(edges, null), null);
});

Deno.test("what leads into and out of the neuron looked at stands out; pointing goes before pinning", () => {
  /** @param {Parameters<typeof stateOf>[0]} parts */
  const lit = (parts) => {
    const stands = litBy(stateOf(parts));
    return stands && edges.flat().filter(stands).map(({ layer, row, column }) => [layer, row, column]);
  };
  const pinned = { layer: 1, unit: 0 }, hover = { point: null, place: null, unit: { layer: 1, unit: 2 } };
  assertEquals(lit({ pinned }), [[1, 0, 0], [1, 0, 1], [2, 0, 0]]);
  assertEquals(lit({ pinned, hover }), [[1, 2, 0], [1, 2, 1], [2, 0, 2]]);
  assertEquals(lit({}), null);
});
