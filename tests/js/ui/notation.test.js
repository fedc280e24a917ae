import { apply, mrow, plain } from "../../../static/js/ui/mathml.js";
import {
  activation,
  feature,
  sampleLoss,
  slope,
  sumOfSamples,
  symbol,
  withLayers,
} from "../../../static/js/ui/notation.js";
import { assertEquals } from "../assert.js";
import { withPage } from "../page.js";

Deno.test("features are written as in print", () =>
  withPage("en", () => {
    assertEquals(
      ["x1", "x2^2", "x1*x2", "sin(x1)", "cos(x2)"].map((name) => plain(feature(name))),
      ["x_1", "x_2^2", "x_1x_2", "sinx_1", "cosx_2"],
    );
  }));

Deno.test("of one sample a feature has its number", () =>
  withPage("en", () => {
    assertEquals(
      ["x1", "x2^2", "x1*x2", "sin(x1)"].map((name) => plain(feature(name, "i"))),
      ["x_1^(i)", "((x_2^(i)))^2", "x_1^(i)x_2^(i)", "sinx_1^(i)"],
    );
  }));

Deno.test("a weight has row and column below, its layer in square brackets above", () =>
  withPage("en", () => {
    const text = (/** @type {number[]} */ ...indices) =>
      symbol("w", 1, ...indices).map(({ nodeName, textContent }) =>
        `${nodeName}:${textContent}`.toLowerCase()
      );
    assertEquals(text(1, 0), ["i:w", "sub:2,1", "sup:[1]"]);
    assertEquals(text(10, 0)[1], "sub:11,1");
    assertEquals(text(0)[1], "sub:1");
  }));

Deno.test("an activation and its derivative are upright, everywhere alike", () =>
  withPage("en", () => {
    /** @param {any} made */
    const markup = (made) => made.markup;
    assertEquals(markup(activation()), '<mi mathvariant="normal">g</mi>');
    assertEquals(
      markup(slope(2)).replaceAll(/ (stretchy|lspace|rspace)="\w+"/g, ""),
      '<msup><mi mathvariant="normal">g</mi><mrow><mo>[</mo><mn>2</mn><mo>]</mo><mo>′</mo></mrow></msup>',
    );
    /** @param {any} made */
    const said = (made) => plain(made);
    assertEquals(said(apply(activation(1), "z")), "g^[1](z)");
    assertEquals(said(apply(slope(1), "z")), "g^[1]′(z)");
    assertEquals(said(apply(slope(), "z")), "g^′(z)");
  }));

Deno.test("the loss of one sample is a script letter with the sample's number, J sums them from the first to the last", () =>
  withPage("en", () => {
    /** @param {any} made */
    const said = (made) => plain(made);
    assertEquals(said(sampleLoss()), "ℒ");
    assertEquals(said(mrow(sumOfSamples("N"), sampleLoss("i"))), "∑_(i = 1)^N ℒ^(i)");
  }));

Deno.test("in a line of text layers are raised", () =>
  withPage("en", () => {
    const parts = withLayers("W^[2] a^[1]").map((part) => typeof part === "string" ? part : part.textContent);
    assertEquals(parts, ["W", "[2]", " a", "[1]", ""]);
    assertEquals(withLayers("x"), ["x"]);
  }));
