import { assertEquals } from "../../assert.js";
import { stateOf } from "../../state.js";
import { featureName, unitName } from "../../../../static/js/model/names.js";
import {
  canChoose,
  choiceOf,
  choiceOfLayer,
  layerOf,
  shownChoice,
  unitChosen,
  unitNames,
  wayOf,
  WAYS,
  widthOf,
} from "../../../../static/js/panels/feature-space/ways.js";

/** @typedef {import("../../../../static/js/panels/feature-space/ways.js").Way} Way */

/** Two features, then layers of four and of two units. @param {Partial<import("../../../../static/js/types.js").State>} [more] */
const state = (more = {}) =>
  stateOf({
    config: /** @type {any} */ ({
      network: { features: ["x1", "sin(x2)"], hidden: [{ units: 4 }, { units: 2 }] },
    }),
    ...more,
  });

Deno.test("a way and the choice it makes say the same", () => {
  for (const way of /** @type {Way[]} */ (Object.keys(WAYS))) {
    assertEquals(wayOf(choiceOf(way, 1)), way);
    assertEquals(choiceOf(way, 1).units.length, WAYS[way][0]);
  }
  assertEquals(choiceOf("plane", -1), { layer: -1, units: [0, 1], projection: "principal" });
  assertEquals(choiceOf("three", 2), { layer: 2, units: [0, 1, 2] });
});

Deno.test("the last layer is −1, the features are layer 0, and a layer that is gone is the last", () => {
  assertEquals([-1, 0, 1, 2, 7].map((layer) => layerOf(state(), layer)), [2, 0, 1, 2, 2]);
  assertEquals([-1, 0, 1, 2, 7].map((layer) => widthOf(state(), layer)), [2, 2, 4, 2, 0]);
  assertEquals([layerOf(stateOf(), -1), widthOf(stateOf(), -1)], [0, 0]);
});

Deno.test("another layer is looked at in the same way, and in that of two units where it has no more", () => {
  const features = choiceOf("space", -1);
  assertEquals(choiceOfLayer(state({ features }), 1), choiceOf("space", 1));
  assertEquals(choiceOfLayer(state({ features }), -1), choiceOf("two", -1));
});

Deno.test("units are called a, features by their own names", () => {
  assertEquals(unitNames(state(), 2), [unitName(0, 2), unitName(1, 2)]);
  assertEquals(unitNames(state(), 0), [featureName("x1"), featureName("sin(x2)")]);
});

Deno.test("with two units only two can be looked at, but what is chosen stays to be seen", () => {
  const ways = /** @type {Way[]} */ (Object.keys(WAYS));
  assertEquals(ways.filter((way) => canChoose(way, 2, "two")), ["two"]);
  assertEquals(ways.filter((way) => canChoose(way, 2, "space")), ["two", "space"]);
  assertEquals(ways.filter((way) => canChoose(way, 3, "two")), ways);
});

Deno.test("one axis takes another unit, the others keep theirs", () => {
  const choice = { layer: 1, units: [0, 1, 2] };
  assertEquals(unitChosen(choice, 1, 3), { layer: 1, units: [0, 3, 2] });
  assertEquals(choice.units, [0, 1, 2]);
});

Deno.test("what the frame shows goes before what was chosen", () => {
  const features = choiceOf("two", 5);
  assertEquals(shownChoice(state({ features })), { layer: 2, units: [0, 1] });
  const frame = /** @type {any} */ ({ state: { features: { layer: 1, units: [3, 0] } } });
  assertEquals(shownChoice(state({ features, frame })), { layer: 1, units: [3, 0] });
});
