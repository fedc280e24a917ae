import { decode, GlidingSurface } from "../../../../static/js/panels/plane/surface.js";
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
