import { otherLabel } from "../../../../static/js/panels/plane/pointer.js";
import { classesOf } from "../../../../static/js/panels/plane/spoken-points.js";
import { assertEquals } from "../../assert.js";
import { scene } from "./scene.js";

Deno.test("the other label is the next class, or the opposite target", () => {
  const { state } = scene();
  /** @param {number} label @param {object} frame */
  const other = (label, frame) => otherLabel({ ...state, label, frame: /** @type {any} */ (frame) });
  assertEquals(other(1, { state: { problem: "binary" } }), 0);
  assertEquals(other(2, { state: { problem: "multiclass" }, biases: [new Float32Array(3)] }), 0);
  assertEquals(other(0.5, { state: { problem: "regression" } }), -0.5);
  assertEquals(classesOf(state), 2);
});
