import { assertEquals } from "../assert.js";
import { decodeFrame } from "../../../static/js/net/frame.js";
import { frameBytes } from "../bytes.js";
import { assertThrows } from "../throws.js";

const state = { step: 3, epoch: 1, revision: 9, history_from: 0, running: true };
const network = /** @type {Parameters<typeof frameBytes>[1]} */ ({
  "weights.1": [[3, 2], Float32Array.of(1, 2, 3, 4, 5, 6)],
  "biases.1": [[3], Float32Array.of(7, 8, 9)],
  "weights.2": [[1, 3], Float32Array.of(-1, -2, -3)],
  "biases.2": [[1], Float32Array.of(0.5)],
});

Deno.test("a frame of weights alone has them as matrices, and null for all that was not sent", () => {
  const frame = decodeFrame(frameBytes(state, network));
  assertEquals(frame.state.step, 3);
  assertEquals(frame.weights.map(({ rows, columns }) => [rows, columns]), [[3, 2], [1, 3]]);
  assertEquals([...frame.weights[0].values], [1, 2, 3, 4, 5, 6]);
  assertEquals(frame.biases.map((bias) => [...bias]), [[7, 8, 9], [0.5]]);
  assertEquals(
    [frame.surface, frame.neurons, frame.points, frame.features, frame.mesh, frame.loss],
    Array(6).fill(null),
  );
});

Deno.test("a surface carries what the state says of it", () => {
  const surface = { layer: 1, unit: 2, resolution: 2, scale: 4, signed: true };
  const bytes = frameBytes({ ...state, surface }, {
    ...network,
    surface: [[1, 2, 2], Uint8Array.of(1, 2, 3, 4)],
  });
  const { bytes: values, ...rest } = decodeFrame(bytes).surface ?? { bytes: [] };
  assertEquals(rest, { layer: 1, unit: 2, resolution: 2, channels: 1, signed: true, scale: 4 });
  assertEquals([...values], [1, 2, 3, 4]);
});

Deno.test("points, history, maps and the feature space come in the store's shapes", () => {
  const frame = decodeFrame(frameBytes(state, {
    ...network,
    points: [[2, 2], Float32Array.of(1, 2, 3, 4)],
    labels: [[2], Float32Array.of(0, 1)],
    split: [[2], Uint8Array.of(0, 1)],
    loss: [[1, 4], Float64Array.of(5, 1, 0.5, NaN)],
    neurons: [[4, 1, 1], Uint8Array.of(1, 2, 3, 4)],
    neuron_scale: [[4], Float32Array.of(1, 1, 1, 2)],
    features: [[2, 2], Uint16Array.of(0x3c00, 0, 0, 0xbc00)],
    mesh: [[1, 1, 2], Uint16Array.of(0x3800, 0x3c00)],
  }));
  assertEquals([...frame.points?.x ?? []], [1, 2, 3, 4]);
  assertEquals([...frame.points?.split ?? []], [0, 1]);
  assertEquals([...frame.loss ?? []], [5, 1, 0.5, NaN]);
  assertEquals(frame.neurons?.count, 4);
  assertEquals([...frame.features ?? []], [1, 0, 0, -1]);
  assertEquals([...frame.mesh ?? []], [0.5, 1]);
});

Deno.test("a frame whose state is missing, no JSON or without its step is refused", () => {
  assertThrows(() => decodeFrame(frameBytes({ epoch: 1 }, network)), "step");
  const bytes = frameBytes(state, network);
  new Uint8Array(bytes).set(new TextEncoder().encode("xx"), 8 + 26);
  assertThrows(() => decodeFrame(bytes), ".");
});

Deno.test("a tensor of another type or shape than the protocol's is refused", () => {
  const wrong = /** @type {[Parameters<typeof frameBytes>[1], string][]} */ ([
    [{ "weights.1": [[6], new Float32Array(6)] }, "weights.1"],
    [{ "biases.1": [[2], new Float32Array(2)] }, "biases.1"],
    [{ surface: [[2, 2], new Uint8Array(4)] }, "surface"],
    [{ surface: [[1, 2, 3], new Uint8Array(6)] }, "square"],
    [{ loss: [[1, 3], new Float64Array(3)] }, "loss"],
    [{ points: [[2, 2], new Float32Array(4)] }, "labels"],
    [{ features: [[2, 2], new Float32Array(4)] }, "features"],
    [{ neurons: [[3, 1, 1], new Uint8Array(3)] }, "4 neurons"],
  ]);
  for (const [tensors, words] of wrong) {
    assertThrows(() => decodeFrame(frameBytes(state, { ...network, ...tensors })), words);
  }
});

Deno.test("layers that do not fit each other are refused", () => {
  const bent = {
    ...network,
    "weights.2": /** @type {[number[], Float32Array]} */ ([[1, 2], new Float32Array(2)]),
  };
  assertThrows(() => decodeFrame(frameBytes(state, bent)), "Layer 2");
});

Deno.test("the first layer of a network for images comes in bytes, as it is, or as it was", () => {
  const { "weights.1": exact, ...rest } = network;
  const bytes = {
    ...rest,
    first_layer: /** @type {[number[], Uint8Array]} */ ([[3, 2], Uint8Array.of(1, 128, 255, 128, 128, 128)]),
  };
  const first = decodeFrame(frameBytes({ ...state, first_layer: { scale: 2 } }, bytes));
  assertEquals([...first.weights[0].values].slice(0, 3), [-2, 0, 2]);
  const next = decodeFrame(frameBytes(state, rest), first);
  assertEquals(next.weights[0] === first.weights[0], true);
  assertEquals(next.weights.length, 2);
  assertEquals(
    [...decodeFrame(frameBytes(state, { ...rest, "weights.1": exact }), first).weights[0].values],
    [1, 2, 3, 4, 5, 6],
  );
});

Deno.test("where nothing is known of the first layer it has no columns, and another network's is not taken for it", () => {
  const { "weights.1": _, ...rest } = network;
  const alone = decodeFrame(frameBytes(state, rest)).weights[0];
  assertEquals([alone.rows, alone.columns], [3, 0]);
  const other = /** @type {any} */ ({ weights: [{ rows: 9, columns: 2, values: new Float32Array(18) }] });
  assertEquals(decodeFrame(frameBytes(state, rest), other).weights[0].columns, 0);
});

Deno.test("images come as their numbers, and the points that are shown with the feature space", () => {
  const frame = decodeFrame(frameBytes(state, {
    ...network,
    images: [[2], Float32Array.of(40, 41)],
    labels: [[2], Float32Array.of(0, 1)],
    split: [[2], Uint8Array.of(0, 1)],
    features: [[1, 2], Uint16Array.of(0x3c00, 0)],
    feature_points: [[1], Float32Array.of(1)],
  }));
  assertEquals([...frame.points?.images ?? []], [40, 41]);
  assertEquals(frame.points?.x.length, 0);
  assertEquals([...frame.featurePoints ?? []], [1]);
});
