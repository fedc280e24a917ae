import {
  camera,
  farthestFirst,
  FIRST_ANGLES,
  piecesOf,
  turned,
} from "../../../../static/js/drawers/landscape/projection.js";
import { assertEquals } from "../../assert.js";

/** @param {readonly number[]} numbers */
const rounded = (numbers) => numbers.map((number) => Math.round(number * 1000) / 1000 + 0);

Deno.test("from above the square is seen flat, up is away", () => {
  const project = camera({ yaw: 0, pitch: Math.PI / 2 }, 200, 200);
  const [scaleX] = project(1, 0, 0).map((at) => at - 100);
  assertEquals(rounded(project(0, 0, 0.9)), [100, 100]);
  assertEquals(rounded(project(0, 1, 0.2)), rounded([100, 100 - scaleX]));
});

Deno.test("from the side a higher place is drawn higher, and depth is not seen", () => {
  const project = camera({ yaw: 0, pitch: 0 }, 200, 200);
  assertEquals(project(0, 0, 1)[1] < project(0, 0, 0)[1], true);
  assertEquals(rounded(project(0, 1, 0.5)), rounded(project(0, -1, 0.5)));
});

Deno.test("whatever the turn, every place stays inside", () => {
  for (let yaw = -3; yaw <= 3; yaw += 0.3) {
    for (let pitch = 0.12; pitch < 1.57; pitch += 0.2) {
      const project = camera({ yaw, pitch }, 300, 220, { across: 20, up: 20 });
      for (const [x, y, z] of [[-1, -1, 0], [1, -1, 1], [1, 1, 0], [-1, 1, 1], [1, 1, 1]]) {
        const [left, top] = project(x, y, z);
        assertEquals(left >= 19 && left <= 281 && top >= 19 && top <= 201, true);
      }
    }
  }
});

Deno.test("turning goes round, but never under the surface nor over the top", () => {
  assertEquals(rounded([turned({ yaw: 3, pitch: 1 }, 1, 0).yaw]), rounded([4 - 2 * Math.PI]));
  assertEquals(turned(FIRST_ANGLES, 0, 9).pitch, Math.PI / 2);
  assertEquals(turned(FIRST_ANGLES, 0, -9).pitch, 0.12);
});

Deno.test("the farthest cells come first", () => {
  assertEquals(farthestFirst(3, 1), [2, 1, 0]);
  assertEquals(farthestFirst(3, -1), [0, 1, 2]);
});

Deno.test("a path is cut where it goes from cell to cell", () => {
  const pieces = piecesOf([[0.5, 0.5], [1.5, 0.5]], 2, 2);
  assertEquals([...pieces], [[0, [0.5, 0.5, 1, 0.5]], [1, [1, 0.5, 1.5, 0.5]]]);
});

Deno.test("what leaves the grid is left out, and a place without a way draws nothing", () => {
  assertEquals([...piecesOf([[-5, 0.5], [0.5, 0.5]], 1, 1)], [[0, [0, 0.5, 0.5, 0.5]]]);
  assertEquals([...piecesOf([[0.5, 0.5], [0.5, 0.5]], 1, 1)], []);
});
