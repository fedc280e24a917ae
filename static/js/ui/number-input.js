/** A field in which a number is typed, in the reader's own notation; what cannot be taken is said, and put back. */

import { element } from "../lib/dom.js";
import { short } from "../lib/format.js";
import { decimalSign, typedIn, typedNumber } from "../lib/number-text.js";
import { t } from "../lib/text.js";

/** @typedef {import("../lib/number-text.js").Bounds} Bounds */

/**
 * A text field, since a browser's own number field reads "0,05" as 5 where its language has a point.
 * @param {{
 *   attributes: import("../lib/dom.js").Attributes, bounds: () => Bounds, value: () => number | null,
 *   take: (value: number | null) => void, refuse: (sentence: string) => void, live?: boolean,
 * }} options `value` is shown; `take` is told what was typed, `refuse` why it is not taken; `live`: with every key, where
 *   it can be taken
 */
export function createNumberInput({ attributes, bounds, value, take, refuse, live = false }) {
  const { least = -Infinity, whole = false } = bounds();
  const input = element("input", {
    type: "text",
    // The keys of numbers alone have no minus.
    inputmode: least < 0 ? null : whole ? "numeric" : "decimal",
    autocomplete: "off",
    "data-number": true,
    ...attributes,
    oninput: () => {
      const typed = typedIn(input.value, bounds());
      if (live && "value" in typed) take(typed.value);
    },
    onchange: () => {
      const text = input.value.trim(), typed = typedIn(text, bounds());
      if ("value" in typed && live) return;
      if ("value" in typed) take(typed.value);
      else if (text !== "") refuse(sentenceOf(typed.wrong, text, bounds()));
      write(true);
    },
    onkeydown: (/** @type {KeyboardEvent} */ event) => {
      const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
      const next = (value() ?? NaN) + Number(by);
      if (!by || !bounds().whole || !("value" in typedIn(String(next), bounds(), "en"))) return;
      event.preventDefault();
      take(next);
      input.value = typedNumber(next);
    },
  });
  /** Show the value; what is being typed stays. @param {boolean} [over] put it back */
  const write = (over = false) => {
    const now = value(), text = now === null ? "" : typedNumber(now);
    if (input.value !== text && (over || document.activeElement !== input)) input.value = text;
  };
  return { input, write };
}

/** Why a text is not taken. @param {"unreadable" | "fraction" | "bounds"} wrong @param {string} text @param {Bounds} bounds */
function sentenceOf(wrong, text, { least = -Infinity, most = Infinity }) {
  if (wrong === "unreadable") {
    return t("“{text}” is not a number here: write digits, and “{sign}” before the decimals.", {
      text,
      sign: decimalSign(),
    });
  }
  if (wrong === "fraction") return t("“{text}” is no whole number.", { text });
  if (most === Infinity) return t("“{text}” is less than {least}.", { text, least: short(least) });
  return t("“{text}” does not lie between {least} and {most}.", {
    text,
    least: short(least),
    most: short(most),
  });
}
