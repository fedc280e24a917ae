import { assertEquals } from "../assert.js";
import { decimal, integer, loss, NONE, percent, short, typeset } from "../../../static/js/lib/format.js";

Deno.test("minus signs are true, and minus zero has none", () => {
  assertEquals([decimal(-0.83, 2), integer(-5), decimal(-0.001, 2)], ["−0.83", "−5", "0.00"]);
});

Deno.test("counts are grouped, shares are percents", () => {
  assertEquals([integer(1234567), percent(0.975, 1), percent(0.5)], ["1,234,567", "97.5%", "50%"]);
});

Deno.test("short numbers keep the digits that matter", () => {
  assertEquals([0, 0.03, 500, 1.5, 0.00001, 3e-6].map(short), ["0", "0.03", "500", "1.5", "10⁻⁵", "3·10⁻⁶"]);
  assertEquals([123456789, 2.5e12, -6e35].map(short), ["123,500,000", "2.5·10¹²", "−6·10³⁵"]);
});

Deno.test("a loss stays about as wide as it was, however small or large", () => {
  assertEquals(
    [0, 0.6931, 12.345, 123.45, 4567, 0.000042, 1e11].map(loss),
    ["0.000", "0.693", "12.35", "123.5", "4,567", "4.2·10⁻⁵", "10¹¹"],
  );
});

Deno.test("the server's powers of ten are set as in print", () => {
  assertEquals(
    typeset("up to 1.3e+06, rate 1e-05, and one 2.5."),
    "up to 1.3·10⁶, rate 1·10⁻⁵, and one 2.5.",
  );
});

Deno.test("where there is no number there is a dash", () => {
  assertEquals(
    [integer(null), decimal(undefined, 2), percent(NaN), loss(Infinity), short(null)],
    Array(5).fill(NONE),
  );
});
