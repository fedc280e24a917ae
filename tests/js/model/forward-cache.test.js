import { passOf, ringed, verdicts, wantsRings } from "../../../static/js/model/forward-cache.js";
import { createStore } from "../../../static/js/state/store.js";
import { assert, assertEquals } from "../assert.js";
import { stateOf } from "../state.js";

/** A network without hidden layers: z = x1 + b. @param {number} b @param {boolean} [running] */
const frameOf = (b, running = false) => /** @type {any} */ ({
  state: { problem: "binary", running },
  weights: [{ rows: 1, columns: 1, values: Float32Array.of(1) }],
  biases: [Float32Array.of(b)],
});
const config = /** @type {any} */ ({ network: { features: ["x1"], hidden: [] } });
const points = {
  x: Float32Array.of(-2, 0, -1, 0, 1, 0, 2, 0),
  labels: Float32Array.of(0, 1, 1, 0),
  split: Uint8Array.of(0, 0, 1, 1),
};
/** @param {any} parts */
const storeOf = (parts) => createStore(stateOf({ config, points, ...parts }));

Deno.test("a frame's pass is computed once for all who ask, and its classes are of the same frame", () => {
  const { state } = storeOf({ frame: frameOf(0) });
  const first = passOf(state);
  assert(first !== null && first === passOf(state));
  assertEquals([...first.pass.layers[0].z], [-2, -1, 1, 2]);
  assertEquals(verdicts(state), Uint8Array.of(0, 0, 1, 1));
  assert(verdicts(state) === verdicts(state));
  assert(passOf(state) === first);
});

Deno.test("a new frame, other points or another configuration give a new pass", () => {
  const store = storeOf({ frame: frameOf(0) });
  let last = passOf(store.state);
  const changes = /** @type {any[]} */ ([
    { frame: frameOf(3) },
    { points: { ...points, x: points.x.slice() } },
    { config: structuredClone(config) },
  ]);
  for (const change of changes) {
    store.set(change);
    const next = passOf(store.state);
    assert(next !== null && next !== last, Object.keys(change)[0]);
    last = next;
  }
  assertEquals(verdicts(store.state), Uint8Array.of(1, 1, 1, 1));
});

Deno.test("two stores do not evict each other: page, twin and film each keep their own pass", () => {
  const [page, twin] = [storeOf({ frame: frameOf(0) }), storeOf({ frame: frameOf(3) })];
  const first = passOf(page.state);
  assertEquals(verdicts(twin.state), Uint8Array.of(1, 1, 1, 1));
  assert(passOf(page.state) === first);
  assertEquals(verdicts(page.state), Uint8Array.of(0, 0, 1, 1));
});

Deno.test("while training runs, the next pass waits some times as long as the last one took", () => {
  const store = storeOf({ frame: frameOf(0, true) });
  const began = performance.now(), now = performance.now;
  try {
    // The pass takes from 0 to 10 ms; it is asked for again at 89 and at 91.
    const times = [0, 10, 89, 91, 92];
    performance.now = () => began + (times.shift() ?? NaN);
    const first = passOf(store.state);
    store.set({ frame: frameOf(3, true) });
    assert(passOf(store.state) === first);
    assert(passOf(store.state) !== first);
  } finally {
    performance.now = now;
  }
});

Deno.test("without points there is no pass, and no verdict where there are no classes", () => {
  const none = { x: new Float32Array(), labels: new Float32Array(), split: new Uint8Array() };
  assert(passOf(storeOf({ frame: frameOf(0), points: none }).state) === null);
  assert(passOf(storeOf({ frame: null }).state) === null);
  const frame = { ...frameOf(0), state: { problem: "regression", running: false } };
  const { state } = storeOf({ frame });
  assert(passOf(state) !== null && verdicts(state) === null);
});

Deno.test("what is ringed: all that are wrong and shown, or those of the cell that is pointed at", () => {
  const frame = frameOf(0);
  assertEquals(ringed(storeOf({ frame }).state), []);
  assertEquals(ringed(storeOf({ frame, ringWrong: true }).state), [1, 3]);
  assertEquals(ringed(storeOf({ frame, ringWrong: true, showTest: false }).state), [1]);
  const cell = { split: /** @type {const} */ ("test"), actual: 1, predicted: 1 };
  assert(wantsRings(stateOf({ cell })));
  assertEquals(ringed(storeOf({ frame, cell }).state), [2]);
});
