/** δ of the output as it is written out, against the loss of model/losses.js: its slope by differences. */

import { chainOf } from "../../../../static/js/drawers/chain-rule/chain.js";
import { outputDelta } from "../../../../static/js/drawers/chain-rule/output-delta.js";
import { pointLoss } from "../../../../static/js/model/losses.js";
import { math, plain } from "../../../../static/js/ui/mathml.js";
import { assert, assertClose, assertEquals } from "../../assert.js";
import { withPage } from "../../page.js";
import { traceOf } from "../../trace.js";

/** @typedef {import("../../../../static/js/types.js").Problem} Problem */

/** ŷ of logits. @type {{ [problem: string]: (z: number[]) => number[] }} */
const HEADS = {
  binary: ([z]) => [1 / (1 + Math.exp(-z))],
  multiclass: (z) => {
    const powers = z.map(Math.exp), sum = powers.reduce((one, other) => one + other);
    return powers.map((power) => power / sum);
  },
  regression: (z) => z,
};

/** The slope of the loss in one logit. @param {string} loss @param {Problem} problem @param {number[]} z @param {number} label @param {number} unit */
function slopeOf(loss, problem, z, label, unit) {
  const value = pointLoss(loss, problem), step = 1e-5;
  assert(value !== null);
  const at = (/** @type {number} */ by) => {
    const moved = z.map((logit, k) => k === unit ? logit + by : logit);
    return value(moved, HEADS[problem](moved), label);
  };
  return (at(step) - at(-step)) / (2 * step);
}

/** What the classes are called. @param {number} label */
const nameOf = (label) => `c${label}`;

/** The line of an output unit, its symbols and numbers as text. @param {string} loss @param {Problem} problem @param {number[]} z @param {number} label @param {number} unit */
function lineOf(loss, problem, z, label, unit) {
  const output = {
    ...traceOf().layers[1],
    W: z.map(() => [1]),
    b: z.map(() => 0),
    dW: z.map(() => [0]),
    db: z.map(() => 0),
    penalty: z.map(() => [0]),
    z: [z],
    a: [HEADS[problem](z)],
    delta: [z.map((_, k) => slopeOf(loss, problem, z, label, k))],
  };
  const trace = traceOf({ points: [4], labels: [label], inputs: [[1]], layers: [output], checks: [] });
  let symbols = "", numbers = "", value = /** @type {number | null} */ (null);
  withPage("en", () => {
    const [chain] = chainOf(trace, [unit], 0);
    const line = outputDelta(chain, { loss, problem, outputs: z.length, trace, nameOf });
    value = line.value;
    symbols = plain(/** @type {any} */ (math(line.symbols)));
    numbers = plain(/** @type {any} */ (math(line.numbers)));
  });
  return { symbols, numbers, value };
}

/** What a line of numbers comes out as. @param {string} numbers */
const evaluated = (numbers) =>
  Number(
    new Function(
      "max",
      "min",
      `return ${numbers.replaceAll("−", "-").replaceAll("·", "*").replaceAll("\u00a0", "")}`,
    )(Math.max, Math.min),
  );

Deno.test("the numbers of δ come out as the slope of the loss, for every loss, problem and unit", () => {
  const cases = /** @type {[Problem, string[], number[], number[]][]} */ ([
    ["binary", ["cross_entropy", "squared_error", "huber", "hinge"], [0.4], [0, 1]],
    ["binary", ["hinge"], [1.7], [0, 1]],
    ["multiclass", ["cross_entropy", "squared_error", "huber", "hinge"], [0.4, -1.2, 2], [0, 1, 2]],
    ["regression", ["squared_error", "huber"], [0.4], [0, -0.3, 3]],
  ]);
  for (const [problem, losses, z, labels] of cases) {
    for (const loss of losses) {
      for (const label of labels) {
        z.forEach((_, unit) => {
          const { numbers, value } = lineOf(loss, problem, z, label, unit);
          const wanted = slopeOf(loss, problem, z, label, unit);
          assertEquals(value, wanted);
          assertClose(evaluated(numbers), wanted, 1e-3, `${loss}, ${problem}, y = ${label}, unit ${unit}`);
        });
      }
    }
  }
});

Deno.test("in symbols the answer of an output of several has the name of its class, one alone has none", () => {
  const start = (/** @type {number} */ k) => `δ_${k}^[1] = `;
  assert(lineOf("cross_entropy", "binary", [0.4], 1, 0).symbols.startsWith(start(1)));
  assert(lineOf("cross_entropy", "binary", [0.4], 1, 0).symbols.endsWith("ŷ − y"));
  assert(lineOf("cross_entropy", "multiclass", [0, 1, 2], 1, 2).symbols.startsWith(start(3)));
  assert(lineOf("cross_entropy", "multiclass", [0, 1, 2], 1, 2).symbols.endsWith("ŷ_c2 − y_c2"));
});

Deno.test("a hinge speaks of all the others at the true class, and of itself elsewhere", () => {
  assert(lineOf("hinge", "multiclass", [0, 1, 2], 1, 1).symbols.includes("∑"));
  assert(!lineOf("hinge", "multiclass", [0, 1, 2], 1, 0).symbols.includes("∑"));
  assert(lineOf("hinge", "multiclass", [0, 1, 2], 1, 1).symbols.includes("1 − z_2^[1] + z_j^[1]"));
  assert(lineOf("hinge", "multiclass", [0, 1, 2], 1, 0).symbols.includes("1 − z_2^[1] + z_1^[1]"));
});
