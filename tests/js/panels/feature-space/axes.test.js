import { axisNames } from "../../../../static/js/panels/feature-space/axes.js";
import { featureName, unitName } from "../../../../static/js/model/names.js";
import { t } from "../../../../static/js/lib/text.js";
import { assertEquals } from "../../assert.js";

/** @param {object} features */
const state = (features) => /** @type {any} */ ({
  frame: { state: { features }, weights: [] },
  config: { network: { features: ["x1", "x2", "x1^2"], hidden: [{ units: 4 }, { units: 2 }] } },
  drag: null,
  hover: { point: null },
  points: { labels: new Float32Array(3) },
});

Deno.test("axes are called as their units or features, principal axes of more of them by number", () => {
  assertEquals(axisNames(state({ layer: 1, units: [0, 3], projection: "units" }), t), [
    unitName(0, 1),
    unitName(3, 1),
  ]);
  assertEquals(axisNames(state({ layer: 0, units: [0, 2], projection: "units" }), t), [
    featureName("x1"),
    featureName("x1^2"),
  ]);
  assertEquals(axisNames(state({ layer: 1, units: [0, 1], projection: "principal" }), t), ["PC 1", "PC 2"]);
  assertEquals(axisNames(state({ layer: 2, units: [0, 1], projection: "principal" }), t), [
    unitName(0, 2),
    unitName(1, 2),
  ]);
  assertEquals(axisNames(/** @type {any} */ ({ frame: null, config: null }), t), []);
});
