import { assert, assertEquals } from "../../assert.js";
import {
  aboutOf,
  chainOf,
  questionOf,
  shapesOf,
  written,
} from "../../../../static/js/drawers/chain-rule/chain.js";

const layer = (/** @type {object} */ parts) => ({
  activation: "tanh",
  residual: false,
  W: [[1, 2], [3, 4]],
  b: [0, 0],
  z: [[0.1, 0.2]],
  f: [[0.3, 0.4]],
  a: [[0.3, 0.4]],
  slope: [[0.5, 0.6]],
  error: [[7, 8]],
  delta: [[3.5, 4.8]],
  dW: [[1, 2], [3, 4]],
  db: [5, 6],
  penalty: [[0, 0.5], [0, 0]],
  ...parts,
});
const last = layer({
  W: [[9, 10]],
  b: [0],
  a: [[0.7]],
  slope: null,
  error: null,
  delta: [[-0.3]],
  dW: [[11, 12]],
  db: [13],
  penalty: [[0, 0]],
});
const trace = (
  /** @type {object} */ parts = {},
) => /** @type {import("../../../../static/js/types.js").Trace} */ ({
  step: 3,
  points: [5],
  labels: [1],
  inputs: [[-1, -2]],
  losses: [0.4],
  loss: 0.4,
  penalty: 0,
  objective: 0.4,
  layers: [layer({}), last],
  checks: [{ layer: 1, row: 1, column: 0, gradient: 3, difference: 3.01, relative_error: 0.003 }],
  after: null,
  ...parts,
});

Deno.test("layers come from the output down, each with its chosen unit", () => {
  const chains = chainOf(trace(), [1, 0], 0);
  assertEquals(chains.map(({ layer, unit, last }) => [layer, unit, last]), [[2, 0, true], [1, 1, false]]);
  const [, first] = chains;
  assertEquals([first.z, first.slope, first.delta], [0.2, 0.6, 4.8]);
  assertEquals(first.error, {
    terms: [{ left: 10, right: -0.3, point: null, place: { layer: 2, row: 0, column: 1 } }],
    skipped: null,
    value: 8,
  });
  assertEquals(first.weights.map(({ value, penalty }) => [value, penalty]), [[3, 0], [4, 0]]);
  assertEquals(first.weights[0].terms, [{ left: 4.8, right: -1, point: 5, place: null }]);
  assertEquals(first.weights[0].check?.difference, 3.01);
  assertEquals(first.bias.value, 6);
  assertEquals(first.bias.check, null);
});

Deno.test("a unit that is not there any more is the last one", () => {
  assertEquals(chainOf(trace(), [7, 7], 0).map(({ unit }) => unit), [0, 1]);
});

Deno.test("of many points there are terms, but no single factors", () => {
  const many = trace({
    points: [5, 6],
    inputs: [[-1, -2], [1, 2]],
    layers: [
      layer({ delta: [[1, 2], [3, 4]], a: [[0, 0], [0, 0]] }),
      { ...last, delta: [[-0.3], [0.2]] },
    ],
  });
  const [, first] = chainOf(many, [0, 0], 0);
  assertEquals([first.error, first.delta, first.z], [null, null, null]);
  assertEquals(first.weights[1].terms.map(({ left, right, point }) => [left, right, point]), [[1, -2, 5], [
    3,
    2,
    6,
  ]]);
  assertEquals(first.weights[1].penalty, 0.5);
});

Deno.test("where there were too many numbers a term has none", () => {
  const [, first] = chainOf(
    trace({
      points: [1, 2],
      inputs: null,
      layers: [layer({ delta: null, a: null }), { ...last, delta: null }],
    }),
    [0, 0],
    0,
  );
  assertEquals(first.weights[0].terms.map(({ left, right }) => [left, right]), [[null, null], [null, null]]);
});

Deno.test("the velocity of residual layers is gathered from those above", () => {
  const residual = trace({
    layers: [layer({ residual: true }), layer({ residual: true, error: [[1, 2]] }), last],
  });
  const [, second, first] = chainOf(residual, [0, 0, 0], 0.5);
  assertEquals(second.velocity, { before: null, value: 1 });
  assertEquals(first.velocity, { before: 1, value: 7.5 });
  assertEquals(first.error?.skipped, 1);
});

Deno.test("long sums keep their beginning and their end", () => {
  assertEquals(written([1, 2, 3], 4), { first: [1, 2, 3], last: null });
  assertEquals(written([1, 2, 3, 4, 5], 4), { first: [1, 2], last: 5 });
});

Deno.test("shapes and questions", () => {
  assertEquals(shapesOf(trace(), 1), { units: 2, below: 2, above: 1, points: 1 });
  assertEquals(shapesOf(trace(), 2).above, null);
  assertEquals(questionOf(3, [1, 0]), "point=3&check=1%2C1&check=2%2C0");
  assert(questionOf(null, [0]).startsWith("batch=train"));
});

Deno.test("formulas are about the loss and the problem; γ counts only where the layers have momentum", () => {
  const of = (/** @type {string} */ connections) =>
    aboutOf(
      trace(),
      /** @type {any} */ ({ network: { connections, gamma: 0.9 }, training: { loss: "hinge" } }),
      "binary",
    );
  const { loss, problem, outputs, gamma } = of("momentum_residual");
  assertEquals([loss, problem, outputs, gamma], ["hinge", "binary", 1, 0.9]);
  assertEquals(of("residual").gamma, 0);
});
