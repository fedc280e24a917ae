import { heightAt, lineFacts, stepText } from "../../../../static/js/drawers/landscape/line-texts.js";
import { t } from "../../../../static/js/lib/text.js";
import { assertEquals } from "../../assert.js";
import { axisOf, headOf, landscapeOf } from "../../landscape.js";
import { stateOf } from "../../state.js";

const curve = landscapeOf(headOf([0, 1]), [4, 2]);
const frame = /** @type {any} */ ({ state: { loss: { train: 0.5, test: null } }, weights: [] });

Deno.test("J is the frame's; where a hand holds another weight it is read off the curve", () => {
  const state = stateOf({ frame });
  assertEquals(heightAt(state, curve, 0.5, false), { value: 0.5, onCurve: 3, guessed: false });
  assertEquals(heightAt(state, curve, 0.5, true), { value: 3, onCurve: 3, guessed: true });
  assertEquals(heightAt(state, curve, 7, true), { value: null, onCurve: null, guessed: false });
  assertEquals(heightAt(state, null, 0.5, false).value, 0.5);
});

Deno.test("numbers have as many digits as matter, and a guess says that it is one", () => {
  const axis = axisOf([0, 1], { gradient: -0.123456, next_step: 0.00123456 });
  assertEquals(lineFacts({ w: 1.23456, value: 3, guessed: true }, axis, t), {
    w: "1.235",
    J: "≈ 3.000",
    slope: "−0.123",
    step: "+0.00123",
  });
});

Deno.test("what is not finite or not known is said", () => {
  const none = lineFacts(
    { w: 1, value: null, guessed: false },
    axisOf([], { gradient: null, next_step: null }),
    t,
  );
  assertEquals([none.J, none.slope, none.step], ["not finite", "not finite", "–"]);
  const early = lineFacts({ w: 1, value: 1, guessed: false }, undefined, t);
  assertEquals([early.slope, early.step], ["–", "–"]);
});

Deno.test("an arrow that had to be enlarged says by how much", () => {
  assertEquals([1, 1000].map((factor) => stepText(factor, t)), [
    "next step",
    "next step, enlarged 1,000 times",
  ]);
});
