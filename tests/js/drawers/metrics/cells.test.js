import { cellOfPoint, neighbour, sameCell, shares } from "../../../../static/js/drawers/metrics/cells.js";
import { assertEquals } from "../../assert.js";
import { stateOf } from "../../state.js";

/** Three points at −1, 1 and 2; of the first two the network says what lies left of 0 is of class 0. @param {number | null} point */
function hovering(point) {
  const state = stateOf({
    frame: /** @type {any} */ ({
      state: { problem: "binary", running: false },
      weights: [{ rows: 1, columns: 1, values: Float32Array.of(1) }],
      biases: [new Float32Array(1)],
    }),
    config: /** @type {any} */ ({ network: { features: ["x1"], hidden: [], connections: "plain" } }),
    points: {
      x: Float32Array.of(-1, 0, 1, 0, 2, 0),
      labels: Float32Array.of(0, 0, 1),
      split: Uint8Array.of(0, 0, 1),
    },
  });
  state.hover = { ...state.hover, point };
  return cellOfPoint(state);
}

Deno.test("a point falls into the cell of its split, its class and the one it is taken for", () => {
  assertEquals(hovering(0), { split: "train", actual: 0, predicted: 0 });
  assertEquals(hovering(1), { split: "train", actual: 0, predicted: 1 });
  assertEquals(hovering(2), { split: "test", actual: 1, predicted: 1 });
  assertEquals([hovering(null), hovering(3)], [null, null]);
});

Deno.test("arrows lead from cell to cell and not out of the matrix", () => {
  const corner = { actual: 0, predicted: 0 };
  assertEquals(neighbour(corner, "ArrowDown", 2), { actual: 1, predicted: 0 });
  assertEquals(neighbour(corner, "ArrowRight", 2), { actual: 0, predicted: 1 });
  assertEquals(neighbour({ actual: 1, predicted: 1 }, "ArrowUp", 2), { actual: 0, predicted: 1 });
  assertEquals(neighbour({ actual: 1, predicted: 1 }, "ArrowLeft", 2), { actual: 1, predicted: 0 });
  for (const key of ["ArrowUp", "ArrowLeft", "Enter", "toString"]) {
    assertEquals(neighbour(corner, key, 2), null);
  }
  for (const key of ["ArrowDown", "ArrowRight"]) {
    assertEquals(neighbour({ actual: 1, predicted: 1 }, key, 2), null);
  }
});

Deno.test("a row's shares are of its own sum, and none where nothing is in it", () => {
  assertEquals(shares([3, 1, 0]), [0.75, 0.25, 0]);
  assertEquals(shares([0, 0]), [0, 0]);
});

Deno.test("cells are one where split, class and prediction are", () => {
  const cell = /** @type {import("../../../../static/js/types.js").Cell} */ ({
    split: "train",
    actual: 1,
    predicted: 0,
  });
  assertEquals([sameCell(cell, { ...cell }), sameCell(null, null)], [true, true]);
  for (const parts of [{ split: /** @type {const} */ ("test") }, { actual: 0 }, { predicted: 1 }]) {
    assertEquals(sameCell(cell, { ...cell, ...parts }), false);
  }
  assertEquals(sameCell(cell, null), false);
});
