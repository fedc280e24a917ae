import { extentOf } from "../../../../static/js/drawers/losses/chart.js";
import { drawnLoss } from "../../../../static/js/model/losses.js";
import { assert, assertEquals } from "../../assert.js";

/**
 * @param {string} loss @param {import("../../../../static/js/types.js").Problem} problem
 * @param {[number, number][]} points the place on the axis and the loss of each @param {(i: number) => boolean} [shown]
 */
function extent(loss, problem, points, shown = () => true) {
  const drawn = drawnLoss(loss, problem, 1);
  assert(drawn !== null);
  const [places, losses] = [0, 1].map((part) => Float64Array.from(points, (point) => point[part]));
  return extentOf({ drawn, losses, places, shown });
}

Deno.test("over a probability the chart is as wide as that, and no higher than 1 where its curves are not", () => {
  assertEquals(extent("squared_error", "binary", [[0.2, 0.04]]), { x0: 0, x1: 1, y1: 1 });
  assert(extent("cross_entropy", "binary", [[0.2, 0.2]]).y1 > 1); // log rises without bound
});

Deno.test("where there are no bounds it reaches as far as the points that are shown", () => {
  const points = /** @type {[number, number][]} */ ([[0.5, 0.5], [-9, 30], [NaN, Infinity]]);
  const all = extent("hinge", "binary", points), first = extent("hinge", "binary", points, (i) => i === 0);
  assert(all.x0 === -all.x1 && all.x1 >= 9 / 1.2 && all.y1 >= 30 / 1.2);
  assert(first.x1 < all.x1 && first.y1 < all.y1 && first.x1 >= 1 / 1.2);
});
