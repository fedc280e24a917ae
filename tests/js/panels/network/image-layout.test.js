import { assert, assertEquals } from "../../assert.js";
import {
  scaleOf,
  sharesOf,
  sizesOf,
  strongest,
  tileSide,
} from "../../../../static/js/panels/network/image-layout.js";

Deno.test("tiles are as large as the room allows, and never too small to be seen", () => {
  assertEquals(tileSide(1, 400, 400), 76);
  const side = tileSide(64, 400, 420);
  assert(side > 22 && side < 76 && Math.floor(404 / (side + 4)) * Math.floor(424 / (side + 9)) >= 64);
  assertEquals(tileSide(256, 100, 100), 22);
});

Deno.test("one weight that is much larger than all others does not fade them", () => {
  const values = new Float32Array(1000).fill(0.1);
  values[3] = 50;
  assert(Math.abs(scaleOf(values) - 0.1) < 1e-6);
  assertEquals(scaleOf(new Float32Array(10)), 1);
});

Deno.test("the largest inputs of a unit are those of the largest |w a|", () => {
  assertEquals(strongest([1, -3, 0, 2], [1, 1, 9, 0], 2), [{ unit: 1, product: -3 }, {
    unit: 0,
    product: 1,
  }]);
  assertEquals(strongest([1], [NaN], 2), []);
});

Deno.test("activations are shares of the largest, with their signs", () => {
  assertEquals(sharesOf([2, -4, 0]), [0.5, -1, 0]);
  assertEquals(sharesOf([0, 0]), [0, 0]);
  assertEquals(sharesOf([NaN, 1]), [0, 1]);
});

Deno.test("a size that is not among those offered is offered where it is set", () => {
  assertEquals(sizesOf(20, [1, 32]), [1, 2, 3, 4, 8, 16, 20, 32]);
  assertEquals(sizesOf(16, [1, 16]), [1, 2, 3, 4, 8, 16]);
});
