import { formulaOf } from "../../../../static/js/drawers/step-by-step/formula.js";
import { math, plain } from "../../../../static/js/ui/mathml.js";
import { assertEquals } from "../../assert.js";
import { withPage } from "../../page.js";
import { traceOf } from "../../trace.js";

/** @typedef {import("../../../../static/js/types.js").Trace} Trace */
/** @typedef {import("../../../../static/js/model/step-stages.js").Kind} Kind */

const CONFIG = {
  network: { features: ["x1"], connections: "plain", gamma: 0.9 },
  training: { loss: "cross_entropy" },
};

/**
 * A stage's formula as a line of text.
 * @param {Kind} kind @param {number} layer @param {{ trace?: Trace, sample?: number | null, column?: number | null, row?: number,
 *   config?: object, nameOf?: (label: number) => string }} [of]
 */
function line(
  kind,
  layer,
  { trace = traceOf(), sample = 0, column = 0, row = 0, config = CONFIG, nameOf } = {},
) {
  let text = "";
  withPage("en", () => {
    const place = { layer: layer || 1, row, column };
    const parts = formulaOf(
      { stage: { kind, layer }, trace, sample, place },
      /** @type {any} */ (config),
      nameOf,
    );
    text = plain(/** @type {any} */ (math(parts)));
  });
  return text.replaceAll("\u2003", "");
}

Deno.test("forward: a weighted sum, and its activation", () => {
  assertEquals(line("input", 0, { sample: 1 }), "x_1 = 3.0000");
  assertEquals(line("z", 1, { sample: 1, row: 1 }), "z_2^[1] = −1.0000 · 3.0000 + 0.5000 = −2.5000");
  assertEquals(line("a", 1, { sample: 1 }), "a_1^[1] = g^[1](z_1^[1]) = relu(3.0000) = 3.0000");
  assertEquals(line("a", 2), "ŷ = g^[2](z_1^[2]) = σ(0.5000) = 0.6000");
});

Deno.test("of the batch a formula is the mean", () => {
  assertEquals(line("input", 0, { sample: null }), "1/2∑_(i = 1)^2 x_1^(i) = 2.0000");
  assertEquals(
    line("a", 2, { sample: null }),
    "1/2∑_(i = 1)^2 ŷ^(i) = 1/2∑_(i = 1)^2 g^[2](z_1^[2](i)) = 0.7000",
  );
  assertEquals(line("loss", 2, { sample: null }), "J = 1/2∑_(i = 1)^2 ℒ^(i) + λR = 1.0000 + 0.2500 = 1.2500");
  assertEquals(line("loss", 2, { sample: 1 }).split(" = ")[0], "ℒ^(10)");
});

Deno.test("backward: ŷ − y at the output where it is so, and the way back through a layer", () => {
  const exact = "δ_1^[2] = (∂ℒ)/(∂z_1^[2]) = (ŷ−y) = 0.6000−1.0000 = −0.4000";
  assertEquals(line("delta", 2).replaceAll(" − ", "−"), exact);
  const other = { ...CONFIG, training: { loss: "hinge" } };
  assertEquals(line("delta", 2, { config: other }), "δ_1^[2] = (∂ℒ)/(∂z_1^[2]) = −0.4000");
  assertEquals(
    line("delta", 1),
    "δ_1^[1] = (∂ℒ)/(∂a_1^[1]) · g^[1]′(z_1^[1]) = 0.1000 · 1.0000 = 0.1000",
  );
});

Deno.test("the gradient is a sample's share of it, or the batch's with its penalty", () => {
  assertEquals(
    line("gradient", 1, { sample: 1 }),
    "(∂ℒ)/(∂w_1,1^[1]) = δ_1^[1] · x_1 = 0.3000 · 3.0000 = 0.9000",
  );
  assertEquals(line("gradient", 1, { sample: 1, column: null }), "(∂ℒ)/(∂b_1^[1]) = δ_1^[1] = 0.3000");
  assertEquals(
    line("gradient", 1, { sample: null }),
    "(∂J)/(∂w_1,1^[1]) = 1/2∑_(i = 1)^2 δ_1^[1](i) · x_1^(i) + λR′ = 0.5000 + 0.1000 = 0.6000",
  );
});

Deno.test("an update is a weight before, its change, and after", () => {
  assertEquals(line("update", 0), "w_1,1^[1] := w_1,1^[1] + Δw_1,1^[1] = 1.0000 + (−0.1000) = 0.9000");
});

Deno.test("a residual layer adds to what it reads; with momentum its velocity", () => {
  const trace = traceOf();
  trace.layers[0] = {
    ...trace.layers[0],
    residual: true,
    f: [[0.25, 0], [0.5, 0]],
    a: [[1.25, 0], [3.5, 0]],
  };
  assertEquals(line("a", 1, { trace }), "a_1^[1] = x_1 + g^[1](z_1^[1]) = 1.0000 + 0.2500 = 1.2500");
  const config = { ...CONFIG, network: { ...CONFIG.network, connections: "momentum_residual" } };
  assertEquals(line("a", 1, { trace, config }), "a_1^[1] = x_1 + v_1^[1] = 1.0000 + 0.2500 = 1.2500");
  assertEquals(
    line("delta", 1, { trace, config }).replaceAll(" − ", "−"),
    "δ_1^[1] = (1−γ)ν_1^[1] · g^[1]′(z_1^[1]) = (1−0.9000) · ν · 1.0000 = 0.1000",
  );
});

Deno.test("a softmax names its logits", () => {
  const trace = traceOf();
  trace.layers[1] = {
    ...trace.layers[1],
    activation: "softmax",
    W: [[0.5, 1], [0, 1]],
    a: [[0.6, 0.4], [0.8, 0.2]],
  };
  assertEquals(line("a", 2, { trace, row: 1 }), "ŷ_1 = (exp(z_2^[2]))/(∑_(j = 1)^2 exp(z_j^[2])) = 0.4000");
  assertEquals(
    line("a", 2, { trace, row: 1, nameOf: (label) => ["setosa", "virginica"][label] }).split(" = ")[0],
    "ŷ_virginica",
  );
});
