import { tipAt } from "../../../../static/js/drawers/neuron/arrow.js";
import { INPUTS } from "../../../../static/js/model/neuron.js";
import { assert, assertClose, assertEquals } from "../../assert.js";

/** The tip in a plane of 600 pixels, w standing in its middle. @param {number[]} w @param {object} [scene] @param {[number, number] | null} [turn] */
const tip = (w, scene = {}, turn = [0, 1]) =>
  tipAt({ neuron: { w: Float64Array.from(w), turn }, anchor: [0, 0], bounds: INPUTS, ...scene }, 600);

Deno.test("the tip lies where w points, the further the longer it is, and in the plane", () => {
  const short = tip([1, 0]), long = tip([50, 0]);
  assert(short !== null && long !== null);
  assertClose(short[1], 300);
  assert(300 < short[0] && short[0] < long[0] && long[0] < 600);
  const up = tip([0, 1]);
  assert(up !== null && up[1] < 300);
});

Deno.test("a w of 0 points up, and can be taken hold of", () => {
  const none = tip([0, 0]);
  assert(none !== null);
  assertClose(none[0], 300);
  assert(none[1] < 280);
});

Deno.test("where the line lies outside, or w is not of this plane, there is no tip", () => {
  assertEquals(tip([1, 0], { anchor: null }), null);
  assertEquals(tip([1, 0], {}, null), null);
});
