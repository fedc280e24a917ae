import { curvesOf, levelOf, rangeOf, reachAlong } from "../../../../static/js/drawers/neuron/stages.js";
import { assert, assertClose, assertEquals } from "../../assert.js";

const z = Float64Array.of(0.4, -1.5), a = Float64Array.of(0.7, 0.1);

Deno.test("g′ is the derivative of g, for a softmax as well", () => {
  for (const activation of ["tanh", "sigmoid", "softplus", "softmax"]) {
    const { g, slope } = curvesOf({ activation, z, a, chosen: 1 });
    for (const at of [-2, -0.3, 1.1]) {
      assertClose(slope(at), (g(at + 1e-5) - g(at - 1e-5)) / 2e-5, 1e-6, `${activation} at ${at}`);
    }
  }
});

Deno.test("a softmax's curve goes through the chosen point", () => {
  for (const chosen of [0, 1]) {
    assertClose(curvesOf({ activation: "softmax", z, a, chosen }).g(z[chosen]), a[chosen], 1e-12);
  }
});

Deno.test("the axis of z holds all points, and the chart all of both curves", () => {
  for (const far of [0, 7, 300]) assert(reachAlong(Float64Array.of(-far, NaN, Infinity)) >= far / 1.15);
  const curves = curvesOf({ activation: "linear", z, a, chosen: null });
  const { low, high } = rangeOf(curves, 5);
  assertClose(low, -5, 1e-9);
  assertClose(high, 5, 1e-9);
  assertEquals(rangeOf(curvesOf({ activation: "sigmoid", z, a, chosen: null }), 5), { low: 0, high: 1 });
});

Deno.test("classes have rows of their own, the first at the bottom; targets lie between", () => {
  assertEquals([0, 1].map((label) => levelOf(label, "binary", 2)), [0.75, 0.25]);
  assertClose(levelOf(-3, "regression", 1), 0.9, 1e-12);
  assertEquals(levelOf(0, "regression", 1), 0.5);
});
