/**
 * Safetensors: bytes to typed-array views. The header is checked whole before a single view is made, for bytes that
 * come over a wire are not to be believed.
 */

/** The header of a frame is a few kilobytes; what claims more is not a frame. */
const HEADER_LIMIT = 1 << 20;

/** Bytes of one element. */
const SIZES = /** @type {const} */ ({ U8: 1, F16: 2, F32: 4, F64: 8 });

/** @typedef {keyof typeof SIZES} Dtype */
/**
 * @typedef {{ dtype: "U8", shape: number[], values: Uint8Array }
 *   | { dtype: "F16" | "F32", shape: number[], values: Float32Array }
 *   | { dtype: "F64", shape: number[], values: Float64Array }} Tensor F16 is widened to Float32Array
 */

/**
 * Read a buffer, or throw an Error with a sentence.
 * @param {ArrayBuffer} buffer
 * @returns {{ metadata: { [key: string]: string }, tensors: Map<string, Tensor> }}
 */
export function decode(buffer) {
  const { header, start } = readHeader(buffer);
  const { __metadata__: metadata = {}, ...entries } = header;
  if (!isRecord(metadata) || !Object.values(metadata).every((value) => typeof value === "string")) {
    throw new Error("The metadata of the safetensors header must be texts.");
  }
  const room = buffer.byteLength - start;
  const places = Object.entries(entries).map(([name, entry]) => checkEntry(name, entry, room));
  checkNoOverlap(places, room);
  /** @type {Map<string, Tensor>} */
  const tensors = new Map();
  for (const place of places) tensors.set(place.name, view(buffer, start, place));
  return { metadata: /** @type {{ [key: string]: string }} */ (metadata), tensors };
}

/** @param {ArrayBuffer} buffer */
function readHeader(buffer) {
  if (buffer.byteLength < 8) {
    throw new Error(`A safetensors buffer has 8 bytes or more, not ${buffer.byteLength}.`);
  }
  const length = Number(new DataView(buffer).getBigUint64(0, true));
  if (length > HEADER_LIMIT || 8 + length > buffer.byteLength) {
    throw new Error(
      `The safetensors header claims ${length} bytes; the buffer has ${buffer.byteLength - 8}.`,
    );
  }
  let header;
  try {
    header = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(new Uint8Array(buffer, 8, length)));
  } catch {
    throw new Error("The safetensors header is not JSON.");
  }
  if (!isRecord(header)) throw new Error("The safetensors header must be a JSON object.");
  return { header, start: 8 + length };
}

/**
 * @typedef {{ name: string, dtype: Dtype, shape: number[], begin: number, end: number }} Place
 * @param {string} name @param {unknown} entry @param {number} room
 * @returns {Place}
 */
function checkEntry(name, entry, room) {
  if (!isRecord(entry)) throw new Error(`The entry of tensor "${name}" must be a JSON object.`);
  const { dtype, shape, data_offsets: offsets } = entry;
  if (typeof dtype !== "string" || !Object.hasOwn(SIZES, dtype)) {
    throw new Error(`Tensor "${name}" has the type ${JSON.stringify(dtype)}; expected U8, F16, F32 or F64.`);
  }
  if (!Array.isArray(shape) || !shape.every(isCount)) {
    throw new Error(`The shape of tensor "${name}" must be whole numbers from 0.`);
  }
  if (!Array.isArray(offsets) || offsets.length !== 2 || !offsets.every(isCount)) {
    throw new Error(`The offsets of tensor "${name}" must be two whole numbers from 0.`);
  }
  const [begin, end] = offsets;
  if (begin > end || end > room) {
    throw new Error(`Tensor "${name}" claims the bytes ${begin} to ${end} of ${room}.`);
  }
  const kind = /** @type {Dtype} */ (dtype);
  const expected = shape.reduce((product, side) => product * side, 1) * SIZES[kind];
  if (end - begin !== expected) {
    throw new Error(
      `Tensor "${name}" of shape [${shape.join(", ")}] needs ${expected} bytes, not ${end - begin}.`,
    );
  }
  return { name, dtype: kind, shape, begin, end };
}

/** @param {Place[]} places @param {number} room */
function checkNoOverlap(places, room) {
  let at = 0;
  for (const { name, begin, end } of [...places].sort((a, b) => a.begin - b.begin || a.end - b.end)) {
    if (begin < at) throw new Error(`Tensor "${name}" overlaps the one before it.`);
    if (begin > at) throw new Error(`There is a hole of ${begin - at} bytes before tensor "${name}".`);
    at = end;
  }
  if (at !== room) throw new Error(`The safetensors buffer has ${room - at} bytes that no tensor claims.`);
}

/** @param {ArrayBuffer} buffer @param {number} start @param {Place} place @returns {Tensor} */
function view(buffer, start, { dtype, shape, begin, end }) {
  const offset = start + begin, count = (end - begin) / SIZES[dtype];
  if (dtype === "U8") return { dtype, shape, values: new Uint8Array(buffer, offset, count) };
  // A typed array must start at a multiple of its element; a file need not, so then the bytes are copied.
  const aligned = offset % SIZES[dtype] === 0;
  const source = aligned ? buffer : buffer.slice(offset, offset + end - begin);
  const from = aligned ? offset : 0;
  if (dtype === "F64") return { dtype, shape, values: new Float64Array(source, from, count) };
  if (dtype === "F32") return { dtype, shape, values: new Float32Array(source, from, count) };
  return { dtype, shape, values: widen(new Uint16Array(source, from, count)) };
}

/** For the few half-precision numbers that have no leading one. */
const tiny = new Float32Array(1), tinyBits = new Uint32Array(tiny.buffer);

/**
 * IEEE 754 binary16 to binary32 by moving bits: 1 sign bit, 5 of exponent (8 in the wider one), 10 of fraction (23).
 * @param {Uint16Array} halves
 */
function widen(halves) {
  const values = new Float32Array(halves.length), bits = new Uint32Array(values.buffer);
  for (let i = 0; i < halves.length; i++) {
    const sign = (halves[i] & 0x8000) << 16, size = halves[i] & 0x7fff;
    if (size >= 0x7c00) bits[i] = sign | 0x7f800000 | (size & 0x3ff) << 13;
    else if (size >= 0x400) bits[i] = sign | (size << 13) + 0x38000000;
    else {
      tiny[0] = size * 2 ** -24;
      bits[i] = sign | tinyBits[0];
    }
  }
  return values;
}

/** v / scale for each byte of a signed map: s·|s| with s = (q − 128) / 127 (docs/protocol.md). */
export const SIGNED = Float32Array.from({ length: 256 }, (_, q) => {
  const s = Math.max(-1, (q - 128) / 127);
  return s * Math.abs(s);
});

/** @param {unknown} value @returns {value is { [key: string]: unknown }} */
const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** @param {unknown} value @returns {value is number} */
const isCount = (value) => Number.isSafeInteger(value) && /** @type {number} */ (value) >= 0;
