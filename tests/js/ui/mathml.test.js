import {
  apply,
  cases,
  factor,
  hat,
  indexed,
  math,
  mfrac,
  mo,
  mrow,
  msub,
  msup,
  mtext,
  number,
  parenthesised,
  parts,
  plain,
  row,
  scripted,
  sum,
  tilde,
} from "../../../static/js/ui/mathml.js";
import { assertEquals } from "../assert.js";
import { withPage } from "../page.js";
import { assertThrows } from "../throws.js";

/** @param {any} made @returns {string} */
const markup = (made) => made.markup;

Deno.test("texts become what they are: identifiers, numbers, operators", () =>
  withPage("en", () => {
    assertEquals(
      markup(mrow("z", "=", "w", "·", "−1.5", "+", "tanh")),
      "<mrow><mi>z</mi><mo>=</mo><mi>w</mi><mo>·</mo><mn>−1.5</mn><mo>+</mo><mi>tanh</mi></mrow>",
    );
    assertEquals(math(["z"]).namespaceURI, "http://www.w3.org/1998/Math/MathML");
  }));

Deno.test("words are the formula's name, and only where there are any", () =>
  withPage("en", () => {
    assertEquals(
      markup(math(["z"], { words: "the sum", block: true })),
      '<math display="block" aria-label="the sum"><mrow><mi>z</mi></mrow></math>',
    );
    assertEquals(markup(math(["z"])), "<math><mrow><mi>z</mi></mrow></math>");
  }));

Deno.test("a number follows without its formula being built anew", () =>
  withPage("en", () => {
    const z = number(0.25, 2), formula = math(["z", "=", z.element]);
    assertEquals(plain(/** @type {any} */ (formula)), "z = 0.25");
    z.set(-1234.5);
    assertEquals(plain(/** @type {any} */ (formula)), "z = −1,234.50");
    z.set(null);
    assertEquals(plain(/** @type {any} */ (formula)), "z = –");
  }));

Deno.test("numbers are written as in the page's language", () =>
  withPage("fr", () => assertEquals(number(0.5, 2).element.textContent, "0,50")));

Deno.test("a negative factor stands in parentheses, a positive one does not", () =>
  withPage("en", () => {
    const w = factor(0.5, 1);
    assertEquals(markup(w.element), "<mrow><mn>0.5</mn></mrow>");
    w.set(-0.5);
    assertEquals(markup(w.element), "<mrow><mo>(</mo><mn>−0.5</mn><mo>)</mo></mrow>");
    w.set(-0.01);
    assertEquals(plain(/** @type {any} */ (w.element)), "0.0");
    w.set(0.5);
    assertEquals(markup(w.element), "<mrow><mn>0.5</mn></mrow>");
  }));

Deno.test("plain text keeps a formula's structure in one line", () =>
  withPage("en", () => {
    /** @param {any} made */
    const said = (made) => plain(made);
    assertEquals(said(mfrac(mrow("∂", "ℒ"), mrow("∂", indexed("w", 1, 2, 3)))), "(∂ℒ)/(∂w_2,3^[1])");
    assertEquals(said(indexed("w", 2, 10, 3)), "w_10,3^[2]");
    assertEquals(said(indexed("b", null, 1)), "b_1");
    assertEquals(said(indexed("a", 2)), "a^[2]");
    assertEquals(said(mrow(hat("y"), "=", apply(mo("σ"), "z"))), "ŷ = σ(z)");
    assertEquals(said(msup(mrow("y", "−", "1"), "2")), "(y − 1)^2");
    assertEquals(said(mrow(sum(mrow("i", "=", "1"), "N"), msub("x", "i"))), "∑_(i = 1)^N x_i");
    assertEquals(said(mrow("w", ":=", "w", "−", "α")), "w := w − α");
    assertEquals(said(cases(["1", mrow("z", mo(">"), "0")], ["0", mtext("else")])), "{1 z > 0; 0 else; ");
  }));

Deno.test("a layer stands above in square brackets, a sample behind it in round ones, rows and columns below", () =>
  withPage("en", () => {
    assertEquals(
      markup(indexed("w", 1, 2, 13)).replaceAll(/ (stretchy|lspace|rspace)="\w+"/g, ""),
      "<msubsup><mi>w</mi><mrow><mn>2</mn><mo>,</mo><mn>13</mn></mrow>" +
        "<mrow><mo>[</mo><mn>1</mn><mo>]</mo></mrow></msubsup>",
    );
    /** @param {any} made */
    const said = (made) => plain(made);
    assertEquals(said(scripted("a", { layer: 2, sample: "i" }, 1)), "a_1^[2](i)");
    assertEquals(said(scripted(hat("y"), { sample: "4" }, "setosa")), "ŷ_setosa^(4)");
    assertEquals(said(scripted("z", {}, "j")), "z_j");
    assertEquals(said(scripted("z", {})), "z");
  }));

Deno.test("a part that stands in a formula cannot be put into another one", () =>
  withPage("en", () => {
    const part = mfrac("1", "N");
    math([part, "x"]);
    assertThrows(() => math([part, "y"]), "stands elsewhere");
  }));

Deno.test("a formula is typed with blanks between its symbols, and is what the builders make of them", () =>
  withPage("en", () => {
    const pairs = [
      [row`a + b`, mrow("a", "+", "b")],
      [
        row`max ( 0 , 1 − ỹ z ) , ỹ = ± 1`,
        mrow(apply("max", "0", ",", "1", "−", tilde("y"), "z"), ",", tilde("y"), "=", "±", "1"),
      ],
      [row`2 ( ŷ − y )`, mrow("2", parenthesised(hat("y"), "−", "y"))],
      [
        row`ŷ_k = 1/N e^z_j`,
        mrow(msub(hat("y"), "k"), "=", mfrac("1", "N"), msup("e", msub("z", "j"))),
      ],
      [row`∂ℒ/∂z_k ≠ −1.5`, mrow(mfrac(mrow("∂", "ℒ"), mrow("∂", msub("z", "k"))), "≠", "−1.5")],
      [row`( 1 − ( a ) )`, parenthesised("1", "−", parenthesised("a"))],
    ];
    for (const [typed, built] of pairs) assertEquals(markup(typed), markup(built));
  }));

Deno.test("other parts stand among what is typed, one or several, and are not read", () =>
  withPage("en", () => {
    const value = number(0.5, 1);
    assertEquals(
      markup(row`σ ( ${value.element} ${["+", "b"]} ) = ${"a_b"}`),
      markup(mrow("σ", parenthesised(number(0.5, 1).element, "+", "b"), "=", "a_b")),
    );
    assertEquals([parts`${"ŷ"}`, parts``], [["ŷ"], []]);
    assertEquals(markup(row`( a )`), markup(parenthesised("a"))); // one part is not wrapped once more
  }));

Deno.test("a parenthesis that is not closed, or was not opened, is a fault", () =>
  withPage("en", () => {
    assertThrows(() => parts`( a`, "stays open");
    assertThrows(() => parts`a )`, "never opened");
  }));
