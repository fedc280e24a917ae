import { axisNames } from "../../../../static/js/panels/feature-space/axes.js";
import { litPoint, placesOf } from "../../../../static/js/panels/feature-space/overlay.js";
import { turnedByKey } from "../../../../static/js/panels/feature-space/pointer.js";
import { boundsOf, shownBy } from "../../../../static/js/panels/feature-space/space.js";
import { FIRST } from "../../../../static/js/model/rotation.js";
import { featureName, unitName } from "../../../../static/js/model/names.js";
import { assert, assertClose, assertEquals } from "../../assert.js";

const t = (/** @type {string} */ text, /** @type {any} */ values = {}) =>
  text.replaceAll(/\{(\w+)\}/g, (_, name) => String(values[name]));
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

Deno.test("the held point is lit before the one pointed at, and only where the space has it", () => {
  const flat = { points: new Float32Array(4), mesh: new Float32Array() };
  const lit = (/** @type {object} */ more) => litPoint({ ...state({}), ...more }, flat);
  assertEquals(lit({}), null);
  assertEquals(lit({ hover: { point: 1 } }), 1);
  assertEquals(lit({ hover: { point: 1 }, drag: { index: 0 } }), 0);
  assertEquals(lit({ hover: { point: 2 } }), null);
});

Deno.test("places of points that the space lacks are left out", () => {
  const sheet = { px: (/** @type {number} */ x) => 10 * x, py: (/** @type {number} */ y) => -y };
  const flat = { points: Float32Array.of(1, 2, 3, 4), mesh: new Float32Array() };
  assertEquals(placesOf([1, 0, 5], flat, sheet), [30, -4, 10, -2]);
});

Deno.test("arrows turn a space, Home turns it back, other keys do not", () => {
  assert((turnedByKey(FIRST, "ArrowRight")?.yaw ?? 0) > FIRST.yaw);
  assert((turnedByKey(FIRST, "ArrowUp")?.pitch ?? 0) > FIRST.pitch);
  assertEquals(turnedByKey({ yaw: 1, pitch: 1 }, "Home"), { ...FIRST });
  assertEquals(turnedByKey(FIRST, "a"), null);
});

Deno.test("bounds of three axes keep the shape of the element, and never shrink to nothing", () => {
  const { x0, x1, y0, y1 } = boundsOf(2, 300, 200);
  assertClose(y1, 2.4);
  assertClose(x1, 3.6);
  assertEquals([x0, y0], [-x1, -y1]);
  assertClose(boundsOf(0, 100, 0).y1, 0.3);
});

Deno.test("another layer, other units, another depth and other features are another space", () => {
  const config = /** @type {any} */ ({ network: { features: ["x1"] } });
  const frame = (/** @type {object} */ features, depth = 2) => /** @type {any} */ ({
    state: { features },
    weights: new Array(depth),
  });
  const one = shownBy(frame({ layer: 1, units: [0, 1], projection: "units" }), config);
  assertEquals(shownBy(frame({ layer: 1, units: [0, 1], projection: "units" }), config), one);
  for (
    const other of [
      shownBy(frame({ layer: 2, units: [0, 1], projection: "units" }), config),
      shownBy(frame({ layer: 1, units: [1, 0], projection: "units" }), config),
      shownBy(frame({ layer: 1, units: [0, 1], projection: "principal" }), config),
      shownBy(frame({ layer: 1, units: [0, 1], projection: "units" }, 3), config),
      shownBy(
        frame({ layer: 1, units: [0, 1], projection: "units" }),
        /** @type {any} */ ({ network: { features: ["x2"] } }),
      ),
    ]
  ) assert(other !== one);
});
