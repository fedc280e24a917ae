import { createNeuronFormula } from "../../../../static/js/drawers/neuron/formula.js";
import { plain } from "../../../../static/js/ui/mathml.js";
import { assertEquals } from "../../assert.js";
import { withPage } from "../../page.js";

const hidden = {
  layer: 1,
  last: false,
  unit: 1,
  units: 3,
  name: "1",
  residual: false,
  activation: "tanh",
  inputs: ["x1", "x2^2"],
};

/** The formulas of a unit with its numbers in. @param {Partial<typeof hidden>} [shape] @param {number} [b] */
function lines(shape = {}, b = -0.25) {
  const formula = createNeuronFormula({ ...hidden, ...shape }), count = shape.inputs?.length ?? 2;
  const w = Float64Array.from({ length: count }, (_, i) => i ? 2 : -1.5);
  formula.set(/** @type {any} */ ({ w, b }), Array(count).fill(1), { z: 0.5, a: 0.25, slope: 0.125 });
  return formula.formulas.map((made) => plain(/** @type {any} */ (made)));
}

Deno.test("a hidden unit: its symbols, its numbers, a negative one behind an operator in parentheses", () =>
  withPage("en", () => {
    assertEquals(lines(), [
      "a_2^[1] = g^[1](w_2,1^[1]x_1 + w_2,2^[1]x_2^2 + b_2^[1])",
      "z_2^[1] = −1.500 · 1.000 + 2.000 · 1.000 + (−0.250) = 0.500",
      "a_2^[1] = g^[1](z_2^[1]) = tanh(0.500) = 0.250",
      "g^[1]′(z_2^[1]) = 0.125",
    ]);
  }));

Deno.test("of a residual unit g makes f, which is added to what is read", () =>
  withPage("en", () => {
    const [symbols, , put] = lines({ residual: true });
    assertEquals([symbols.split(" = ")[0], put.split(" = ")[0]], ["f_2^[1]", "f_2^[1]"]);
  }));

Deno.test("an output of several is a softmax with its own derivative, called as its class; one alone is ŷ", () =>
  withPage("en", () => {
    const softmax = { layer: 2, last: true, activation: "softmax", name: "setosa", inputs: ["0"] };
    assertEquals(lines(softmax), [
      "ŷ_setosa = g^[2](w_2,1^[2]a_1^[1] + b_2^[2])",
      "z_2^[2] = −1.500 · 1.000 + (−0.250) = 0.500",
      "ŷ_setosa = (e^(z_2^[2]))/(∑_(j = 1)^3 e^(z_j^[2])) = 0.250",
      "(∂ŷ_setosa)/(∂z_2^[2]) = ŷ_setosa(1 − ŷ_setosa) = 0.125",
    ]);
    const alone = { layer: 2, last: true, unit: 0, units: 1, activation: "sigmoid" };
    assertEquals(lines(alone)[2], "ŷ = g^[2](z_1^[2]) = σ(0.500) = 0.250");
  }));

Deno.test("an activation that changes nothing is not put in; a positive bias needs no parentheses", () =>
  withPage("en", () => {
    const [, z, a] = lines({ activation: "linear" }, 4);
    assertEquals(a, "a_2^[1] = g^[1](z_2^[1]) = 0.250");
    assertEquals(z, "z_2^[1] = −1.500 · 1.000 + 2.000 · 1.000 + 4.000 = 0.500");
  }));

Deno.test("of many inputs twelve are written out, and in both lines that there are more", () =>
  withPage("en", () => {
    const [symbols, numbers] = lines({ layer: 2, inputs: Array.from({ length: 14 }, (_, i) => String(i)) });
    assertEquals([symbols.match(/w_/g)?.length, numbers.match(/·/g)?.length], [12, 12]);
    assertEquals([symbols.includes("+ ⋯ + b_2^[2]"), numbers.includes("+ ⋯ + (−0.250)")], [true, true]);
  }));
