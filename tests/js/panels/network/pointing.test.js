import * as pointing from "../../../../static/js/panels/network/pointing.js";
import { assertClose, assertEquals } from "../../assert.js";
import { stateOf } from "../../state.js";

/** @param {Partial<import("../../../../static/js/types.js").State>} parts */
const spot = (parts) => pointing.spotOf(stateOf(parts));
const none = { point: null, place: null, unit: null };
const points = { x: Float32Array.of(1, 2, 3, 4), labels: new Float32Array(2), split: new Uint8Array(2) };
const hidden = [{ units: 3, activation: "tanh" }, { units: 2, activation: "relu" }];

Deno.test("a button names its neuron; the output's layer follows the hidden ones", () => {
  assertEquals(pointing.unitOf({ layer: "2", unit: "0" }, 3), { layer: 2, unit: 0 });
  assertEquals(pointing.unitOf({ layer: "output", unit: "1" }, 3), { layer: 3, unit: 1 });
  assertEquals(pointing.outputOf({ config: null }), 1);
  assertEquals(pointing.outputOf({ config: /** @type {any} */ ({ network: { hidden } }) }), 3);
});

Deno.test("a click means what is written on the button, and beside all buttons the connection pointed at", () => {
  const weight = { layer: 2, row: 1, column: 0 };
  assertEquals(pointing.clickOf({ name: "x1" }, weight, 3), { kind: "feature", name: "x1" });
  assertEquals(pointing.clickOf({ of: "2", by: "-1" }, null, 3), { kind: "units", index: 1, by: -1 });
  assertEquals(pointing.clickOf({ unfold: "1" }, null, 3), { kind: "unfold", layer: 1 });
  assertEquals(pointing.clickOf({ layer: "1", unit: "0" }, null, 3), {
    kind: "neuron",
    unit: { layer: 1, unit: 0 },
  });
  assertEquals(pointing.clickOf(null, weight, 3), { kind: "weight", place: weight });
});

Deno.test("a click on a menu, and one beside everything, means nothing", () => {
  assertEquals(pointing.clickOf({ of: "1" }, { layer: 1, row: 0, column: 0 }, 3), null);
  assertEquals(pointing.clickOf(null, null, 3), null);
  assertEquals(pointing.clickOf(null, { layer: 1, row: 0, column: null }, 3), null);
});

Deno.test("a click pins a hidden neuron, a second one frees it, and the output is never pinned", () => {
  const unit = { layer: 1, unit: 2 };
  assertEquals(pointing.pinnedAfter(null, unit, 3), unit);
  assertEquals(pointing.pinnedAfter({ layer: 2, unit: 2 }, unit, 3), unit);
  assertEquals(pointing.pinnedAfter({ ...unit }, unit, 3), null);
  assertEquals(pointing.pinnedAfter(unit, { layer: 3, unit: 0 }, 3), null);
});

Deno.test("arrows lead from neuron to neuron and stop at the edges", () => {
  const counts = [4, 2, 1];
  /** @param {number} layer @param {number} unit @param {string} key */
  const to = (layer, unit, key) => pointing.unitBeside({ layer, unit }, key, counts);
  assertEquals(to(1, 1, "ArrowDown"), { layer: 1, unit: 2 });
  assertEquals(to(1, 0, "ArrowUp"), { layer: 1, unit: 0 });
  assertEquals(to(1, 3, "ArrowDown"), { layer: 1, unit: 3 });
  assertEquals(to(1, 3, "ArrowRight"), { layer: 2, unit: 1 });
  assertEquals(to(1, 3, "ArrowLeft"), { layer: 1, unit: 3 });
  assertEquals(to(3, 0, "ArrowRight"), { layer: 3, unit: 0 });
  assertEquals(to(1, 1, "Enter"), null);
});

Deno.test("a map's corners are the plane's, and what lies outside is brought to the edge", () => {
  const box = { left: 10, top: 20, width: 40, height: 40 };
  const [left, top] = pointing.placeOn(box, 10, 20), [right, bottom] = pointing.placeOn(box, 50, 60);
  assertEquals([left, bottom], [-right, -top]);
  assertEquals(pointing.placeOn(box, 0, 99), [left, bottom]);
  const [x1, x2] = pointing.placeOn(box, 40, 30);
  assertClose(x1, right / 2);
  assertClose(x2, top / 2);
});

Deno.test("the dot on the maps: the point that is held, else the one pointed at, else the place", () => {
  const hover = { ...none, point: 1, place: /** @type {[number, number]} */ ([0, 0]) };
  assertEquals(spot({ points, hover, drag: { index: 0, x: [5, 5] } }), [5, 5]);
  assertEquals(spot({ points, hover }), [3, 4]);
  assertEquals(spot({ points, hover: { ...hover, point: 2 } }), [0, 0]);
  assertEquals(spot({ points, hover: none }), null);
});

Deno.test("features are switched in the catalogue's order, and the last one stays", () => {
  const all = ["x1", "x2", "x1x2"];
  assertEquals(pointing.featuresAfter(["x1x2"], "x1", all), ["x1", "x1x2"]);
  assertEquals(pointing.featuresAfter(["x1", "x2"], "x1", all), ["x2"]);
  assertEquals(pointing.featuresAfter(["x2"], "x2", all), null);
});

Deno.test("a layer changes alone, its units within the limits", () => {
  assertEquals(pointing.hiddenAfter(hidden, 1, 1, [1, 3]), [hidden[0], { units: 3, activation: "relu" }]);
  assertEquals(pointing.hiddenAfter(hidden, 0, 1, [1, 3]), null);
  assertEquals(pointing.hiddenAfter(hidden, 1, -1, [2, 3]), null);
  assertEquals(pointing.hiddenAfter(hidden, 2, 1, [1, 3]), null);
  assertEquals(pointing.changed(hidden, 0, { activation: "sin" })[0], { units: 3, activation: "sin" });
});
