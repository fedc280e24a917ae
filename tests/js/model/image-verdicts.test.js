import { assert, assertEquals } from "../assert.js";
import { createImageVerdicts } from "../../../static/js/model/image-verdicts.js";
import { stateOf } from "../state.js";

const config = /** @type {any} */ ({ network: { features: [], hidden: [] } });
/** @param {number} bias @param {boolean} [running] */
const frameOf = (bias, running = false) => /** @type {any} */ ({
  state: { problem: "binary", running },
  weights: [{ rows: 1, columns: 1, values: Float32Array.of(1) }],
  biases: [Float32Array.of(bias)],
});
const points = {
  x: new Float32Array(),
  labels: new Float32Array(4),
  split: new Uint8Array(4),
  images: Float32Array.of(0, 1, 2, 3),
};
const sheet = new Map([0, 255, 128].map((value, number) => [number, Uint8Array.of(value)]));

Deno.test("all images are read, in slices; one that is not there yet is no class", () => {
  let time = 0;
  const verdicts = createImageVerdicts(() => time += 2),
    state = stateOf({ config, points, sheet, frame: frameOf(-0.4) });
  assert(verdicts.work(state), "a slice is not enough");
  assertEquals(verdicts.read, null);
  while (verdicts.work(state));
  assertEquals([...verdicts.read ?? []], [0, 1, 1, -1]);
});

Deno.test("another frame is read anew; while the network trains after a rest", () => {
  let time = 0;
  const verdicts = createImageVerdicts(() => time), state = stateOf({ config, points, sheet });
  verdicts.work({ ...state, frame: frameOf(-0.4) });
  verdicts.work({ ...state, frame: frameOf(-2) });
  assertEquals([...verdicts.read ?? []], [0, 0, 0, -1]);
  time = 0;
  const busy = createImageVerdicts(() => time += 1);
  const done = () => busy.read;
  while (!done()) busy.work({ ...state, frame: frameOf(-0.4, true) });
  const before = busy.read;
  assert(busy.work({ ...state, frame: frameOf(-2, true) }), "there is more to come");
  assert(busy.read === before);
  time += 1000;
  while (busy.read === before) busy.work({ ...state, frame: frameOf(-2, true) });
  assertEquals([...busy.read ?? []], [0, 0, 0, -1]);
});
