import { litPoint, placesOf } from "../../../../static/js/panels/feature-space/overlay.js";
import { assertEquals } from "../../assert.js";

/** @param {object} features */
const state = (features) => /** @type {any} */ ({
  frame: { state: { features }, weights: [] },
  config: { network: { features: ["x1", "x2", "x1^2"], hidden: [{ units: 4 }, { units: 2 }] } },
  drag: null,
  hover: { point: null },
  points: { labels: new Float32Array(3) },
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
