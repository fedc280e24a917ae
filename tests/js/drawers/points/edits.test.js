import { chosenSplit, typedNumber } from "../../../../static/js/drawers/points/edits.js";
import { assertEquals } from "../../assert.js";

const points = { x: Float32Array.of(0, 0, 1, -2, 5, 5) };

Deno.test("a coordinate that is typed moves its point along that axis alone", () => {
  const move = { type: "move_point", index: 1, stroke: 7 };
  assertEquals(typedNumber(points, 1, "x1", 3, 7), { ...move, x: [3, -2] });
  assertEquals(typedNumber(points, 1, "x2", 3, 7), { ...move, x: [1, 3] });
});

Deno.test("a label that is typed or chosen is the point's, a split as well", () => {
  assertEquals(typedNumber(points, 2, "label", 1, 8), { type: "relabel", indices: [2], y: 1, stroke: 8 });
  assertEquals(chosenSplit(2, true), { type: "set_split", indices: [2], split: "test" });
  assertEquals(chosenSplit(0, false), { type: "set_split", indices: [0], split: "train" });
});
