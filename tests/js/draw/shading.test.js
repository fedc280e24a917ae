import { position } from "../../../static/js/lib/contour.js";
import { fineness, shadeWinners } from "../../../static/js/draw/shading.js";
import { assert, assertClose, assertEquals } from "../assert.js";

const INKS = [10, 20, 30];

/**
 * The share of each ink, when classes win where their score is the highest.
 * @param {number} side @param {number} fine @param {((x: number, y: number) => number)[]} scores of the position in cells
 */
function shares(side, fine, scores) {
  const at = (/** @type {number} */ i) =>
    scores.map((score) => score(position(i % side, side), position(Math.floor(i / side), side)));
  const winners = Uint8Array.from({ length: side * side }, (_, i) => at(i).indexOf(Math.max(...at(i))));
  const lead = (/** @type {number} */ i, /** @type {number} */ kind) =>
    at(i)[kind] - Math.max(...at(i).filter((_, other) => other !== kind));
  const words = new Uint32Array((fine * (side - 2)) ** 2);
  shadeWinners(side, fine, winners, lead, INKS, words);
  return INKS.map((ink) => words.filter((word) => word === ink).length / words.length);
}

Deno.test("each class gets the share of the plane in which it wins, to a part of a cell", () => {
  const [low, high] = shares(12, 10, [(x) => 3.3 - x, (x) => x - 3.3]);
  assertClose(low, 0.33, 1e-9);
  assertClose(high, 0.67, 1e-9);
  const [outside, inside] = shares(82, 4, [
    (x, y) => Math.hypot(x - 40, y - 40) - 20,
    (x, y) => 20 - Math.hypot(x - 40, y - 40),
  ]);
  assertClose(inside, Math.PI * 400 / 6400, 1e-3);
  assertClose(inside + outside, 1, 1e-12);
});

Deno.test("where three classes meet nothing is left blank", () => {
  const found = shares(22, 4, [(x) => 10 - x, (x) => x - 10, (_x, y) => (y - 15) * 4]);
  assertClose(found[0] + found[1] + found[2], 1, 1e-12);
  assert(found.every((share) => share > 0.1), found.join());
});

Deno.test("parts are small enough to hide under the boundary, and halves of cells are whole parts", () => {
  for (const cell of [0.5, 2.5, 5.6, 10, 56]) {
    assertEquals(fineness(cell) % 2, 0);
    assert(cell / fineness(cell) <= 1.4, `${cell} px`);
  }
});
