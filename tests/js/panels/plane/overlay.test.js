import { selectedPlaces, shownOf } from "../../../../static/js/panels/plane/overlay.js";
import { straightening } from "../../../../static/js/panels/plane/surface-picture.js";
import { assert, assertEquals } from "../../assert.js";

const state = (more = {}) => /** @type {any} */ ({
  group: null,
  lasso: null,
  tool: "move",
  hover: { point: null, place: null, unit: null },
  drag: null,
  selection: [],
  points: { x: Float32Array.of(0, 0, 1, 1, 2, 2), labels: new Float32Array(3), split: new Uint8Array(3) },
  ...more,
});
const hover = { point: 1, place: [0, 0], unit: null };

Deno.test("one thing is shown of the pointer: what is held goes before what is pointed at", () => {
  assertEquals(shownOf(state()), "nothing");
  assertEquals(shownOf(state({ hover: { ...hover, point: null } })), "place");
  assertEquals(shownOf(state({ hover })), "point");
  assertEquals(shownOf(state({ hover, drag: { index: 0, x: [0, 0] } })), "drag");
  assertEquals(shownOf(state({ hover, tool: "brush" })), "brush");
  assertEquals(shownOf(state({ hover, lasso: [[0, 0]] })), "lasso");
  assertEquals(shownOf(state({ hover, lasso: [[0, 0]], group: { indices: [], x: [] } })), "group");
});

Deno.test("a point that is gone is neither held nor pointed at", () => {
  assertEquals(shownOf(state({ hover: { ...hover, point: 3, place: null } })), "nothing");
  assertEquals(shownOf(state({ drag: { index: 3, x: [0, 0] } })), "nothing");
});

Deno.test("selected points are where the hand holds them", () => {
  const same = (/** @type {number} */ x) => x;
  assertEquals(selectedPlaces(state({ selection: [0, 2] }), same, same), [0, 0, 2, 2]);
  const group = { indices: [2], x: Float32Array.of(-3, 4) };
  assertEquals(selectedPlaces(state({ selection: [0, 2], group }), same, same), [0, 0, -3, 4]);
});

Deno.test("the boundary is found where the logit is zero, and a regression's or a neuron's where the value is", () => {
  assertEquals(straightening(true, "regression")(0.5), 0.5);
  assertEquals(straightening(false, "binary")(0.5), 0.5);
  assert(Math.abs(straightening(true, "binary")(Math.tanh(1.25)) - 1.25) < 1e-9);
});
