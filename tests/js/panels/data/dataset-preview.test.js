import { assert, assertClose, assertEquals } from "../../assert.js";
import { colourBy, marksOf } from "../../../../static/js/panels/data/dataset-preview.js";

const palette = /** @type {any} */ ({
  neg: [0, 0, 200],
  zero: [250, 250, 250],
  pos: [200, 0, 0],
  classes: Array.from({ length: 10 }, (_, k) => [k, k, k]),
});
/** @param {"classification" | "regression"} kind @param {[number, number][]} x @param {number[]} y */
const dataset = (kind, x, y) => ({ kind, preview: { x, y } });

Deno.test("the plane fills a preview but for a margin, x₂ upwards", () => {
  const [middle, corner] = marksOf(dataset("classification", [[0, 0], [-6, 6]], [0, 1]), 100);
  assertClose(middle.left, 50);
  assertClose(middle.top, 50);
  assertClose(corner.left, 4);
  assertClose(corner.top, 4);
});

Deno.test("a class has its shape, a target is a circle", () => {
  const shapes = (/** @type {"classification" | "regression"} */ kind) =>
    marksOf(dataset(kind, [[0, 0], [1, 1]], [0, 1]), 10).map(({ shape }) => shape);
  assertEquals(shapes("classification"), [0, 1]);
  assertEquals(shapes("regression"), [0, 0]);
});

Deno.test("points of one's own have no marks", () => {
  assertEquals(marksOf({ kind: "classification", preview: null }, 100), []);
});

Deno.test("two classes take the ends of the ramp, more take colours of their own, targets lie between", () => {
  const two = colourBy(dataset("classification", [], [0, 1]), palette);
  assertEquals([two(0), two(1)], [palette.neg, palette.pos]);
  const three = colourBy(dataset("classification", [], [0, 1, 2]), palette);
  assertEquals([0, 1, 2].map(three), palette.classes.slice(0, 3));
  const target = colourBy(dataset("regression", [], [-1, 1]), palette);
  assertEquals(target(0), palette.zero);
  assert(Deno.inspect(target(0.5)) !== Deno.inspect(target(1)));
});
