import { aboutOf, chainOf, shapesOf } from "../../../../static/js/drawers/chain-rule/chain.js";
import { meanLines, pointLines } from "../../../../static/js/drawers/chain-rule/formulas.js";
import { matrixLines } from "../../../../static/js/drawers/chain-rule/matrices.js";
import { math, plain } from "../../../../static/js/ui/mathml.js";
import { assert, assertEquals } from "../../assert.js";
import { withPage } from "../../page.js";
import { traceOf } from "../../trace.js";

/** @typedef {import("../../../../static/js/types.js").Trace} Trace */

const config = (/** @type {object} */ network = {}) => /** @type {any} */ ({
  network: { features: ["x1"], connections: "plain", gamma: 0.9, ...network },
  training: { loss: "cross_entropy" },
});
/** The first point of the batch alone. */
const first = (/** @type {Partial<Trace>} */ parts = {}) => {
  const whole = traceOf(), one = (/** @type {any} */ rows) => rows && [rows[0]];
  return traceOf({
    points: [4],
    labels: [whole.labels[0]],
    inputs: one(whole.inputs),
    layers: whole.layers.map((layer) => ({
      ...layer,
      z: one(layer.z),
      f: one(layer.f),
      a: one(layer.a),
      slope: one(layer.slope),
      error: one(layer.error),
      delta: one(layer.delta),
    })),
    ...parts,
  });
};

/** The lines of one layer as text. @param {Trace} trace @param {number} layer @param {object} [network] */
function linesOf(trace, layer, network) {
  /** @type {{ text: string, lit: object[], value: number | null }[]} */
  let lines = [];
  withPage("en", () => {
    const about = aboutOf(trace, config(network), "binary");
    const chain = chainOf(trace, [], about.gamma).find((one) => one.layer === layer);
    assert(chain !== undefined);
    const of = trace.points.length > 1 ? meanLines : pointLines;
    lines = of(chain, about).map(({ symbols, numbers, value, lit }) => ({
      text: plain(/** @type {any} */ (math([...symbols, ...numbers.length ? ["=", ...numbers] : []]))),
      lit,
      value,
    }));
  });
  return lines;
}
/** @param {Trace} trace @param {number} layer @param {object} [network] */
const texts = (trace, layer, network) => linesOf(trace, layer, network).map(({ text }) => text);

Deno.test("a hidden unit: what comes back from above, δ, and a line for each parameter", () => {
  assertEquals(texts(first(), 1), [
    "(∂ℒ)/(∂a_1^[1]) = ∑_(k = 1)^1 w_k,1^[2]δ_k^[2] = 0.5 · (−0.4)",
    "δ_1^[1] = (∂ℒ)/(∂a_1^[1]) · g^[1]′(z_1^[1]) = 0.1 · g^[1]′(1) = 0.1 · 1",
    "(∂ℒ)/(∂w_1,1^[1]) = δ_1^[1] · x_1 = 0.1 · 1",
    "(∂ℒ)/(∂b_1^[1]) = δ_1^[1]",
  ]);
});

Deno.test("the output begins with what the loss makes of it", () => {
  const [delta, weight, , bias] = texts(first(), 2);
  assert(delta.endsWith("= ŷ − y = 0.6 − 1"));
  assert(weight.endsWith("= δ_1^[2] · a_1^[1] = −0.4 · 1"));
  assert(bias.endsWith("= δ_1^[2]"));
});

Deno.test("a residual layer with momentum has its ν between", () => {
  const trace = first(), [hidden, output] = trace.layers;
  const layers = [{ ...hidden, residual: true }, output];
  const lines = texts({ ...trace, layers }, 1, { connections: "momentum_residual" });
  assertEquals(lines[1], "ν_1^[1] = (∂ℒ)/(∂a_1^[1]) = 0.1");
  assertEquals(lines[2], "δ_1^[1] = (1 − γ)ν_1^[1] · g^[1]′(z_1^[1]) = 0.1 · 0.1 · g^[1]′(1) = 0.01 · 1");
});

Deno.test("a line lights the weights that it is made of, or its unit", () => {
  const own = [{ layer: 1, row: 0, column: null }];
  assertEquals(linesOf(first(), 1).map(({ lit }) => lit), [
    [{ layer: 2, row: 0, column: 0 }],
    own,
    [{ layer: 1, row: 0, column: 0 }],
    own,
  ]);
});

Deno.test("of many points each derivative is a mean, with its penalty", () => {
  const [weight, bias] = linesOf(traceOf(), 1);
  assert(weight.text.endsWith("= 1/2(0.1 · 1 + 0.3 · 3) + 0.1"));
  assertEquals(weight.value, 0.6);
  assert(bias.text.endsWith("= 1/2(0.1 + 0.3)"));
  assert(texts(traceOf(), 2)[0].includes("∑_(i = 1)^N (ŷ^(i) − y^(i))a_1^[1](i) = 1/2(−0.4 · 1 + 0.8 · 3)"));
});

Deno.test("what comes in at the first layer is a feature, of many points that of each", () => {
  const squares = { features: ["x2^2"] };
  assert(texts(first(), 1, squares)[2].includes("δ_1^[1] · x_2^2 = "));
  assert(texts(traceOf(), 1, squares)[0].includes("δ_1^[1](i)((x_2^(i)))^2"));
});

Deno.test("where the server left out the numbers of many points, only symbols stand", () => {
  const bare = traceOf({
    inputs: null,
    layers: traceOf().layers.map((layer) => ({ ...layer, a: null, delta: null })),
  });
  assert(texts(bare, 1).every((text) => !text.includes("1/2(")));
});

Deno.test("matrices stand with shapes that fit each other", () =>
  withPage("en", () => {
    for (const trace of [first(), traceOf()]) {
      const n = trace.points.length, chains = chainOf(trace, [], 0);
      const [output, hidden] = chains.map((chain) =>
        matrixLines(chain, shapesOf(trace, chain.layer)).map((parts) =>
          [...plain(/** @type {any} */ (math(parts))).matchAll(/(\d) × (\d)/g)].map(([, ...shape]) =>
            shape.map(Number)
          )
        )
      );
      assertEquals(output[0], [[1, 2], [1, n], [n, 2]]);
      assertEquals(hidden[0], [[2, n], [2, 1], [1, n], [2, n]]);
      assertEquals(hidden[1], [[2, 1], [2, n], [n, 1]]);
    }
  }));
