/** Names of units, weights and features in one line of text: a₁^[2], w₂,₁^[1], x₁². Pure. */

/** @param {number} value @param {string} digits @param {string} minus */
export const script = (value, digits, minus) =>
  String(value).replace(/./g, (character) => character === "-" ? minus : digits[Number(character)]);

/** @param {string} letter @param {number} layer @param {...number} indices from 0 */
const named = (letter, layer, ...indices) =>
  `${letter}${indices.map((index) => script(index + 1, "₀₁₂₃₄₅₆₇₈₉", "₋")).join(",")}^[${layer}]`;

/** A unit of a layer: a₁^[2], counted from 1 as in print. @param {number} unit from 0 @param {number} layer */
export const unitName = (unit, layer) => named("a", layer, unit);

/** A weight or, without a column, a bias: w₂,₁^[1], b₁^[2]. @param {number} layer @param {number} row from 0 @param {number | null} column */
export const weightName = (layer, row, column) =>
  column === null ? named("b", layer, row) : named("w", layer, row, column);

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
