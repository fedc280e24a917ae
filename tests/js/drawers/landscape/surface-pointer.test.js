import { placesOf } from "../../../../static/js/drawers/landscape/heat-map.js";
import { FIRST_ANGLES } from "../../../../static/js/drawers/landscape/projection.js";
import { anglesByKey, nearest, valueUnder } from "../../../../static/js/drawers/landscape/surface-pointer.js";
import { pairWith } from "../../../../static/js/drawers/landscape/surface-drawer.js";
import { assert, assertEquals } from "../../assert.js";
import { headOf, landscapeOf } from "../../landscape.js";

Deno.test("arrows turn the relief, Home turns it back, other keys leave it", () => {
  const { yaw, pitch } = FIRST_ANGLES;
  const right = anglesByKey(FIRST_ANGLES, "ArrowRight") ?? { yaw, pitch };
  const down = anglesByKey(FIRST_ANGLES, "ArrowDown") ?? { yaw, pitch };
  assert(right.yaw > yaw && right.pitch === pitch);
  assert(down.yaw === yaw && down.pitch > pitch);
  assertEquals(anglesByKey({ yaw: 1, pitch: 1 }, "Home"), FIRST_ANGLES);
  assertEquals(anglesByKey(FIRST_ANGLES, "a"), null);
});

Deno.test("the nearest of even steps is found, also beyond their ends", () => {
  assertEquals([-9, 0.24, 0.26, 9].map((value) => nearest([0, 0.5, 1], value)), [0, 0, 1, 2]);
  assertEquals(nearest([3], 9), 0);
});

Deno.test("J is read off the map at the pointer; beside it and where no row has come there is none", () => {
  const head = headOf([0, 1], [0, 1]), whole = landscapeOf(head, [4, null], [3, 1]);
  const places = placesOf(head, 300, 200);
  /** @param {typeof whole} landscape @param {number} alpha @param {number} beta */
  const at = (landscape, alpha, beta) => valueUnder(landscape, 300, 200, places.x(alpha), places.y(beta));
  assertEquals([at(whole, 0, 0), at(whole, 0.1, 1), at(whole, 0.9, 0.9), at(whole, 1, 0)], [4, 3, 1, NaN]);
  assertEquals([at(whole, -0.2, 0), at(whole, 0, -0.1), at(landscapeOf(head, [4, 2]), 0, 1)], [
    null,
    null,
    null,
  ]);
});

Deno.test("a weight chosen for one axis that is the other's makes them change places", () => {
  const [first, second, third] = [0, 1, 2].map((column) => ({ layer: 1, row: 0, column }));
  assertEquals(pairWith([first, second], 0, third), [third, second]);
  assertEquals(pairWith([first, second], 1, third), [first, third]);
  assertEquals(pairWith([first, second], 0, second), [second, first]);
});
