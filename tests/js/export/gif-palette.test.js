import { gifColours, withSeen } from "../../../static/js/export/gif-palette.js";
import { bakeRamp, PALE, ramp, word } from "../../../static/js/draw/palette.js";
import { assert, assertEquals } from "../assert.js";

/** @typedef {import("../../../static/js/draw/palette.js").Rgb} Rgb */

/** @type {Rgb[]} */
const [neg, zero, pos] = [[224, 123, 22], [238, 240, 241], [18, 115, 184]];
const palette = /** @type {import("../../../static/js/draw/palette.js").Palette} */ ({
  neg,
  zero,
  pos,
  ink: [29, 33, 41],
  paper: [251, 250, 248],
  raised: [255, 255, 255],
  muted: [95, 102, 114],
  focus: [122, 79, 208],
  line: [229, 226, 220],
  classes: Array.from({ length: 10 }, (_, k) => [25 * k, 255 - 25 * k, 40 * k % 256]),
  surface: bakeRamp({ neg, zero, pos }),
  font: "",
});
/** The largest difference of a part of the colour. @param {Uint32Array} colours @param {number} wanted */
const missed = (colours, wanted) =>
  Math.min(
    ...Array.from(colours, (colour) =>
      Math.max(...[0, 8, 16].map((by) => Math.abs((colour >> by & 255) - (wanted >> by & 255))))),
  );

Deno.test("there are 255 at most, no two alike, and the last number is left for what stays", () => {
  for (const problem of /** @type {const} */ (["binary", "regression", "multiclass"])) {
    for (const classes of problem === "multiclass" ? [3, 5, 10] : [2]) {
      const colours = gifColours(palette, problem, classes);
      assert(colours.length <= 255 && colours.length > 60, `${problem}, ${classes}: ${colours.length}`);
      assertEquals(new Set(colours).size, colours.length);
    }
  }
});

Deno.test("the whole surface of two classes is met to within a step or two of 256", () => {
  const colours = gifColours(palette, "binary", 2);
  for (let v = -1; v <= 1; v += 0.01) assert(missed(colours, word(ramp(palette, v, PALE))) <= 2, `at ${v}`);
});

Deno.test("grounds, writing and classes are exact", () => {
  for (const problem of /** @type {const} */ (["binary", "multiclass"])) {
    const colours = gifColours(palette, problem, 10);
    const { ink, paper, raised, muted } = palette;
    for (const colour of [ink, paper, raised, muted, zero]) assertEquals(missed(colours, word(colour)), 0);
  }
});

Deno.test("the room that is left goes to the colours that would be missed most", () => {
  const base = Uint32Array.of(word([0, 0, 0]), word([255, 255, 255]));
  const often = word([10, 200, 30]), seldom = word([200, 10, 30]);
  const picture = new Uint32Array(1000).fill(often);
  picture.fill(seldom, 0, 5);
  picture.fill(word([255, 255, 255]), 5, 300);
  assertEquals([...withSeen(base, [picture])], [...base, often, seldom]);
  const noise = Uint32Array.from({ length: 20_000 }, (_, i) => (i * 2654435761 | 0xff000000) >>> 0);
  const full = withSeen(base, [noise]);
  assertEquals(full.length, 255);
  assertEquals(new Set(full).size, 255);
  assertEquals([...withSeen(full, [picture])], [...full]);
});
