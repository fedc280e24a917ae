/**
 * The length of a WebM: browsers record without knowing when it will end, and not all go back to write it in; players
 * then cannot tell how long the video is. Pure. Source: RFC 8794 (EBML), RFC 9559 (Matroska).
 */

const EBML = 0x1a45dfa3,
  SEGMENT = 0x18538067,
  SEEK = 0x114d9b74,
  INFO = 0x1549a966,
  SCALE = 0x2ad7b1,
  DURATION = 0x4489;
/** Nanoseconds of a tick where the file does not say. */
const USUAL_SCALE = 1_000_000;

/**
 * The file with its length written in; as it is where it has one, or is built otherwise than we know.
 * @param {Uint8Array} bytes @param {number} milliseconds
 * @returns {Uint8Array}
 */
export function withDuration(bytes, milliseconds) {
  const head = elementAt(bytes, 0);
  const segment = head?.id === EBML ? elementAt(bytes, head.end) : null;
  if (segment?.id !== SEGMENT) return bytes;
  const info = find(bytes, INFO, segment.start, Math.min(segment.end, bytes.length));
  if (!info || info.end > bytes.length || find(bytes, DURATION, info.start, info.end)) return bytes;
  if (find(bytes, SEEK, segment.start, info.at)) return bytes; // it says where everything stands
  const scale = find(bytes, SCALE, info.start, info.end);
  const tick = scale
    ? bytes.subarray(scale.start, scale.end).reduce((sum, byte) => 256 * sum + byte, 0)
    : USUAL_SCALE;

  const duration = new Uint8Array(11);
  duration.set([DURATION >> 8, DURATION & 255, 0x88]);
  new DataView(duration.buffer).setFloat64(3, milliseconds * 1e6 / tick);
  const content = bytes.subarray(info.start, info.end);
  const newInfo = join(idBytes(INFO), sizeBytes(content.length + duration.length), content, duration);
  const before = bytes.subarray(segment.start, info.at), after = bytes.subarray(info.end);
  const size = Number.isFinite(segment.end)
    ? sizeBytes(before.length + newInfo.length + after.length)
    : bytes.subarray(segment.at + 4, segment.start);
  return join(bytes.subarray(0, segment.at + 4), size, before, newInfo, after);
}

/**
 * An element's id, where it stands, and where its content begins and ends; the end of an unknown size is infinite.
 * @param {Uint8Array} bytes @param {number} at
 */
function elementAt(bytes, at) {
  const idLength = Math.clz32(bytes[at]) - 23, sizeAt = at + idLength;
  const sizeLength = Math.clz32(bytes[sizeAt]) - 23;
  if (!(idLength >= 1 && idLength <= 4 && sizeLength >= 1 && sizeLength <= 8)) return null;
  if (sizeAt + sizeLength > bytes.length) return null;
  const id = bytes.subarray(at, sizeAt).reduce((sum, byte) => 256 * sum + byte, 0);
  const mask = (1 << 8 - sizeLength) - 1, rest = bytes.subarray(sizeAt + 1, sizeAt + sizeLength);
  const unknown = (bytes[sizeAt] & mask) === mask && rest.every((byte) => byte === 255);
  const size = rest.reduce((sum, byte) => 256 * sum + byte, bytes[sizeAt] & mask);
  const start = sizeAt + sizeLength;
  return { id, at, start, end: unknown ? Infinity : start + size };
}

/**
 * The first element of this id among those from one place to another.
 * @param {Uint8Array} bytes @param {number} id @param {number} from @param {number} to
 */
function find(bytes, id, from, to) {
  for (let at = from; at < to;) {
    const element = elementAt(bytes, at);
    if (!element) return null;
    if (element.id === id) return element;
    at = element.end;
  }
  return null;
}

/** @param {number} id of four bytes */
const idBytes = (id) => Uint8Array.of(id >>> 24, id >> 16 & 255, id >> 8 & 255, id & 255);

/** A size in eight bytes. @param {number} size */
function sizeBytes(size) {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(size));
  bytes[0] = 1;
  return bytes;
}

/** @param {...Uint8Array} parts */
function join(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
