/** Elements: built, found, and changed only where something is new. */

/** @typedef {Node | string | null | undefined | false} Child */
/** @typedef {{ [name: string]: string | number | boolean | null | undefined | ((event: any) => void) }} Attributes */

const SVG = "http://www.w3.org/2000/svg";

/**
 * An HTML element: functions listen (`onclick`), `true` sets an empty attribute, `false` and null set none.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag @param {Attributes} [attributes] @param {...Child} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function element(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/**
 * An SVG element.
 * @template {keyof SVGElementTagNameMap} K
 * @param {K} tag @param {Attributes} [attributes] @param {...Child} children
 * @returns {SVGElementTagNameMap[K]}
 */
export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

/**
 * @template {Element} E
 * @param {E} made @param {Attributes} attributes @param {Child[]} children
 * @returns {E}
 */
function fill(made, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name.replace(/^on/, ""), value);
    else if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(name, value === true ? "" : String(value));
    }
  }
  for (const child of children) if (child) made.append(child);
  return made;
}

/** Write a text only when it is another: an unchanged page is not laid out again. @param {Element} where @param {string} text */
export function setText(where, text) {
  if (where.textContent !== text) where.textContent = text;
}

/** Set or remove an attribute only when it is another. @param {Element} where @param {string} name @param {string | boolean | null} value */
export function setAttribute(where, name, value) {
  const text = value === true ? "" : value === false ? null : value;
  if (where.getAttribute(name) === text) return;
  if (text === null) where.removeAttribute(name);
  else where.setAttribute(name, text);
}

/**
 * The element of the page that a module fills.
 * @param {string} selector @param {ParentNode} [within]
 * @returns {HTMLElement}
 */
export function find(selector, within = document) {
  const found = within.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new Error(`The page has no element ${selector}.`);
  return found;
}

/** The JSON that came with the page in a script element. @param {string} id @returns {any} */
export const embedded = (id) => JSON.parse(find(`#${id}`).textContent ?? "");

/** Let an element have all of a pointer's events until it goes up; one that is up already has none. @param {Element} element @param {PointerEvent} event */
export function capturePointer(element, { pointerId }) {
  try {
    element.setPointerCapture(pointerId);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}
