/** Numbers as people type them, and as a field shows them to be typed on. Pure. */

const language = () => globalThis.document?.documentElement.lang || "en";

/** The sign before the decimals. @param {string} [of] a language */
export const decimalSign = (of = language()) => of.startsWith("en") ? "." : ",";

/**
 * A number as people write it: a point or a comma before the decimals, any kind of minus sign, spaces between groups
 * of three; NaN when it is none, or when it may be another. In English 1,500 may be meant as 1500, in French 1.500 too.
 * @param {string} text @param {string} [of] the reader's language
 */
export function readNumber(text, of = language()) {
  const plain = text.trim().replace(/[−–]/g, "-").replace(/(?<=\d)[\s\u00a0\u202f](?=\d{3}(?!\d))/g, "");
  const grouping = decimalSign(of) === "." ? /^[+-]?[1-9]\d{0,2},\d{3}$/ : /^[+-]?[1-9]\d{0,2}\.\d{3}$/;
  if (grouping.test(plain) || !/^[+-]?(\d+[.,]?\d*|[.,]\d+)(e[+-]?\d+)?$/i.test(plain)) return NaN;
  return Number(plain.replace(",", "."));
}

/** A number to be typed on: the language's decimal sign, and no groups. @param {number} value @param {string} [of] */
export const typedNumber = (value, of = language()) => String(value).replace(".", decimalSign(of));

/**
 * @typedef {{ least?: number, most?: number, whole?: boolean, empty?: boolean }} Bounds what a field takes; `empty`:
 *   it may be left empty
 */

/**
 * What was typed, or why it is not taken; null for an empty field that may be.
 * @param {string} text @param {Bounds} bounds @param {string} [of]
 * @returns {{ value: number | null } | { wrong: "unreadable" | "fraction" | "bounds" }}
 */
export function typedIn(text, { least = -Infinity, most = Infinity, whole = false, empty = false }, of) {
  if (empty && text.trim() === "") return { value: null };
  const value = readNumber(text, of);
  if (!Number.isFinite(value)) return { wrong: "unreadable" };
  if (whole && !Number.isInteger(value)) return { wrong: "fraction" };
  return value < least || value > most ? { wrong: "bounds" } : { value };
}
