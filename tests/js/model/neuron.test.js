import {
  aimed,
  anchorOn,
  arrowLength,
  edited,
  INPUTS,
  neuronOf,
  projections,
  shifted,
  sizeOf,
  squareAround,
  steepened,
  turned,
  zAt,
} from "../../../static/js/model/neuron.js";
import { assert, assertClose, assertEquals } from "../assert.js";

/** @param {string[]} features @param {number[]} hidden units of each hidden layer */
function network(features, ...hidden) {
  const sizes = [features.length, ...hidden, 1];
  const weights = sizes.slice(1).map((rows, l) => ({
    rows,
    columns: sizes[l],
    values: Float32Array.from({ length: rows * sizes[l] }, (_, i) => (i % 5 - 2) / 2 + 0.25),
  }));
  return {
    frame: /** @type {any} */ ({
      state: { problem: "binary" },
      weights,
      biases: sizes.slice(1).map((rows) => new Float32Array(rows).fill(0.5)),
    }),
    config: /** @type {any} */ ({
      network: { features, hidden: hidden.map((units) => ({ units, activation: "tanh" })) },
    }),
  };
}
/** @param {ReturnType<typeof network>} of @param {number} layer @param {number} [unit] */
function neuron({ frame, config }, layer, unit = 0) {
  const found = neuronOf(frame, config, { layer, unit });
  assert(found !== null);
  return found;
}

Deno.test("a neuron's plane is that of its two inputs, where it has two", () => {
  /** @param {ReturnType<typeof network>} of @param {number} layer */
  const plane = (of, layer) => {
    const { space, straight, turn } = neuron(of, layer);
    return [space, straight, turn];
  };
  assertEquals(plane(network(["x1", "x2"]), 1), ["inputs", true, [0, 1]]);
  assertEquals(plane(network(["x2", "x1^2", "x1"]), 1), ["inputs", false, [2, 0]]);
  assertEquals(plane(network(["x1"]), 1), ["inputs", true, null]);
  assertEquals(plane(network(["x1", "x2"], 4, 2), 3), ["features", true, [0, 1]]);
  assertEquals(plane(network(["x1", "x2"], 4, 2), 2), ["elsewhere", false, null]);
});

Deno.test("there is no neuron where there is no unit", () => {
  const { frame, config } = network(["x1", "x2"], 3);
  for (const [layer, unit] of [[1, 3], [2, 1], [3, 0]]) {
    assertEquals(neuronOf(frame, config, { layer, unit }), null);
  }
});

Deno.test("turning and aiming keep the line through the anchor, steepening keeps all of it", () => {
  const one = neuron(network(["x1", "x2"]), 1), anchor = anchorOn(one, [1, 2], INPUTS);
  assert(anchor !== null);
  /** @param {import("../../../static/js/model/neuron.js").Edit} edit @param {[number, number]} at */
  const z = (edit, at) => projections(edited(one, edit), Float64Array.from(at))[0];
  assertClose(z([], anchor), 0, 1e-12);
  assertClose(z(turned(one, anchor, 0.7), anchor), 0, 1e-12);
  assertClose(z(aimed(one, anchor, [3, -2], INPUTS), anchor), 0, 1e-12);
  assertClose(z(steepened(one, 3), [2, 1]), 3 * z([], [2, 1]), 1e-12);
  const size = Math.hypot(...edited(one, turned(one, anchor, 1)).w);
  assertClose(size, Math.hypot(...one.w), 1e-12);
});

Deno.test("a line is shifted to where it is put, also through layers and curves", () => {
  for (
    const [of, layer] of /** @type {[any, number][]} */ ([
      [network(["x1", "x2"]), 1],
      [network(["x1", "x2", "x1*x2"]), 1],
      [network(["x1", "x2"], 4, 2), 3],
      [network(["x1", "x2"], 4, 3), 2],
    ])
  ) {
    const one = neuron(of, layer), place = Float32Array.of(0.5, -1.5);
    const [z] = zAt(one, of.frame, of.config, place);
    const [after] = zAt(edited(one, shifted(one, z)), of.frame, of.config, place);
    assertClose(after, 0, 1e-12);
  }
});

Deno.test("an arrow's length tells the size of w and back, and never leaves the plane", () => {
  for (const size of [0, 0.1, 1, 20]) assertClose(sizeOf(arrowLength(size, INPUTS), INPUTS), size, 1e-9);
  assert(arrowLength(1e6, INPUTS) < 6);
  assert(Number.isFinite(sizeOf(100, INPUTS)));
});

Deno.test("no anchor where the line is outside the plane; one to start from where there is none", () => {
  const one = neuron(network(["x1", "x2"]), 1);
  assertEquals(anchorOn(edited(one, shifted(one, 100)), [0, 0], INPUTS), null);
  const none = edited(one, steepened(one, 0));
  assertEquals(anchorOn(none, [1, 2], INPUTS), [1, 2]);
});

Deno.test("a feature space is shown in a square, so that w stands upright on its line", () => {
  const { x0, x1, y0, y1 } = squareAround(Float64Array.of(0, 0, 4, 1));
  assertClose(x1 - x0, y1 - y0, 1e-12);
  assert(x0 < 0 && x1 > 4);
});
