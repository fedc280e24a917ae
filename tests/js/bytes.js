/** Safetensors buffers for tests: a header, written as it is given, and the bytes behind it. */

/** @param {object | string} header @param {Uint8Array} [data] @returns {ArrayBuffer} */
export function safetensors(header, data = new Uint8Array()) {
  const text = new TextEncoder().encode(typeof header === "string" ? header : JSON.stringify(header));
  const bytes = new Uint8Array(8 + text.length + data.length);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(text.length), true);
  bytes.set(text, 8);
  bytes.set(data, 8 + text.length);
  return bytes.buffer;
}

const DTYPES =
  /** @type {const} */ ({ Float64Array: "F64", Float32Array: "F32", Uint16Array: "F16", Uint8Array: "U8" });

/**
 * A frame: its state, and its tensors by name, each with a shape. Uint16Array stands for half precision.
 * @param {object} state
 * @param {{ [name: string]: [number[], Float64Array | Float32Array | Uint16Array | Uint8Array] }} tensors
 */
export function frameBytes(state, tensors) {
  /** @type {{ [name: string]: object }} */
  const header = { __metadata__: { state: JSON.stringify(state) } };
  let at = 0;
  /** @type {number[]} */
  const data = [];
  for (const [name, [shape, values]] of Object.entries(tensors)) {
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    const dtype = DTYPES[/** @type {keyof typeof DTYPES} */ (values.constructor.name)];
    header[name] = { dtype, shape, data_offsets: [at, at + bytes.length] };
    data.push(...bytes);
    at += bytes.length;
  }
  return safetensors(header, Uint8Array.from(data));
}
