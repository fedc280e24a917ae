import {
  aboutText,
  axisNames,
  axisTitles,
  pointerText,
  standingAt,
  surfaceFacts,
  surfaceLabel,
} from "../../../../static/js/drawers/landscape/surface-texts.js";
import { t } from "../../../../static/js/lib/text.js";
import { assertEquals } from "../../assert.js";
import { headOf, landscapeOf } from "../../landscape.js";

const landscape = landscapeOf(headOf([0, 1], [0, 1]), [4, 2], [3, 1]);
const places = [{ layer: 1, row: 0, column: 0 }, { layer: 1, row: 1, column: null }];
/** @param {"weights" | "random" | "path"} over */
const surfaceOf = (over) => ({ landscape, over, places: over === "weights" ? places : [] });

Deno.test("axes are named by their weights, or as directions; those of a path say what they explain", () => {
  assertEquals(axisNames(surfaceOf("weights")), ["w₁,₁^[1]", "b₂^[1]"]);
  assertEquals(axisTitles(surfaceOf("random")), ["s", "t"]);
  const path = surfaceOf("path"), { head } = landscape;
  path.landscape = {
    ...landscape,
    head: { ...head, first: { ...head.first, share: 0.8 }, second: { ...head.first, share: 0.15 } },
  };
  assertEquals(axisTitles(path), ["s · 80%", "t · 15%"]);
  assertEquals(axisNames(path), ["s", "t"]);
});

Deno.test("the network stands where its weights are now; along directions where it was", () => {
  const frame = /** @type {any} */ ({
    weights: [{ rows: 2, columns: 1, values: Float32Array.of(0.25, 0) }],
    biases: [Float32Array.of(0, -0.5)],
  });
  assertEquals(standingAt(surfaceOf("weights"), frame), [0.25, -0.5]);
  assertEquals(standingAt(surfaceOf("weights"), null), [0, 0]);
  assertEquals(standingAt(surfaceOf("path"), frame), [0, 0]);
});

Deno.test("facts say J, the share of the gradient, slopes and steps; a dash where there is none", () => {
  const facts = surfaceFacts(surfaceOf("weights"), "Adam", t);
  assertEquals([facts.title, facts.J, facts.share], ["J at step 3", "1.000", "100.0%"]);
  assertEquals([facts.slopes, facts.steps], [["1", "1"], ["−0.1", "−0.1"]]);
  assertEquals(facts.optimizer, "next step, Adam");
  const head = { ...headOf([0, 1]), objective: null, gradient_share: null };
  const line = surfaceFacts({ ...surfaceOf("weights"), landscape: { ...landscape, head } }, "", t);
  assertEquals([line.J, line.share, line.slopes[1]], ["not finite", "–", "–"]);
});

Deno.test("the picture is said in a sentence", () => {
  const scale = /** @type {any} */ ({ low: 1, high: 4 });
  assertEquals(
    surfaceLabel(surfaceOf("random"), scale, t),
    "The surface of J over s and t at step 3: from 1 to 4, here 1",
  );
});

Deno.test("at the pointer J is said, also where it is not finite", () => {
  assertEquals([0.5, NaN, null].map((value) => pointerText(value, t)), [
    "at the pointer: J = 0.500",
    "at the pointer: J = not finite",
    "",
  ]);
});

Deno.test("directions are explained, weights need not be", () => {
  assertEquals([aboutText("weights", t), aboutText("random", t) !== aboutText("path", t)], ["", true]);
});
