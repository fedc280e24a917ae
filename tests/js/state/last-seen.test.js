import { lastSeen } from "../../../static/js/state/last-seen.js";
import { assertEquals } from "../assert.js";

Deno.test("another session can begin where the page last saw this one", () => {
  const frame = /** @type {any} */ ({
    state: { step: 7, epoch: 2, steps_per_epoch: 3 },
    weights: [{ rows: 1, columns: 2, values: Float32Array.of(0.5, -1) }],
    biases: [Float32Array.of(0.25)],
  });
  const state = /** @type {any} */ ({
    frame,
    config: { network: { hidden: [] }, training: { batch_size: 3 } },
    points: { x: Float32Array.of(1, 2), labels: Float32Array.of(1), split: Uint8Array.of(1) },
  });
  assertEquals(
    lastSeen(state),
    /** @type {any} */ ({
      network: { hidden: [] },
      training: { batch_size: 3 },
      points: { x: [[1, 2]], y: [1], split: ["test"] },
      weights: [{ W: [[0.5, -1]], b: [0.25], activation: null }],
      step: 7,
    }),
  );
  state.points.names = ["cat", "dog"];
  assertEquals(lastSeen(state)?.points?.names, ["cat", "dog"]);
  frame.state.epoch = 5;
  assertEquals(lastSeen(state)?.epochs, 5); // the batch size was another one before
  frame.weights[0].values[0] = Infinity;
  assertEquals(lastSeen(state), undefined);
  assertEquals(lastSeen({ ...state, frame: null }), undefined);
});

Deno.test("images are drawn again from the configuration", () => {
  const state = /** @type {any} */ ({
    frame: {
      state: { step: 7, epoch: 2, steps_per_epoch: 3 },
      weights: [{ rows: 1, columns: 2, values: Float32Array.of(0.5, -1) }],
      biases: [Float32Array.of(0.25)],
    },
    config: { network: { hidden: [] } },
    points: {
      x: new Float32Array(),
      labels: Float32Array.of(1),
      split: Uint8Array.of(1),
      images: Float32Array.of(17),
    },
  });
  assertEquals(lastSeen(state)?.points, undefined);
  assertEquals(lastSeen(state)?.step, 7);
});
