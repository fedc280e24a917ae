import { decode, GlidingSurface, readout, valueAt } from "../../../../static/js/panels/plane/surface.js";
import { assert, assertClose, assertEquals } from "../../assert.js";

/** @param {number[]} bytes @param {Partial<import("../../../../static/js/types.js").Surface>} [more] */
const surfaceOf = (bytes, more = {}) => ({
  layer: null,
  unit: null,
  resolution: 2,
  channels: 1,
  signed: true,
  scale: 1,
  bytes: Uint8Array.from(bytes),
  ...more,
});

/** @param {ReturnType<typeof surfaceOf>} surface @param {string} problem */
const frameOf = (
  surface,
  problem,
) => /** @type {import("../../../../static/js/types.js").Frame} */ (/** @type {unknown} */ ({
  surface,
  state: { problem },
}));

Deno.test("bytes are expanded as the protocol says: v = scale · s · |s| with s = (q − 128) / 127", () => {
  const out = new Float32Array(16);
  decode(surfaceOf([1, 128, 255, 192], { scale: 2 }), out);
  const inner = [out[5], out[6], out[9], out[10]];
  [-2, 0, 2, 2 * (64 / 127) ** 2].forEach((v, i) => assertClose(inner[i], v));
});

Deno.test("a byte that a sound server never sends stays in range", () => {
  const out = new Float32Array(16);
  decode(surfaceOf([0, 0, 0, 0]), out);
  assertEquals(out[5], -1);
});

Deno.test("the border carries the surface on in a straight line to the plane's edge", () => {
  const out = new Float32Array(16);
  decode(surfaceOf([0, 255, 0, 255], { signed: false }), out);
  assertEquals([...out.subarray(4, 8)], [-0.5, 0, 1, 1.5]);
  assertEquals([...out.subarray(0, 4)], [-0.5, 0, 1, 1.5]);
  assertEquals([...out.subarray(12, 16)], [-0.5, 0, 1, 1.5]);
});

Deno.test("every class has its own lattice", () => {
  const out = new Float32Array(32);
  decode(surfaceOf([255, 255, 255, 255, 0, 0, 0, 0], { channels: 2, signed: false }), out);
  assert(out.subarray(0, 16).every((p) => p === 1) && out.subarray(16).every((p) => p === 0));
});

Deno.test("a surface glides between frames of one kind and jumps to another kind", () => {
  const surface = new GlidingSurface();
  assertEquals(surface.aim(surfaceOf([128, 128, 128, 128])), true);
  assertEquals(surface.aim(surfaceOf([255, 255, 255, 255])), false);
  surface.move(0.5);
  assertEquals(surface.values[5], 0.5);
  assertEquals(surface.aim(surfaceOf([1, 1, 1, 1], { layer: 1, unit: 0, scale: 3 })), true);
  assertEquals([surface.values[5], surface.full], [-3, 3]);
});

Deno.test("a value is bilinear between the centres of cells, row 0 at the top", () => {
  const surface = surfaceOf([0, 255, 0, 255], { signed: false });
  assertClose(valueAt(surface, 0, [0, 0]), 0.5);
  assertClose(valueAt(surface, 0, [1.5, 3]), 0.75);
  assertClose(valueAt(surface, 0, [6, 6]), 1);
  assertClose(valueAt(surfaceOf([255, 255, 0, 0], { signed: false }), 0, [0, 6]), 1);
});

Deno.test("the read-out of two classes gives both probabilities", () => {
  const read = readout(frameOf(surfaceOf([255, 255, 255, 255]), "binary"), [0, 0]);
  assertEquals(read, { label: 1, probabilities: [0, 1] });
});

Deno.test("the read-out of many classes adds up to one", () => {
  const surface = surfaceOf([100, 100, 100, 100, 50, 50, 50, 50, 104, 104, 104, 104], {
    channels: 3,
    signed: false,
  });
  const read = readout(frameOf(surface, "multiclass"), [1, 1]);
  assert(read !== null && "probabilities" in read);
  assertEquals(read.label, 2);
  assertClose(read.probabilities.reduce((a, b) => a + b), 1, 1e-12);
});

Deno.test("a neuron and a regression are read as a value, a missing surface as nothing", () => {
  assertEquals(
    readout(frameOf(surfaceOf([255, 255, 255, 255], { layer: 1, unit: 0, scale: 4 }), "binary"), [0, 0]),
    {
      value: 4,
    },
  );
  assertEquals(readout(frameOf(surfaceOf([1, 1, 1, 1]), "regression"), [0, 0]), { value: -1 });
  assertEquals(readout(null, [0, 0]), null);
});
