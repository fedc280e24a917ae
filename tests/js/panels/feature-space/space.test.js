import { boundsOf, shownBy } from "../../../../static/js/panels/feature-space/space.js";
import { assert, assertClose, assertEquals } from "../../assert.js";

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
