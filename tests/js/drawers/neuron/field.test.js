import { sideOf } from "../../../../static/js/drawers/neuron/field.js";
import { assert, assertEquals } from "../../assert.js";

/** @param {boolean} straight @param {string} space @param {number} parameters */
const side = (straight, space, parameters) =>
  sideOf(/** @type {any} */ ({ neuron: { straight, space }, frame: { state: { parameters } } }));

Deno.test("a curve has a finer field than a line, but not behind a large network", () => {
  const line = side(true, "inputs", 3), curve = side(false, "elsewhere", 100);
  assert(curve > line);
  assertEquals(side(false, "elsewhere", 5000), line);
  assertEquals(side(false, "inputs", 5000), curve);
});
