import { createMeanFormula, lossFormula } from "../../../../static/js/drawers/losses/formula.js";
import { t } from "../../../../static/js/lib/text.js";
import { plain } from "../../../../static/js/ui/mathml.js";
import { assertEquals } from "../../assert.js";
import { withPage } from "../../page.js";

/** @param {any} made */
const said = (made) => plain(made).replaceAll("\u00a0", " ");

Deno.test("a loss of one sample is ℒ, with log, and its sums have their bounds", () =>
  withPage("en", () => {
    const lines = /** @type {[string, import("../../../../static/js/types.js").Problem, string][]} */ ([
      ["cross_entropy", "binary", "ℒ = {−logŷ if y = 1; −log(1 − ŷ) if y = 0; "],
      ["cross_entropy", "multiclass", "ℒ = −logŷ_k, k the true class"],
      ["squared_error", "binary", "ℒ = ((ŷ − y))^2"],
      ["squared_error", "multiclass", "ℒ = 1/3∑_(k = 1)^3 ((ŷ_k − y_k))^2"],
      ["huber", "binary", "ℒ = 1/2((ŷ − y))^2"],
      ["huber", "multiclass", "ℒ = 1/3∑_(k = 1)^3 1/2((ŷ_k − y_k))^2"],
      ["huber", "regression", "ℒ = {1/2e^2 if |e| ≤ 1; |e| − 1/2 else; , e = ŷ − y"],
      ["hinge", "binary", "ℒ = max(0,1 − ỹz), ỹ = ±1"],
      ["hinge", "multiclass", "ℒ = 1/3∑_(j = 1,j ≠ k)^3 max(0,1 − z_k + z_j), k the true class"],
    ]);
    for (const [loss, problem, line] of lines) assertEquals(said(lossFormula(loss, problem, 3, t)), line);
  }));

Deno.test("J is the mean over the samples from the first to the last, with its number", () =>
  withPage("en", () => {
    const mean = createMeanFormula();
    mean.set(0.25, 80);
    assertEquals(said(mean.element), "J = 1/N∑_(i = 1)^N ℒ^(i) = 0.250 (N = 80)");
    mean.set(0.00046, 80);
    assertEquals(said(mean.element).includes(" = 4.6·10⁻⁴ (N"), true);
  }));
