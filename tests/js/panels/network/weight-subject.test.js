import { assertEquals } from "../../assert.js";
import { stateOf } from "../../state.js";
import { t } from "../../../../static/js/lib/text.js";
import { unitName } from "../../../../static/js/model/names.js";
import { cornerOf, placesOf, titleOf } from "../../../../static/js/panels/network/weight-subject.js";

/** Two inputs, three hidden units, one output. */
const frame = /** @type {any} */ ({
  weights: [
    { rows: 3, columns: 2, values: new Float32Array(6) },
    { rows: 1, columns: 3, values: new Float32Array(3) },
  ],
  biases: [new Float32Array(3), new Float32Array(1)],
});

Deno.test("a neuron has all weights that lead to it, and its bias; a connection is one", () => {
  assertEquals(
    placesOf({ layer: 1, row: 2 }, frame).map(({ layer, row, column }) => [layer, row, column]),
    [[1, 2, 0], [1, 2, 1], [1, 2, null]],
  );
  assertEquals(placesOf({ layer: 2, row: 0, column: 1 }, frame), [{ layer: 2, row: 0, column: 1 }]);
  assertEquals(placesOf({ layer: 1, row: 2 }, null), []);
});

Deno.test("neurons are counted from 1, outputs are called as the legend calls them", () => {
  const state = stateOf({
    catalog: /** @type {any} */ ({ datasets: [], defaults: { data: { classes: 2 } } }),
    frame,
  });
  assertEquals(titleOf({ layer: 1, row: 2 }, state, t), "Layer 1, unit 3: weights and bias");
  assertEquals(titleOf({ layer: 2, row: 0 }, state, t), "Output ŷ: weights and bias");
  assertEquals(titleOf({ layer: 1, row: 2, column: 0 }, state, t), `Connection to ${unitName(2, 1)}`);
});

/** A box of 20 by 20 at a place. @param {number} left @param {number} top */
const box = (left, top) => ({ left, top, right: left + 20, bottom: top + 20 });
const size = { width: 100, height: 50 }, page = { width: 1000, height: 400, plane: 600 };

Deno.test("the popover stands beside its subject where there is room before the plane", () => {
  assertEquals(cornerOf(box(100, 60), size, page), { left: 130, top: 60 });
  assertEquals(cornerOf(box(460, 60), size, page), { left: 490, top: 60 });
});

Deno.test("else it stands below its subject, or above where the window ends, and never over the plane", () => {
  assertEquals(cornerOf(box(500, 60), size, page), { left: 460, top: 90 });
  assertEquals(cornerOf(box(500, 340), size, page), { left: 460, top: 280 });
  assertEquals(cornerOf(box(570, 60), size, page), { left: 490, top: 90 });
});

Deno.test("where the plane is not to the right, the window is the edge", () => {
  assertEquals(cornerOf(box(800, 60), size, { ...page, plane: 10 }), { left: 830, top: 60 });
  assertEquals(cornerOf(box(960, 60), size, { ...page, plane: 10 }), { left: 890, top: 90 });
});

Deno.test("it stays in the window, whatever its subject's box", () => {
  assertEquals(cornerOf(box(100, -30), size, page), { left: 130, top: 10 });
  assertEquals(cornerOf(box(100, 390), size, page), { left: 130, top: 340 });
});
