import { hoverOn, pointUnder, shownPoints } from "../../../../static/js/drawers/unfolding/points.js";
import { assertEquals } from "../../assert.js";
import { stateOf } from "../../state.js";

const points = {
  x: Float32Array.of(0, 0, 1, 1, 2, 2),
  labels: Float32Array.of(0, 1, 2),
  split: Uint8Array.of(0, 1, 0),
};
const shown = shownPoints([2, 1], points);
/** Two points at (−1, 0) and (1, 0) in a box of 200×200 pixels, and one node behind them. */
const scene = {
  picture: Float32Array.of(-1, 0, 1, 0, 0, 0),
  bounds: { x0: -2, x1: 2, y0: -2, y1: 2 },
  width: 200,
};

Deno.test("those points are shown that the stages are of", () => {
  assertEquals([...shown.points.labels], [2, 1]);
  assertEquals([...shown.points.split], [0, 1]);
  assertEquals([shown.ranks.get(2), shown.ranks.get(1), shown.ranks.get(0)], [0, 1, undefined]);
  assertEquals([...shownPoints([7], points).points.labels], [0]);
});

Deno.test("the point under the pointer is found by its index, a node of the lattice is not", () => {
  assertEquals(pointUnder(shown, scene, 52, 99, true), 2);
  assertEquals(pointUnder(shown, scene, 150, 105, true), 1);
  assertEquals(pointUnder(shown, scene, 100, 100, true), null);
  assertEquals(pointUnder(shown, scene, 52, 130, true), null);
});

Deno.test("a test point that is hidden is not found", () => {
  assertEquals(pointUnder(shown, scene, 150, 100, false), null);
});

Deno.test("a point that is hovered has its place in the plane; the same one again changes nothing", () => {
  const state = stateOf({ points, hover: { point: null, place: null, unit: { layer: 1, unit: 0 } } });
  const hover = hoverOn(state, 2);
  assertEquals(hover, { point: 2, place: [2, 2], unit: { layer: 1, unit: 0 } });
  assertEquals(hoverOn({ ...state, hover: hover ?? state.hover }, 2), null);
  assertEquals(hoverOn({ ...state, hover: hover ?? state.hover }, null)?.point, null);
  assertEquals(hoverOn(state, 9), { point: null, place: null, unit: { layer: 1, unit: 0 } });
});
