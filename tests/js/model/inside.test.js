/** The page's own arithmetic against the engine's numbers (tests/golden/inside.py): z, g(z), g′(z), ŷ and L. */

import { passThrough, slopeAt } from "../../../static/js/model/forward.js";
import { drawnLoss, lossesOf, summary } from "../../../static/js/model/losses.js";
import { assert, assertClose, assertEquals } from "../assert.js";

/** @type {any[]} */
const CASES = JSON.parse(await Deno.readTextFile(new URL("../../golden/inside.json", import.meta.url)));

/** @param {any} golden */
const passed = ({ problem, activation, features, x, weights, biases }) => {
  const frame = {
    state: { problem },
    weights: weights.map((/** @type {number[][]} */ rows) => ({
      rows: rows.length,
      columns: rows[0].length,
      values: Float32Array.from(rows.flat()),
    })),
    biases: biases.map((/** @type {number[]} */ values) => Float32Array.from(values)),
  };
  const config = { network: { features, hidden: [{ units: 3, activation }] } };
  const pass = passThrough(
    /** @type {any} */ (frame),
    /** @type {any} */ (config),
    Float32Array.from(x.flat()),
  );
  assert(pass !== null);
  return pass;
};

/** @param {ArrayLike<number>} actual @param {number[]} wanted @param {string} what */
function close(actual, wanted, what) {
  assertEquals([what, actual.length], [what, wanted.length]);
  wanted.forEach((value, i) => assertClose(actual[i], value, 2e-6 * Math.max(1, Math.abs(value))));
}

Deno.test("there is a case for every activation on every head", () =>
  assertEquals(new Set(CASES.map(({ problem, activation }) => problem + activation)).size, 33));

Deno.test("z, g(z) and g′(z) of every unit are the engine's", () => {
  for (const golden of CASES) {
    const { layers } = passed(golden);
    layers.forEach(({ z, a }, l) => {
      close(z, golden.z[l].flat(), `${golden.activation} z`);
      close(a, golden.a[l].flat(), `${golden.activation} a`);
    });
    const [{ activation, z, a }] = layers;
    close(z.map((value, i) => slopeAt(activation, value, a[i])), golden.slope[0].flat(), activation);
  }
});

Deno.test("every point's loss is the engine's, and no loss is offered where the engine has none", () => {
  for (const golden of CASES) {
    const output = passed(golden).layers[1], labels = Float32Array.from(golden.labels);
    for (const loss of ["cross_entropy", "squared_error", "huber", "hinge"]) {
      const drawn = drawnLoss(loss, golden.problem, output.units), wanted = golden.losses[loss];
      assertEquals(drawn === null, wanted === undefined);
      if (drawn) close(lossesOf(drawn, output, labels).losses, wanted, `${golden.problem} ${loss}`);
    }
  }
});

Deno.test("every point lies on its curve, or between the two it must lie between", () => {
  for (const golden of CASES) {
    const output = passed(golden).layers[1], labels = Float32Array.from(golden.labels);
    for (const loss of Object.keys(golden.losses)) {
      const drawn = drawnLoss(loss, golden.problem, output.units);
      assert(drawn !== null);
      const { losses, places } = lossesOf(drawn, output, labels);
      losses.forEach((value, i) => {
        const curves = drawn.curves.filter(({ label }) => label === null || label === labels[i]);
        const [first, second = first] = curves.map(({ at }) => at(places[i]));
        const room = 1e-6 * Math.max(1, Math.abs(value));
        assert(value >= first - room && value <= second + room, `${golden.problem} ${loss} ${i}`);
      });
    }
  }
});

Deno.test("the mean is of the points that count, and the worst is one of them", () => {
  const losses = Float64Array.of(1, 5, 3, 2);
  assertEquals(summary(losses, (i) => i !== 1), { mean: 2, worst: 2, count: 3 });
  assertEquals(summary(losses, () => false), null);
});

Deno.test("a configuration of another network gives no numbers", () => {
  const [golden] = CASES;
  const frame = { state: { problem: "binary" }, weights: [], biases: [] };
  const config = { network: { features: golden.features, hidden: [] } };
  assertEquals(
    passThrough(/** @type {any} */ (frame), /** @type {any} */ (config), new Float32Array(2)),
    null,
  );
});
