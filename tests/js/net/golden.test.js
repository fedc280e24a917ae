/** The golden frame (tests/golden): the page reads from the server's bytes exactly what the server wrote. */

import { decodeFrame } from "../../../static/js/net/frame.js";
import { decode } from "../../../static/js/lib/safetensors.js";

const here = (/** @type {string} */ name) => new URL(`../../golden/${name}`, import.meta.url);
const buffer = (await Deno.readFile(here("frame.safetensors"))).slice().buffer;
const expected = JSON.parse(await Deno.readTextFile(here("frame.json")));
const DTYPES = { uint8: "U8", float16: "F16", float32: "F32", float64: "F64" };

/** @param {unknown} actual @param {unknown} wanted @param {string} what */
function equal(actual, wanted, what) {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(wanted)]; // NaN is null on both sides
  if (a !== b) throw new Error(`${what}: expected ${b}, got ${a}`);
}

/** @param {string} name @returns {number[]} */
const values = (name) => expected.tensors[name].values;

/** @param {unknown} value @returns {unknown} the value with the keys of every object in order */
function ordered(value) {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1).map(([k, v]) => [k, ordered(v)]),
  );
}

Deno.test("every tensor of the golden frame has its type, its shape and its values", () => {
  const { tensors, metadata } = decode(buffer);
  equal([...tensors.keys()].sort(), Object.keys(expected.tensors).sort(), "names");
  for (const [name, tensor] of tensors) {
    const wanted = expected.tensors[name];
    equal(tensor.dtype, DTYPES[/** @type {keyof typeof DTYPES} */ (wanted.dtype)], `${name} dtype`);
    equal(tensor.shape, wanted.shape, `${name} shape`);
    equal([...tensor.values], wanted.values, `${name} values`);
  }
  equal(ordered(JSON.parse(metadata.state)), ordered(expected.state), "state");
});

Deno.test("the golden frame becomes the page's Frame", () => {
  const frame = decodeFrame(buffer);
  equal(ordered(frame.state), ordered(expected.state), "state");
  equal(frame.weights.map(({ rows, columns }) => [rows, columns]), [[2, 2], [1, 2]], "shapes of W");
  frame.weights.forEach((matrix, i) => equal([...matrix.values], values(`weights.${i + 1}`), `W ${i + 1}`));
  frame.biases.forEach((bias, i) => equal([...bias], values(`biases.${i + 1}`), `b ${i + 1}`));
  const { bytes, ...surface } = /** @type {NonNullable<typeof frame.surface>} */ (frame.surface);
  equal([...bytes], values("surface"), "surface");
  equal(
    ordered(surface),
    { channels: 1, layer: null, resolution: 10, scale: 1, signed: true, unit: null },
    "what the surface holds",
  );
  equal([...(frame.neurons?.bytes ?? [])], values("neurons"), "neurons");
  equal([...(frame.neurons?.scale ?? [])], values("neuron_scale"), "neuron scales");
  equal([...(frame.features ?? [])], values("features"), "features");
  equal([...(frame.mesh ?? [])], values("mesh"), "mesh");
  equal([...(frame.points?.x ?? [])], values("points"), "points");
  equal([...(frame.points?.labels ?? [])], values("labels"), "labels");
  equal([...(frame.points?.split ?? [])], values("split"), "split");
  equal([...(frame.loss ?? [])], values("loss"), "loss");
});

Deno.test("a golden frame that was cut short is refused", () => {
  for (const length of [0, 7, 100, buffer.byteLength - 1]) {
    let refused = false;
    try {
      decodeFrame(buffer.slice(0, length));
    } catch {
      refused = true;
    }
    if (!refused) throw new Error(`${length} bytes were taken for a frame`);
  }
});
