/** Numbers for people: the language's own digits and separators, true minus signs, a dash where there is none. */

/** @type {Map<string, Intl.NumberFormat>} */
const formats = new Map();

/** @param {number} value @param {Intl.NumberFormatOptions} options */
function intl(value, options) {
  const language = globalThis.document?.documentElement.lang || "en";
  const key = language + JSON.stringify(options);
  let format = formats.get(key);
  if (!format) {
    formats.set(key, format = new Intl.NumberFormat(language, { ...options, signDisplay: "negative" }));
  }
  return format.format(value).replaceAll("-", "−");
}

/** What stands where there is no number. */
export const NONE = "–";

/** @param {number | null | undefined} value @returns {value is number} */
const is = (value) => typeof value === "number" && Number.isFinite(value);

/** A count: 12,345. @param {number | null | undefined} value */
export const integer = (value) => is(value) ? intl(value, { maximumFractionDigits: 0 }) : NONE;

/** So many digits behind the point, always: −0.83. @param {number | null | undefined} value @param {number} digits */
export const decimal = (value, digits) =>
  is(value) ? intl(value, { minimumFractionDigits: digits, maximumFractionDigits: digits }) : NONE;

/** Whether the page's language writes 0,5 for a half. */
export const hasDecimalComma = () => decimal(0.5, 1).includes(",");

/**
 * The digits that matter and no more: 0.03, 500, 1.5; the very small and the very large as powers.
 * @param {number | null | undefined} value @returns {string}
 */
export const short = (value) =>
  !is(value)
    ? NONE
    : value !== 0 && Math.abs(value) < 1e-4 || Math.abs(value) >= 1e9
    ? power(value)
    : intl(value, { maximumSignificantDigits: 4 });

/** A share as percents: 97.5 %. @param {number | null | undefined} value @param {number} [digits] */
export const percent = (value, digits = 0) =>
  is(value)
    ? intl(value, { style: "percent", minimumFractionDigits: digits, maximumFractionDigits: digits })
    : NONE;

/**
 * A loss, always five or six characters wide so that nothing jumps: 0.693, 12.31, 4.2·10⁻⁵.
 * @param {number | null | undefined} value
 */
export function loss(value) {
  if (!is(value)) return NONE;
  const size = Math.abs(value);
  if (size !== 0 && (size < 0.0005 || size >= 1e5)) return power(value);
  return decimal(value, size < 10 ? 3 : size < 100 ? 2 : size < 1000 ? 1 : 0);
}

/** A sentence of the server's with its powers of ten as in print: 1.3e+06 is 1.3·10⁶. @param {string} sentence */
export const typeset = (sentence) =>
  sentence.replace(
    /(\d(?:[.,]\d+)?)e([+-])0*(\d+)/g,
    (_, factor, sign, digits) => `${factor}·10${sign === "-" ? "⁻" : ""}${raised(digits)}`,
  );

/** @param {string} digits */
const raised = (digits) => digits.replace(/\d/g, (digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]);

/** Two digits and a power of ten. @param {number} value */
function power(value) {
  const [factor, exponent] = value.toExponential(1).split("e");
  const digits = raised(exponent.replace("+", "").replace("-", "⁻"));
  return Number(factor) === 1 ? `10${digits}` : `${short(Number(factor))}·10${digits}`;
}
