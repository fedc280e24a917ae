import { plain } from "../../../static/js/ui/mathml.js";
import { feature, symbol } from "../../../static/js/ui/notation.js";
import { assertEquals } from "../assert.js";
import { withPage } from "../page.js";

Deno.test("features are written as in print", () =>
  withPage("en", () => {
    assertEquals(
      ["x1", "x2^2", "x1*x2", "sin(x1)", "cos(x2)"].map((name) => plain(feature(name))),
      ["x_1", "x_2^2", "x_1x_2", "sinx_1", "cosx_2"],
    );
  }));

Deno.test("a weight has row and column below, parted where one of them has two digits", () =>
  withPage("en", () => {
    const below = (/** @type {number[]} */ ...indices) => symbol("w", 1, ...indices)[1].textContent;
    assertEquals([below(1, 0), below(10, 0), below(0)], ["21", "11,1", "1"]);
  }));
