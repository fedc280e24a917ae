/** Names of units, weights and features in one line of text: a₁⁽²⁾, w₁₂⁽¹⁾, x₁². Pure. */

/** @param {number} value @param {string} digits @param {string} minus */
export const script = (value, digits, minus) =>
  String(value).replace(/./g, (character) => character === "-" ? minus : digits[Number(character)]);

/** A unit of a layer: a₁⁽²⁾, counted from 1 as in print. @param {number} unit from 0 @param {number} layer */
export const unitName = (unit, layer) =>
  `a${script(unit + 1, "₀₁₂₃₄₅₆₇₈₉", "₋")}⁽${script(layer, "⁰¹²³⁴⁵⁶⁷⁸⁹", "⁻")}⁾`;

/** A weight or, without a column, a bias: w₁₂⁽¹⁾, b₁⁽²⁾. @param {number} layer @param {number} row from 0 @param {number | null} column */
export function weightName(layer, row, column) {
  const indices = column === null ? [row + 1] : [row + 1, column + 1];
  const below = indices.map((index) => script(index, "₀₁₂₃₄₅₆₇₈₉", "₋"));
  const above = script(layer, "⁰¹²³⁴⁵⁶⁷⁸⁹", "⁻");
  return `${column === null ? "b" : "w"}${
    below.join(indices.some((index) => index > 9) ? "‚" : "")
  }⁽${above}⁾`;
}

/** A feature as in print: "x1^2" is x₁², "sin(x1)" is sin x₁. @param {string} feature */
export const featureName = (feature) =>
  feature
    .replace(/x([12])/g, (_, digit) => `x${"₁₂"[Number(digit) - 1]}`)
    .replace("^2", "²")
    .replace("*", " ")
    .replace(/\((.*)\)/, " $1");

/**
 * The layers in a few words: "Tanh 4–2", or "4 ReLU – 2 Tanh".
 * @param {import("../types.js").Hidden[]} hidden @param {(name: string) => string} title of an activation
 */
export function layersText(hidden, title) {
  if (!hidden.length) return "";
  const [first] = hidden;
  return hidden.every(({ activation }) => activation === first.activation)
    ? `${title(first.activation)} ${hidden.map(({ units }) => units).join("–")}`
    : hidden.map(({ units, activation }) => `${units} ${title(activation)}`).join(" – ");
}
