import { aimAt, nudgeBy, shiftTo, steepenBy, turnBy } from "../../../../static/js/drawers/neuron/moves.js";
import { edited, INPUTS, zAt } from "../../../../static/js/model/neuron.js";
import { assertClose, assertEquals } from "../../assert.js";

/** @typedef {import("../../../../static/js/drawers/neuron/moves.js").Held} Held */

/** A neuron over x₁ and x₂ whose line runs through the origin. @param {object} [neuron] @returns {Held} */
const held = (neuron = {}) => ({
  neuron: /** @type {any} */ ({
    layer: 1,
    unit: 0,
    activation: "tanh",
    w: Float64Array.of(3, 4),
    b: 0,
    space: "inputs",
    straight: true,
    turn: [0, 1],
    ...neuron,
  }),
  frame: /** @type {any} */ ({}),
  config: /** @type {any} */ ({ network: { features: ["x1", "x2"] } }),
  bounds: INPUTS,
  anchor: [0, 0],
});
/** z at a place after an edit. @param {Held} of @param {import("../../../../static/js/model/neuron.js").Edit} edit @param {number[]} place */
const zAfter = (of, edit, place) =>
  zAt(edited(of.neuron, edit), of.frame, of.config, Float32Array.from(place))[0];

Deno.test("a shift brings the line to the place, its direction the same", () => {
  const edit = shiftTo(held(), [1, -2]);
  assertEquals(edit.map(({ column }) => column), [null]);
  assertClose(zAfter(held(), edit, [1, -2]), 0);
});

Deno.test("a nudge goes so many units along w, or by so much of z where w has no place in the plane", () => {
  // w has length 5: one unit along it is (0.6, 0.8).
  assertClose(zAfter(held(), nudgeBy(held(), 1), [0.6, 0.8]), 0);
  assertEquals(nudgeBy(held({ turn: null, b: 2 }), 0.5), [{ column: null, value: 1.5 }]);
  assertEquals(nudgeBy(held({ w: Float64Array.of(0, 0) }), 0.5), [{ column: null, value: -0.5 }]);
});

Deno.test("a turn keeps the length of w, and the line on the anchor", () => {
  const of = { ...held(), anchor: /** @type {[number, number]} */ ([4, -3]) };
  const edit = turnBy(of, Math.PI / 2), { w } = edited(of.neuron, edit);
  assertClose(w[0], -4);
  assertClose(w[1], 3);
  assertClose(zAfter(of, edit, [4, -3]), 0);
});

Deno.test("w is pointed at a place; where it does not stand, it is not", () => {
  const { w } = edited(held().neuron, aimAt(held(), [2, 0]));
  assertClose(w[1], 0);
  assertEquals(w[0] > 0, true);
  assertEquals(aimAt({ ...held(), anchor: null }, [2, 0]), []);
});

Deno.test("steepening leaves the line where it is", () => {
  const of = held({ b: 5 }), { w, b } = edited(of.neuron, steepenBy(of, 2));
  assertEquals([[...w], b], [[6, 8], 10]);
});
