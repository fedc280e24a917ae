import { weightByKey } from "../../../../static/js/drawers/landscape/ball.js";
import { ballOn } from "../../../../static/js/drawers/landscape/line-chart.js";
import { bounded } from "../../../../static/js/drawers/landscape/weight-hand.js";
import { assertClose, assertEquals } from "../../assert.js";

const span = { low: -2, high: 2 };

Deno.test("arrows move the weight by a two-hundredth of the axis, page keys by a twentieth, Home and End to its ends", () => {
  const to = (/** @type {string} */ key) => weightByKey(key, 1, span);
  assertEquals(["ArrowLeft", "ArrowUp", "PageDown", "PageUp", "Home", "End", "a"].map(to), [
    0.98,
    1.02,
    0.8,
    1.2,
    -2,
    2,
    null,
  ]);
});

Deno.test("a weight is sent within its limits, with six digits", () => {
  assertEquals([0.123456789, -7, 7].map((w) => bounded(w, [-5, 5])), [0.123457, -5, 5]);
});

Deno.test("the ball touches the curve, and turns by what it rolls", () => {
  assertEquals(ballOn({ x: 100, y: 50, slope: 0 }, null, 9), { x: 100, y: 41, turn: 0 });
  assertClose(ballOn({ x: 100, y: 50, slope: 0 }, { x: 91 }, 9).turn, 1);
  const steep = ballOn({ x: 0, y: 0, slope: 1 }, null, 9);
  assertClose(Math.hypot(steep.x, steep.y), 9);
  assertClose(steep.x, -steep.y);
});
