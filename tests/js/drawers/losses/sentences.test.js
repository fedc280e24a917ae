import {
  axisTitle,
  exactnessNote,
  otherLossNote,
  pointSentence,
} from "../../../../static/js/drawers/losses/sentences.js";
import { t } from "../../../../static/js/lib/text.js";
import { drawnLoss } from "../../../../static/js/model/losses.js";
import { assert, assertEquals } from "../../assert.js";

/** @typedef {import("../../../../static/js/types.js").Problem} Problem */

const points = { x: Float32Array.of(1, 2, 3, -4), labels: Float32Array.of(0, 1) };

/** The second point's sentence, from its axis on. @param {string} loss @param {Problem} problem @param {number} classes */
function told(loss, problem, classes, size = 0.25) {
  const drawn = drawnLoss(loss, problem, classes);
  assert(drawn !== null);
  const of = { problem, drawn, losses: Float64Array.of(0, size), places: Float64Array.of(0, 0.5) };
  return pointSentence(of, points, 1, t);
}

Deno.test("a point is told with its place, its label, its place on the axis and its loss", () => {
  const head = "point 2 (3.00, −4.00), y = ";
  assert(told("squared_error", "binary", 1).startsWith(`${head}1, ŷ = 0.500, `));
  assert(told("squared_error", "binary", 1).endsWith("= 0.250"));
  assert(told("squared_error", "regression", 1).startsWith(`${head}1.000, e = 0.500, `));
  assert(told("cross_entropy", "multiclass", 3).includes("ŷₖ = 0.500"));
  assert(told("hinge", "multiclass", 3).includes("margin = 0.500"));
  assert(told("hinge", "binary", 1).includes("z = 0.500"));
});

Deno.test("a small loss is told by the digits that matter, not as nothing", () => {
  assert(told("cross_entropy", "binary", 1, 4.6e-4).endsWith("ℒ = 4.6·10⁻⁴"));
});

Deno.test("every axis has a title of its own", () => {
  const axes = /** @type {const} */ (["probability", "own", "logit", "margin", "error"]);
  assertEquals(axisTitle("probability", t), "ŷ");
  assertEquals(new Set(axes.map((axis) => axisTitle(axis, t))).size, axes.length);
});

Deno.test("a note stands where the loss is another, and where the curves are only bounds", () => {
  assertEquals(otherLossNote({ loss: "huber", trained: "huber" }, t), "");
  assert(otherLossNote({ loss: "hinge", trained: "huber" }, t).includes("another loss"));
  assertEquals(exactnessNote({ exact: true }, t), "");
  assert(exactnessNote({ exact: false }, t).includes("between the dashed curves"));
});
