/** The page's texts: English source strings, looked up in the catalogue that came with the page. */

/** @type {{ [text: string]: string | string[] }} */
let texts = {};
/** How the page's language counts. @type {Intl.PluralRules | undefined} */
let rules;

/** Use these translations from now on. @param {{ [text: string]: string | string[] }} translations */
export function setTexts(translations) {
  texts = translations;
}

/**
 * A text in the page's language, `{name}` replaced by its value.
 * @param {string} text @param {{ [name: string]: string | number }} [values]
 * @returns {string}
 */
export function t(text, values = {}) {
  const found = texts[text];
  return fill(typeof found === "string" && found ? found : text, values);
}

/**
 * A text about a number of things: one form for one, another for more.
 * @param {string} one @param {string} more @param {number} count @param {{ [name: string]: string | number }} [values]
 * @returns {string}
 */
export function tn(one, more, count, values = {}) {
  const found = texts[one];
  const forms = Array.isArray(found) && found.length > 1 ? found : [one, more];
  rules ??= new Intl.PluralRules(globalThis.document?.documentElement.lang || "en");
  const single = rules.select(count) === "one";
  return fill(forms[single ? 0 : 1], { count, ...values });
}

/** @param {string} text @param {{ [name: string]: string | number }} values */
const fill = (text, values) =>
  text.replace(/\{(\w+)\}/g, (whole, name) => Object.hasOwn(values, name) ? String(values[name]) : whole);
