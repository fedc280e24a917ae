import { assert, assertEquals } from "../assert.js";
import { imageOf, middleOf } from "../../../static/js/model/drawing.js";
import { draw, THREE } from "../three.js";

const DIGIT = { height: 28, width: 28, channels: 1 }, SMALL = { height: 8, width: 8, channels: 1 };
const COLOUR = { height: 32, width: 32, channels: 3 };

/** The rows and columns in which something is. @param {Uint8Array} image @param {number} width */
function box(image, width) {
  const at = [...image.keys()].filter((i) => image[i] > 64), rows = at.map((i) => Math.floor(i / width));
  const columns = at.map((i) => i % width);
  return {
    high: Math.max(...rows) - Math.min(...rows) + 1,
    wide: Math.max(...columns) - Math.min(...columns) + 1,
  };
}

Deno.test("a digit is brought to a box of 20 pixels, its proportions kept, its centre of mass in the middle", () => {
  const image = imageOf(draw(THREE), DIGIT), { high, wide } = box(image, 28);
  assert(Math.abs(high - 20) <= 1, `${high} rows`);
  assert(wide > 8 && wide < high, `${wide} columns`);
  for (const middle of middleOf(image, 28)) assert(Math.abs(middle - 14) < 0.1, `the middle is at ${middle}`);
  assertEquals(Math.max(...image), 255);
});

Deno.test("small or large, wherever on the pad, a digit is the same image", () => {
  const image = imageOf(draw(THREE), DIGIT);
  for (const [scale, x, y] of [[0.2, 0, 0], [0.3, 0.7, 0.65], [0.05, 0.9, 0.1]]) {
    const other = imageOf(draw(THREE, { scale, x, y }), DIGIT);
    const off = Math.max(...image.map((value, i) => Math.abs(value - other[i])));
    assert(off <= 2, `${off} off at ${scale}`);
  }
});

Deno.test("a digit of 8×8 pixels fills its height", () => {
  assertEquals(box(imageOf(draw(THREE), SMALL), 8).high, 8);
});

Deno.test("a dot is a dot, and an empty pad is empty", () => {
  const dot = imageOf(draw([[[0.2, 0.8]]]), DIGIT);
  assert(dot.some((value) => value > 200));
  for (const middle of middleOf(dot, 28)) assert(Math.abs(middle - 14) < 0.1);
  for (const size of [DIGIT, SMALL]) assert(imageOf([], size).every((value) => value === 0));
  assert(imageOf([], COLOUR).every((value) => value === 255));
});

Deno.test("a picture in colour stays where it is drawn; the last stroke is on top", () => {
  const red = { line: [{ x: 0.5, y: 0.5 }], colour: [200, 0, 0], width: 4 };
  const blue = { line: [{ x: 0.25, y: 0.25 }], colour: [0, 0, 200], width: 0.2 };
  const image = imageOf([red, blue], COLOUR),
    pixel = (/** @type {number} */ row, /** @type {number} */ column) => [
      ...image.subarray(3 * (32 * row + column), 3 * (32 * row + column) + 3),
    ];
  assertEquals(pixel(8, 8), [0, 0, 200]);
  assertEquals(pixel(24, 24), [200, 0, 0]);
});
