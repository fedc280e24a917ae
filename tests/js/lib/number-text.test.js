import { readNumber, typedIn, typedNumber } from "../../../static/js/lib/number-text.js";
import { assert, assertEquals } from "../assert.js";

Deno.test("numbers are read as people write them", () => {
  for (const language of ["en", "fr"]) {
    assertEquals(
      ["1.5", "1,5", "0,05", "0.05", "−0,25", " -3 ", "+.5", "2.", "1e-2", "12\u202f500", "0,500"]
        .map((text) => readNumber(text, language)),
      [1.5, 1.5, 0.05, 0.05, -0.25, -3, 0.5, 2, 0.01, 12500, 0.5],
    );
    for (const text of ["", "-", "1.2.3", "1,2,3", "1.234,5", "abc", "0x10", "Infinity", "1 2", "1 2345"]) {
      assert(Number.isNaN(readNumber(text, language)), text);
    }
  }
});

Deno.test("what may be thousands in the reader's language is not read as decimals", () => {
  assert(Number.isNaN(readNumber("1,500", "en")));
  assert(Number.isNaN(readNumber("1.500", "fr")));
  assertEquals([readNumber("1.500", "en"), readNumber("1,500", "fr")], [1.5, 1.5]);
});

Deno.test("a field shows a number so that it can be typed on, and reads what it shows", () => {
  for (const value of [0.05, -1.5, 1e-9, 123456.789, 0]) {
    for (const language of ["en", "fr"]) {
      assertEquals(readNumber(typedNumber(value, language), language), value);
    }
  }
  assertEquals(typedNumber(0.05, "fr"), "0,05");
});

Deno.test("what a field does not take has its reason", () => {
  const bounds = { least: 0, most: 100, whole: true };
  const typed = ["7", "", "seven", "0,5", "101", "-1"].map((text) => typedIn(text, bounds, "fr"));
  assertEquals(typed, [
    { value: 7 },
    { wrong: "unreadable" },
    { wrong: "unreadable" },
    { wrong: "fraction" },
    { wrong: "bounds" },
    { wrong: "bounds" },
  ]);
  assertEquals(typedIn(" ", { ...bounds, empty: true }), { value: null });
});
