import { assertEquals } from "../assert.js";
import { frameBytes } from "../bytes.js";
import { firstMissing, imagesIn, stillThere } from "../../../static/js/net/image-sheet.js";
import { assertThrows } from "../throws.js";

Deno.test("the images of an answer come by their numbers", () => {
  const file = frameBytes({}, {
    numbers: [[2], Float32Array.of(7, 9)],
    images: [[2, 1, 2, 1], Uint8Array.of(1, 2, 3, 4)],
  });
  assertEquals(imagesIn(file).map(([number, pixels]) => [number, ...pixels]), [[7, 1, 2], [9, 3, 4]]);
  assertThrows(() => imagesIn(frameBytes({}, {})), "bytes");
});

Deno.test("what is missing is found; what no point has any more is forgotten, for its number may come again", () => {
  const pixels = new Uint8Array(1), sheet = new Map([[1, pixels], [5000, pixels]]);
  assertEquals(firstMissing([1, 2, 5000], sheet), 1);
  assertEquals(firstMissing([1, 5000], sheet), -1);
  assertEquals([...stillThere(sheet, [1, 2]).keys()], [1]);
  assertEquals(stillThere(sheet, [1, 5000, 2]) === sheet, true);
});
