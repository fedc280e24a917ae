import { withDuration } from "../../../static/js/export/webm.js";
import { assertClose, assertEquals } from "../assert.js";

/** An element: its id in hexadecimal, and a size of one byte unless it is unknown. @param {string} id @param {number[]} content @param {number[]} [size] */
const element = (id, content, size = [0x80 | content.length]) => [
  ...(id.match(/../g) ?? []).map((byte) => parseInt(byte, 16)),
  ...size,
  ...content,
];
const UNKNOWN = [0x01, 255, 255, 255, 255, 255, 255, 255];
const HEAD = element("1a45dfa3", element("4282", [0x77, 0x65, 0x62, 0x6d]));
const SCALE = element("2ad7b1", [0x0f, 0x42, 0x40]); // a million nanoseconds
const CLUSTER = element("1f43b675", [0xe7, 0x81, 0x00], UNKNOWN);

Deno.test("the length is written behind what the file says of itself, in its own ticks", () => {
  const before = Uint8Array.from([
    ...HEAD,
    ...element("18538067", [...element("ec", [0, 0]), ...element("1549a966", SCALE), ...CLUSTER], UNKNOWN),
  ]);
  const after = withDuration(before, 2500);
  const at = before.length - CLUSTER.length - SCALE.length - 5;
  assertEquals(after.length, before.length + 11 + 7); // and a size of eight bytes in place of one
  assertEquals([...after.subarray(0, at)], [...before.subarray(0, at)]);
  assertEquals([...after.subarray(at, at + 12)], [
    0x15,
    0x49,
    0xa9,
    0x66,
    1,
    0,
    0,
    0,
    0,
    0,
    0,
    SCALE.length + 11,
  ]);
  assertEquals([...after.subarray(at + 12, at + 12 + SCALE.length)], SCALE);
  const duration = at + 12 + SCALE.length;
  assertEquals([...after.subarray(duration, duration + 3)], [0x44, 0x89, 0x88]);
  assertClose(new DataView(after.buffer).getFloat64(duration + 3), 2500);
  assertEquals([...after.subarray(duration + 11)], CLUSTER);
});

Deno.test("a segment that knows its size grows with it", () => {
  const inside = [...element("1549a966", SCALE), ...element("1f43b675", [0xe7, 0x81, 0x00])];
  const after = withDuration(Uint8Array.from([...HEAD, ...element("18538067", inside)]), 1000);
  const size = HEAD.length + 4;
  assertEquals([...after.subarray(size, size + 8)], [1, 0, 0, 0, 0, 0, 0, after.length - size - 8]);
});

Deno.test("what has a length, or says where its parts stand, or is no WebM, stays as it is", () => {
  const timed = Uint8Array.from([
    ...HEAD,
    ...element("18538067", element("1549a966", [...SCALE, ...element("4489", [0, 0, 0, 0])]), UNKNOWN),
  ]);
  const seekable = Uint8Array.from([
    ...HEAD,
    ...element("18538067", [...element("114d9b74", [0]), ...element("1549a966", SCALE)], UNKNOWN),
  ]);
  for (
    const bytes of [
      timed,
      seekable,
      Uint8Array.from(HEAD),
      new Uint8Array(),
      Uint8Array.of(0, 1, 2, 3),
      timed.subarray(0, 25),
    ]
  ) {
    assertEquals([...withDuration(bytes, 1000)], [...bytes]);
  }
});
