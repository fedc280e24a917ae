import { assertEquals } from "../../assert.js";
import { strokeCurve } from "../../../../static/js/panels/loss/curves.js";

/** @typedef {[string, number, number]} Stroke */

/** What a curve of the train loss is drawn as: where the pen goes, x in steps, y in losses. @param {number[][]} entries step and train loss @param {[number, number]} span @param {number | null} [loss] */
function drawn(entries, span, loss = null) {
  /** @type {Stroke[]} */
  const strokes = [];
  const pen = /** @type {any} */ ({
    beginPath() {},
    stroke() {},
    setLineDash() {},
    moveTo: (/** @type {number} */ x, /** @type {number} */ y) => strokes.push(["move", x, y]),
    lineTo: (/** @type {number} */ x, /** @type {number} */ y) => strokes.push(["line", x, y]),
  });
  const line =
    /** @type {any} */ ({ x: (/** @type {number} */ step) => step, y: (/** @type {number} */ y) => y });
  const palette = /** @type {any} */ ({ ink: [0, 0, 0], muted: [9, 9, 9] });
  const history = Float64Array.from(entries.flatMap(([step, train]) => [step, step / 10, train, NaN]));
  strokeCurve(pen, palette, history, line, 2, span, loss);
  return strokes;
}

Deno.test("a curve goes through its entries, and is broken where there is no number", () => {
  assertEquals(drawn([[0, 4], [1, 3], [2, NaN], [3, 2], [4, 1]], [-Infinity, Infinity]), [
    ["move", 0, 4],
    ["line", 1, 3],
    ["move", 3, 2],
    ["line", 4, 1],
  ]);
});

Deno.test("up to the moment on show it ends there, though no entry stands there", () => {
  assertEquals(drawn([[0, 4], [2, 2], [4, 1]], [-Infinity, 3], 1.5), [
    ["move", 0, 4],
    ["line", 2, 2],
    ["line", 3, 1.5],
  ]);
});

Deno.test("ahead of the moment on show it begins there", () => {
  assertEquals(drawn([[0, 4], [2, 2], [4, 1]], [3, Infinity], 1.5), [["move", 3, 1.5], ["line", 4, 1]]);
});

Deno.test("without a loss at the moment on show, only entries are drawn", () => {
  assertEquals(drawn([[0, 4], [2, 2], [4, 1]], [1, 3]), [["move", 2, 2]]);
});
