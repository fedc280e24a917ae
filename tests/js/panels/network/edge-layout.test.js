import { edgesOf, inputsOf } from "../../../../static/js/panels/network/edge-layout.js";
import { assertEquals } from "../../assert.js";

/** @param {number} x @param {number} y */
const square = (x, y) => ({ x, y, size: 10 });
const inputs = [square(0, 0), square(0, 40)], units = [square(100, 0), square(100, 20), square(100, 40)];
const edges = edgesOf([inputs, units, [square(200, 20)]]);

Deno.test("the inputs stand in the order in which the network reads them", () => {
  assertEquals(inputsOf(["b", "a"], ["a", "x", "b"], units), [units[2], units[0]]);
});

Deno.test("every neuron reads all of the column before it, from side to side", () => {
  assertEquals(edges.map(({ length }) => length), [6, 3]);
  assertEquals(edges[0][3], { layer: 1, row: 1, column: 1, x0: 5, y0: 40, x1: 95, y1: 20 });
  assertEquals(edges[1][2], { layer: 2, row: 0, column: 2, x0: 105, y0: 40, x1: 195, y1: 20 });
});
