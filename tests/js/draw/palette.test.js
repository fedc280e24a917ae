import {
  bakeRamp,
  css,
  HALF,
  markColour,
  mix,
  PALE,
  ramp,
  rampGradient,
  word,
} from "../../../static/js/draw/palette.js";
import { shadeClasses, shadeSigned } from "../../../static/js/draw/shading.js";
import { assert, assertEquals } from "../assert.js";

/** @typedef {import("../../../static/js/draw/palette.js").Rgb} Rgb */
const colours = {
  neg: /** @type {Rgb} */ ([224, 123, 22]),
  zero: /** @type {Rgb} */ ([238, 240, 241]),
  pos: /** @type {Rgb} */ ([18, 115, 184]),
};

/** @param {Rgb} ink */
const paletteWith = (
  ink,
) => /** @type {import("../../../static/js/draw/palette.js").Palette} */ (/** @type {unknown} */ ({
  ...colours,
  ink,
  raised: ink[0] > 128 ? [27, 30, 36] : [255, 255, 255],
}));

Deno.test("the ramp has its colours at −1, 0 and 1, and stays there beyond", () => {
  assertEquals([ramp(colours, -1), ramp(colours, 0), ramp(colours, 1), ramp(colours, 7)], [
    colours.neg,
    colours.zero,
    colours.pos,
    colours.pos,
  ]);
});

Deno.test("the baked ramp is pale: 62 % of the full colour at its ends", () => {
  const baked = bakeRamp(colours);
  assertEquals(baked.length, 2 * HALF + 1);
  assertEquals(baked[0], word(mix(colours.zero, colours.neg, PALE)));
  assertEquals(baked[HALF], word(colours.zero));
  assertEquals(baked[2 * HALF], word(mix(colours.zero, colours.pos, PALE)));
});

Deno.test("a word holds red, green, blue and alpha in the order of ImageData", () => {
  assertEquals([...new Uint8Array(Uint32Array.of(word([1, 2, 3])).buffer)], [1, 2, 3, 255]);
});

Deno.test("colours are written as CSS", () => {
  assertEquals(css([1.4, 2, 3]), "rgb(1 2 3)");
  assertEquals(css([1, 2, 3], 0.5), "rgb(1 2 3 / 0.5)");
  assert(rampGradient(paletteWith([0, 0, 0])).startsWith("linear-gradient(90deg, rgb("));
});

Deno.test("marks are darker than their class on light paper and lighter on dark", () => {
  const [light] = markColour(paletteWith([29, 33, 41]), colours.neg);
  const [, , dark] = markColour(paletteWith([232, 230, 225]), colours.pos);
  assert(light < colours.neg[0] && dark > colours.pos[2]);
});

Deno.test("a signed field is coloured against its full colour, and clipped", () => {
  const baked = bakeRamp(colours), words = new Uint32Array(4);
  const values = new Float32Array(16);
  values.set([-2, 0], 5);
  values.set([2, 9], 9);
  shadeSigned(values, 4, 2, baked, words);
  assertEquals([...words], [baked[0], baked[HALF], baked[2 * HALF], baked[2 * HALF]]);
});

Deno.test("classes blend by probability, also when rounding makes them add up to more than one", () => {
  const words = new Uint32Array(1), winners = new Uint8Array(9);
  const values = new Float32Array(18);
  values.fill(0.3, 0, 9);
  values.fill(0.9, 9, 18);
  shadeClasses(values, 2, 3, [[0, 0, 0], [100, 200, 40]], words, winners);
  assertEquals([...new Uint8Array(words.buffer)], [75, 150, 30, 255]);
  assertEquals([...winners], Array(9).fill(1));
});
