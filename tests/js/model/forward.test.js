import {
  ACTIVATIONS,
  forwardPass,
  predictedClasses,
  residualLayers,
} from "../../../static/js/model/forward.js";
import { assert, assertClose, assertEquals } from "../assert.js";

/** @param {string} problem @param {number[][]} shapes rows, columns, then the weights @param {number[][]} biases */
const frameOf = (problem, shapes, biases) => /** @type {any} */ ({
  state: { problem },
  weights: shapes.map(([rows, columns, ...values]) => ({ rows, columns, values: Float32Array.from(values) })),
  biases: biases.map((values) => Float32Array.from(values)),
});
/** @param {string[]} features @param {[number, string][]} hidden units and activation of each layer */
const configOf = (features, ...hidden) => /** @type {any} */ ({
  network: { features, hidden: hidden.map(([units, activation]) => ({ units, activation })) },
});
/** @param {any} frame @param {any} config @param {number[]} x */
function classesOf(frame, config, ...x) {
  const pass = forwardPass(frame, config, Float32Array.from(x));
  return pass && predictedClasses(pass, frame.state.problem);
}

Deno.test("activations have the values of their tables", () => {
  const at = /** @type {[string, number, number][]} */ ([
    ["gelu", 1, 0.8413447],
    ["gelu", -0.5, -0.1542688],
    ["silu", 1, 0.7310586],
    ["elu", -1, -0.6321206],
    ["softplus", 0, 0.6931472],
    ["softplus", 800, 800],
    ["leaky_relu", -2, -0.02],
    ["sigmoid", -1000, 0],
    ["step", 0, 1],
  ]);
  for (const [name, z, a] of at) assertClose(ACTIVATIONS[name](z), a, 1e-6);
});

Deno.test("a single output decides by its sign", () => {
  const frame = frameOf("binary", [[1, 2, 1, -1]], [[0.5]]);
  assertEquals(
    classesOf(frame, configOf(["x1", "x2"]), 0, 0, 0, 1, 1, 1, -1, 0),
    Uint8Array.of(1, 0, 1, 0),
  );
});

Deno.test("of several outputs the largest wins, through a hidden layer of its own features", () => {
  const frame = frameOf("multiclass", [[2, 1, 1, -1], [3, 2, 1, 0, 0, 1, 0, 0]], [[0, 0], [0, 0, 0.5]]);
  const config = configOf(["x1*x2"], [2, "relu"]);
  assertEquals(classesOf(frame, config, 2, 2, -2, 2, 0.1, 0.1), Uint8Array.of(0, 1, 2));
});

Deno.test("residual layers add to what they read, with the velocity there is", () => {
  const line = frameOf("binary", [[1, 1, 1], [1, 1, 1], [1, 1, 1]], [[0], [0], [-6]]);
  const x = [1.4, 0, 1.6, 0, 2.3, 0, 2.5, 0, 5.9, 0, 6.1, 0];
  const network = { features: ["x1"], hidden: [1, 1].map((units) => ({ units, activation: "linear" })) };
  /** @param {{ connections: string, gamma?: number }} more */
  const found = (more) => [
    ...classesOf(line, { network: { ...network, gamma: 0.5, ...more } }, ...x) ?? [],
  ];
  assertEquals(found({ connections: "plain" }), [0, 0, 0, 0, 0, 1]); // x > 6
  assertEquals(found({ connections: "residual" }), [0, 1, 1, 1, 1, 1]); // 4 x > 6
  assertEquals(found({ connections: "momentum_residual" }), [0, 0, 0, 1, 1, 1]); // v = x/2, then x: 2.5 x > 6
  assertEquals(found({ connections: "momentum_residual", gamma: 0 }), [0, 1, 1, 1, 1, 1]);
});

Deno.test("a velocity begins at 0 again behind a layer that is not residual", () => {
  const frame = frameOf("binary", [[1, 1, 1], [2, 1, 1, 1], [2, 2, 1, 0, 0, 1], [1, 2, 1, 0]], [[0], [0, 0], [
    0,
    0,
  ], [
    -4.5,
  ]]);
  const hidden = [1, 2, 2].map((units) => ({ units, activation: "linear" }));
  const config = /** @type {any} */ ({
    network: { features: ["x1"], hidden, connections: "momentum_residual", gamma: 0.5 },
  });
  // 1.5 x, then 1.5 x in both units, then 1.5 (1.5 x) = 2.25 x > 4.5
  assertEquals(classesOf(frame, config, 1.9, 0, 2.1, 0), Uint8Array.of(0, 1));
});

Deno.test("no classes are predicted for a regression", () =>
  assertEquals(classesOf(frameOf("regression", [[1, 2, 1, 1]], [[0]]), configOf(["x1", "x2"]), 0, 0), null));

Deno.test("a configuration of another network gives no numbers", () => {
  const frame = frameOf("binary", [[2, 2, 1, 0, 0, 1], [1, 2, 1, 1]], [[0, 0], [0]]), both = ["x1", "x2"];
  assert(forwardPass(frame, configOf(both, [2, "tanh"]), new Float32Array(2)) !== null);
  const others = [
    configOf(["x1"], [2, "tanh"]), // fewer features
    configOf(["x1", "x9"], [2, "tanh"]), // a feature we do not know
    configOf(both), // fewer layers
    configOf(both, [2, "tanh"], [2, "tanh"]), // more layers
    configOf(both, [3, "tanh"]), // a wider layer
    configOf(both, [2, "of another day"]), // an activation we do not know
  ];
  for (const config of others) assert(forwardPass(frame, config, new Float32Array(2)) === null);
  const empty = /** @type {any} */ ({ state: { problem: "binary" }, weights: [], biases: [] });
  assert(forwardPass(empty, configOf(both), new Float32Array(2)) === null);
});

Deno.test("a layer is residual where it is as wide as what it reads", () => {
  /** @param {string} connections @param {number[]} units */
  const residual = (connections, ...units) =>
    residualLayers({
      network: {
        features: ["x1", "x2"],
        connections,
        hidden: units.map((n) => ({ units: n, activation: "tanh" })),
      },
    });
  assertEquals(residual("residual", 2, 2, 3, 3, 1), [true, true, false, true, false]);
  assertEquals(residual("momentum_residual", 3, 3), [false, true]);
  assertEquals(residual("plain", 2, 2), [false, false]);
  assertEquals(residual("residual"), []);
});
