/** The page's own arithmetic against the engine's numbers (tests/golden/inside.py): z, g(z), a, g′(z), ŷ and ℒ. */

import { forwardPass, slopeAt } from "../../../static/js/model/forward.js";
import { drawnLoss, lossesOf, pointLoss, summary } from "../../../static/js/model/losses.js";
import { assert, assertClose, assertEquals } from "../assert.js";

/** @type {any[]} */
const CASES = JSON.parse(await Deno.readTextFile(new URL("../../golden/inside.json", import.meta.url)));
const LOSSES = ["cross_entropy", "squared_error", "huber", "hinge"];

/** @param {any} golden */
const passed = ({ problem, network, x, weights, biases }) => {
  const frame = {
    state: { problem },
    weights: weights.map((/** @type {number[][]} */ rows) => ({
      rows: rows.length,
      columns: rows[0].length,
      values: Float32Array.from(rows.flat()),
    })),
    biases: biases.map((/** @type {number[]} */ values) => Float32Array.from(values)),
  };
  const pass = forwardPass(
    /** @type {any} */ (frame),
    /** @type {any} */ ({ network }),
    Float32Array.from(x.flat()),
  );
  assert(pass !== null);
  return pass;
};

/** @param {any} golden */
const nameOf = ({ problem, network }) =>
  [problem, network.connections, ...network.hidden.map((/** @type {any} */ layer) => layer.activation)]
    .join(" ");

/** @param {ArrayLike<number>} actual @param {number[]} wanted @param {string} what */
function close(actual, wanted, what) {
  assertEquals([what, actual.length], [what, wanted.length]);
  wanted.forEach((value, i) => assertClose(actual[i], value, 2e-6 * Math.max(1, Math.abs(value)), what));
}

Deno.test("z, g(z), a and g′(z) of every unit are the engine's, whatever joins the layers", () => {
  for (const golden of CASES) {
    const name = nameOf(golden);
    passed(golden).layers.forEach(({ activation, z, f, a }, l) => {
      close(z, golden.z[l].flat(), `${name}: z of layer ${l + 1}`);
      close(f, golden.f[l].flat(), `${name}: f of layer ${l + 1}`);
      close(a, golden.a[l].flat(), `${name}: a of layer ${l + 1}`);
      const slope = golden.slope[l]?.flat();
      if (slope) close(z.map((value, i) => slopeAt(activation, value, f[i])), slope, `${name}: g′`);
    });
  }
});

Deno.test("every point's loss is the engine's, and no loss is offered where the engine has none", () => {
  for (const golden of CASES) {
    const output = passed(golden).layers[golden.z.length - 1], labels = Float32Array.from(golden.labels);
    for (const loss of LOSSES) {
      const value = pointLoss(loss, golden.problem), wanted = golden.losses[loss];
      const drawn = drawnLoss(loss, golden.problem, output.units);
      assertEquals([value === null, drawn === null], [wanted === undefined, wanted === undefined]);
      if (drawn) close(lossesOf(drawn, output, labels).losses, wanted, `${nameOf(golden)}: ${loss}`);
    }
  }
});

Deno.test("every point lies on its curve, or between the two it must lie between", () => {
  for (const golden of CASES) {
    const output = passed(golden).layers[golden.z.length - 1], labels = Float32Array.from(golden.labels);
    for (const loss of Object.keys(golden.losses)) {
      const drawn = drawnLoss(loss, golden.problem, output.units);
      assert(drawn !== null);
      const { losses, places } = lossesOf(drawn, output, labels);
      losses.forEach((value, i) => {
        const curves = drawn.curves.filter(({ label }) => label === null || label === labels[i]);
        const [first, second = first] = curves.map(({ at }) => at(places[i]));
        const room = 1e-6 * Math.max(1, Math.abs(value));
        assert(value >= first - room && value <= second + room, `${nameOf(golden)} ${loss} ${i}`);
      });
    }
  }
});

Deno.test("the mean is of the points that count, and the worst is one of them", () => {
  const losses = Float64Array.of(1, 5, 3, 2);
  assertEquals(summary(losses, (i) => i !== 1), { mean: 2, worst: 2, count: 3 });
  assertEquals(summary(losses, () => false), null);
});
