import { assertEquals } from "../../assert.js";
import { stateOf } from "../../state.js";
import { t } from "../../../../static/js/lib/text.js";
import { hintOf, momentText } from "../../../../static/js/panels/loss/slider.js";

/** @param {number} step @param {string | null} stopped */
const at = (step, stopped = null) =>
  stateOf({
    history: Float64Array.of(0, 0, 1, 1, 500, 5, 0.5, 0.5),
    frame: /** @type {any} */ ({ state: { step, stopped } }),
  });

Deno.test("the moment on show is read as its epoch and train loss", () => {
  assertEquals(momentText({ epoch: 1200, loss: { train: 0.25 } }, t), "epoch 1,200, train loss 0.250");
});

Deno.test("why training stopped goes before that a moment is past; the newest has nothing said of it", () => {
  assertEquals(hintOf(at(100, "The loss is a number no more."), t), "The loss is a number no more.");
  assertEquals(hintOf(at(100), t), "in the past: play goes on from here");
  assertEquals(hintOf(at(500), t), null);
  assertEquals(hintOf(stateOf(), t), null);
});
