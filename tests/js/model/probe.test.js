import { assert, assertEquals } from "../assert.js";
import { probabilities, probedPoint, probeOf, probePass } from "../../../static/js/model/probe.js";
import { stateOf } from "../state.js";
import { draw, THREE } from "../three.js";

const images = { height: 28, width: 28, channels: 1 };
const catalog = /** @type {any} */ ({ datasets: [{ name: "digits", images }], defaults: {} });
const points = {
  x: new Float32Array(),
  labels: Float32Array.of(3, 4, 5),
  split: Uint8Array.of(0, 0, 1),
  images: Float32Array.of(70, 80, 90),
};
const config = /** @type {any} */ ({ data: { dataset: "digits" }, network: { features: [], hidden: [] } });
const sheet = new Map([[80, new Uint8Array(784).fill(255)]]);

/** A network of one layer: each of two outputs hears one half of the image. */
const frame = /** @type {any} */ ({
  state: { problem: "multiclass" },
  weights: [{
    rows: 2,
    columns: 784,
    values: Float32Array.from({ length: 1568 }, (_, i) => Number(i < 392 || i >= 784 + 392) / 392),
  }],
  biases: [Float32Array.of(0.5, -0.5)],
});

Deno.test("as one begins, the first test point is probed; a point that is gone gives way to the first", () => {
  assertEquals(probedPoint({ probe: null, points }), 2);
  assertEquals(probedPoint({ probe: 1, points }), 1);
  assertEquals(probedPoint({ probe: 7, points }), 0);
  assertEquals(probedPoint({ probe: "drawing", points }), null);
});

Deno.test("the image of a point comes from the sheet, once it is there; a drawing from the strokes", () => {
  const state = stateOf({ catalog, config, points, sheet, probe: 1 });
  assertEquals(probeOf(state)?.point, 1);
  assertEquals(probeOf(state)?.pixels, sheet.get(80));
  assertEquals(probeOf({ ...state, probe: 0 }), null);
  const drawn = { ...state, probe: /** @type {const} */ ("drawing"), strokes: draw(THREE) },
    found = probeOf(drawn);
  assertEquals([found?.point, found?.pixels.length], [null, 784]);
  assert(probeOf(drawn)?.pixels === found?.pixels, "the same strokes are brought to their size once");
});

Deno.test("what the network answers is computed from its weights, once for all who ask", () => {
  const state = stateOf({ catalog, config, points, sheet, probe: 1, frame }), pass = probePass(state);
  assertEquals([...pass?.layers[0].z ?? []].map((z) => Math.round(1000 * z) / 1000), [1.5, 0.5]);
  const [first, second] = probabilities(pass);
  assert(Math.abs(first - 1 / (1 + Math.exp(-1))) < 1e-6 && Math.abs(first + second - 1) < 1e-9);
  assert(probePass(state) === pass);
});

Deno.test("one output is the probability of class 1", () => {
  const pass = /** @type {any} */ ({ layers: [{ a: Float64Array.of(0.8) }] });
  assertEquals(probabilities(pass).map((share) => Math.round(10 * share)), [2, 8]);
  assertEquals(probabilities(null), []);
});
