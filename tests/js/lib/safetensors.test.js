import { assertEquals } from "../assert.js";
import { assertThrows } from "../throws.js";
import { decode } from "../../../static/js/lib/safetensors.js";
import { safetensors } from "../bytes.js";

const one = { dtype: "U8", shape: [2], data_offsets: [0, 2] };

Deno.test("tensors of every type come out with their shapes and values", () => {
  const data = new Uint8Array(8 + 4 + 2 + 2);
  const view = new DataView(data.buffer);
  view.setFloat64(0, -1.5, true);
  view.setFloat32(8, 0.25, true);
  view.setUint16(12, 0x3c00, true);
  data.set([7, 255], 14);
  const { metadata, tensors } = decode(safetensors({
    __metadata__: { state: "{}" },
    d: { dtype: "F64", shape: [1, 1], data_offsets: [0, 8] },
    f: { dtype: "F32", shape: [1], data_offsets: [8, 12] },
    h: { dtype: "F16", shape: [1], data_offsets: [12, 14] },
    u: { dtype: "U8", shape: [2], data_offsets: [14, 16] },
  }, data));
  assertEquals(metadata, { state: "{}" });
  assertEquals(tensors.get("d")?.shape, [1, 1]);
  assertEquals([...tensors.values()].map(({ values }) => [...values]), [[-1.5], [0.25], [1], [7, 255]]);
});

Deno.test("half precision is widened exactly: zero, the smallest, a third, the largest, infinities, no number", () => {
  const bits = Uint16Array.of(0x0000, 0x8000, 0x0001, 0x3555, 0x7bff, 0x7c00, 0xfc00, 0x7e00);
  const header = { h: { dtype: "F16", shape: [8], data_offsets: [0, 16] } };
  const { tensors } = decode(safetensors(header, new Uint8Array(bits.buffer)));
  const expected = [0, -0, 2 ** -24, 0.333251953125, 65504, Infinity, -Infinity, NaN];
  assertEquals([...tensors.get("h")?.values ?? []], expected);
});

Deno.test("a tensor that does not start at a multiple of its element is read all the same", () => {
  const data = new Uint8Array(5);
  new DataView(data.buffer).setFloat32(1, 3.5, true);
  const header = {
    a: { dtype: "U8", shape: [1], data_offsets: [0, 1] },
    b: { dtype: "F32", shape: [1], data_offsets: [1, 5] },
  };
  assertEquals([...decode(safetensors(header, data)).tensors.get("b")?.values ?? []], [3.5]);
});

Deno.test("a buffer shorter than the header's length field is refused", () => {
  assertThrows(() => decode(new ArrayBuffer(7)), "8 bytes");
});

Deno.test("a header that claims more than the buffer has, or more than any frame needs, is refused", () => {
  const bytes = safetensors({ a: one }, new Uint8Array(2));
  for (const length of [2n ** 63n, 2n ** 32n, 10_000n]) {
    new DataView(bytes).setBigUint64(0, length, true);
    assertThrows(() => decode(bytes), "claims");
  }
  const huge = new ArrayBuffer(8 + (1 << 21));
  new DataView(huge).setBigUint64(0, 1n << 21n, true);
  assertThrows(() => decode(huge), "claims");
});

Deno.test("a header that is no JSON object is refused", () => {
  assertThrows(() => decode(safetensors("[1, 2]")), "object");
  assertThrows(() => decode(safetensors("{not json")), "not JSON");
  assertThrows(() => decode(safetensors('{"a": 5}')), "object");
  assertThrows(() => decode(safetensors('{"__metadata__": {"state": 5}}')), "texts");
});

Deno.test("an unknown type is refused, also one that every object seems to have", () => {
  for (const dtype of ["I64", "BOOL", "constructor", 8, null]) {
    assertThrows(() => decode(safetensors({ a: { ...one, dtype } }, new Uint8Array(2))), "type");
  }
});

Deno.test("a shape that is no list of whole numbers is refused", () => {
  for (const shape of [[-1], [1.5], "2", [1e300], [null]]) {
    assertThrows(() => decode(safetensors({ a: { ...one, shape } }, new Uint8Array(2))), "shape");
  }
});

Deno.test("offsets out of the buffer, backwards or not whole are refused", () => {
  for (const offsets of [[0, 3], [2, 0], [-1, 1], [0.5, 2.5], [0], "02"]) {
    const header = { a: { ...one, data_offsets: offsets } };
    assertThrows(() => decode(safetensors(header, new Uint8Array(2))), "a");
  }
});

Deno.test("a shape whose size is not that of its bytes is refused, however large its sides", () => {
  for (const shape of [[3], [1], [2 ** 26, 2 ** 27]]) {
    assertThrows(() => decode(safetensors({ a: { ...one, shape } }, new Uint8Array(2))), "needs");
  }
});

Deno.test("tensors that overlap, leave a hole or bytes at the end are refused", () => {
  const two = { dtype: "U8", shape: [2], data_offsets: [1, 3] };
  assertThrows(() => decode(safetensors({ a: one, b: two }, new Uint8Array(3))), "overlaps");
  const late = { dtype: "U8", shape: [1], data_offsets: [3, 4] };
  assertThrows(() => decode(safetensors({ a: one, b: late }, new Uint8Array(4))), "hole");
  assertThrows(() => decode(safetensors({ a: one }, new Uint8Array(5))), "no tensor claims");
});

Deno.test("random bytes never make a view, only an Error", () => {
  let seed = 1;
  const next = () => (seed = Math.imul(seed, 1664525) + 1013904223 >>> 0) >>> 24;
  const good = new Uint8Array(safetensors({ a: one }, new Uint8Array(2)));
  for (let round = 0; round < 2000; round++) {
    const bytes = Uint8Array.from(good);
    for (let flips = 0; flips < 3; flips++) bytes[next() % bytes.length] = next();
    try {
      for (const { values } of decode(bytes.buffer).tensors.values()) assertEquals(values.length <= 2, true);
    } catch (error) {
      assertEquals(error instanceof Error && error.message.endsWith("."), true);
    }
  }
});
