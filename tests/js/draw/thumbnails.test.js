import { assert, assertEquals } from "../assert.js";
import { cellOf, inkOf, thumbnailSide } from "../../../static/js/draw/thumbnails.js";

Deno.test("thumbnails are as large as their room allows, within bounds, in whole pixels", () => {
  assertEquals(thumbnailSide(0, 600, 400), 30);
  assertEquals(thumbnailSide(1_000_000, 600, 400), 13);
  const side = thumbnailSide(1000, 600, 400);
  assert(side > 13 && side < 30 && Number.isInteger(side), `${side}`);
  assert(thumbnailSide(1000, 1200, 400) > side);
});

Deno.test("on their sheet they lie row by row", () => {
  assertEquals([0, 3, 4, 9].map((index) => cellOf(index, 4, 20)), [
    { x: 0, y: 0 },
    { x: 60, y: 0 },
    { x: 0, y: 20 },
    { x: 20, y: 40 },
  ]);
});

Deno.test("on a ground of its own colour an image is nearer to ink", () => {
  const palette = /** @type {any} */ ({ ink: [0, 0, 0], raised: [255, 255, 255] });
  const [on] = inkOf(palette, [200, 100, 0], true), [off] = inkOf(palette, [200, 100, 0], false);
  assert(on < off);
});
