/**
 * Formulas as MathML, built element by element: what the eye sees is what a screen reader reads, and every number in
 * one can follow the run without the formula being built anew.
 */

import { setText } from "../lib/dom.js";
import { decimal } from "../lib/format.js";

const MATHML = "http://www.w3.org/1998/Math/MathML";

/** @typedef {Node | string} Part a text becomes an identifier, a number or an operator, by what it is */
/** @typedef {{ element: MathMLElement, set: (value: number | null | undefined) => void }} LiveNumber */

/** @param {string} tag @param {(Node | string)[]} children @param {{ [name: string]: string }} [attributes] */
function make(tag, children, attributes = {}) {
  const made = document.createElementNS(MATHML, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  for (const child of children) {
    // It would silently leave the place where it stands.
    if (typeof child !== "string" && child.parentNode) {
      throw new Error(`This part stands elsewhere: ${child.textContent}`);
    }
    made.append(child);
  }
  return /** @type {MathMLElement} */ (made);
}

const NUMBER = /^[−-]?[\d\p{Zs}.,]*\d$/u, OPERATOR = /^[+−=·×/()[\]{}|‖,;:∑Σ∂∇→↦≥≤<>≠≈±!…⋯′∈∞∀∘⊙]+$/;

/** @param {Part} part */
const node = (part) =>
  typeof part !== "string" ? part : NUMBER.test(part) ? mn(part) : OPERATOR.test(part) ? mo(part) : mi(part);

/** @param {Part[]} parts */
const nodes = (parts) => parts.map(node);

/** An identifier; one letter is slanted, a name (tanh) upright. @param {string} text */
export const mi = (text) => make("mi", [text]);
/** A letter that is a function: upright, as a name is. @param {string} text */
export const upright = (text) => make("mi", [text], { mathvariant: "normal" });
/** A letter that is a vector or a matrix: bold and upright. @param {string} text */
export const vector = (text) => make("mi", [text], { mathvariant: "normal", class: "vector" });
/** A number, as it is to be read. @param {string} text */
export const mn = (text) => make("mn", [text]);
/** An operator. @param {string} text @param {{ [name: string]: string }} [attributes] */
export const mo = (text, attributes = {}) => make("mo", [text], attributes);
/** Words within a formula. @param {string} text */
export const mtext = (text) => make("mtext", [text]);
/** Parts side by side. @param {...Part} parts */
export const mrow = (...parts) => make("mrow", nodes(parts));
/** @param {Part} base @param {Part} below */
export const msub = (base, below) => make("msub", nodes([base, below]));
/** @param {Part} base @param {Part} above */
export const msup = (base, above) => make("msup", nodes([base, above]));
/** @param {Part} base @param {Part} below @param {Part} above */
export const msubsup = (base, below, above) => make("msubsup", nodes([base, below, above]));
/** @param {Part} over @param {Part} under */
export const mfrac = (over, under) => make("mfrac", nodes([over, under]));
/** @param {...Part} parts */
export const msqrt = (...parts) => make("msqrt", nodes(parts));
/** Something with a note under it, such as a matrix with its shape. @param {Part} base @param {Part} below */
export const munder = (base, below) => make("munder", nodes([base, below]));
/** What is summed from below to above: Σ. @param {Part} below @param {Part} above */
export const sum = (below, above) => make("munderover", [mo("∑"), ...nodes([below, above])]);
/** A letter with a hat: ŷ. @param {string} letter */
export const hat = (letter) =>
  make("mover", [mi(letter), mo("^", { stretchy: "false" })], { accent: "true" });
/** A letter with a tilde: ỹ. @param {string} letter */
export const tilde = (letter) =>
  make("mover", [mi(letter), mo("~", { stretchy: "false" })], { accent: "true" });
/** A letter with its layer above in square brackets, its row and column below: w with 2, 1 and layer 1. @param {Part} letter @param {number | null} layer @param {...(number | string)} indices numbers from 1, or j where any is meant */
export const indexed = (letter, layer, ...indices) => scripted(letter, { layer }, ...indices);

/**
 * The same with a sample, in round brackets behind the layer, or a prime.
 * @param {Part} letter @param {{ layer?: number | null, sample?: Part | null, prime?: boolean }} above
 * @param {...(number | string)} indices numbers from 1, or a class by its name
 */
export function scripted(letter, { layer = null, sample = null, prime = false }, ...indices) {
  const raised = [
    ...layer === null ? [] : [mo("[", FLAT), mn(String(layer)), mo("]", FLAT)],
    ...sample === null ? [] : [mo("(", FLAT), node(sample), mo(")", FLAT)],
    ...prime ? [mo("′", FLAT)] : [],
  ];
  const below = indices.flatMap((index, i) => [...i ? [mo(",", FLAT)] : [], node(String(index))]);
  const under = below.length > 1 ? mrow(...below) : below[0], over = raised.length ? mrow(...raised) : null;
  if (under && over) return msubsup(letter, under, over);
  return under ? msub(letter, under) : over ? msup(letter, over) : node(letter);
}
/** A function of something: tanh(z). @param {Part} name @param {...Part} inside */
export const apply = (name, ...inside) => mrow(name, mo("\u2061"), parenthesised(...inside));
/** @param {...Part} parts */
export const parenthesised = (...parts) => mrow(mo("("), ...parts, mo(")"));
/**
 * A formula as it is typed, with blanks between its symbols and other parts among them: parts`ŷ = σ ( z ) = ${a}`.
 * A letter with a hat or a tilde is one; a_b is an index, a^b a power, a/b a fraction, ∂a a differential. What stands in
 * parentheses is held together, and a name before them is a function of it: max ( 0 , z ).
 * @param {TemplateStringsArray} texts @param {...(Part | Part[])} others @returns {Part[]}
 */
export function parts(texts, ...others) {
  /** What stands in parentheses that are still open, outermost first. @type {Part[][]} */
  const open = [[]];
  texts.forEach((text, i) => {
    for (const token of text.split(/\s+/).filter(Boolean)) {
      if (token === "(") open.push([]);
      else if (token === ")") close(open, text);
      else open[open.length - 1].push(typed(token));
    }
    open[open.length - 1].push(...[others[i] ?? []].flat());
  });
  if (open.length > 1) throw new Error(`A parenthesis stays open: ${texts.join("…")}`);
  return open[0];
}

/** The same as one part. @param {TemplateStringsArray} texts @param {...(Part | Part[])} others */
export function row(texts, ...others) {
  const all = parts(texts, ...others);
  return all.length === 1 ? all[0] : mrow(...all);
}

/** @param {Part[][]} open @param {string} text where it happens */
function close(open, text) {
  const [inside, around] = [open.pop() ?? [], open[open.length - 1]];
  if (!around) throw new Error(`A parenthesis was never opened: ${text}`);
  const before = around[around.length - 1];
  if (typeof before === "string" && /^\p{L}{2,}$/u.test(before)) {
    around.splice(-1, 1, apply(before, ...inside));
  } else around.push(parenthesised(...inside));
}

/** Signs within one symbol that divide it in two, the one that is divided at first before the others. */
const DIVIDING = /** @type {const} */ ([["/", mfrac], ["^", msup], ["_", msub]]);

/** One symbol as it is typed. @param {string} token @returns {Part} */
function typed(token) {
  const differential = /^∂[^/]+$/.test(token);
  for (const [sign, make] of differential ? [] : DIVIDING) {
    const at = token.indexOf(sign);
    if (at > 0 && at < token.length - 1) return make(typed(token.slice(0, at)), typed(token.slice(at + 1)));
  }
  if (differential) return mrow("∂", typed(token.slice(1)));
  const [letter, mark] = token.normalize("NFD");
  return mark === "\u0302" ? hat(letter) : mark === "\u0303" ? tilde(letter) : token;
}

/** Cases, one a row: what, and when. @param {...[Part, Part]} rows */
export const cases = (...rows) =>
  mrow(
    mo("{", { stretchy: "true", form: "prefix" }),
    make(
      "mtable",
      rows.map((cells) => make("mtr", cells.map((cell) => make("mtd", [node(cell)], { class: "case" })))),
    ),
  );

const FLAT = { stretchy: "false", lspace: "0", rspace: "0" };

/**
 * A number of so many decimals that can be set again; a dash where there is none.
 * @param {number | null | undefined} value @param {number} [digits] @returns {LiveNumber}
 */
export function number(value, digits = 3) {
  const element = mn("");
  const set = (/** @type {number | null | undefined} */ value) => setText(element, decimal(value, digits));
  set(value);
  return { element, set };
}

/**
 * The same behind an operator: a negative one stands in parentheses, as in 0.5 · (−1.2).
 * @param {number | null | undefined} value @param {number} [digits] @returns {LiveNumber}
 */
export function factor(value, digits = 3) {
  const inner = number(value, digits), element = make("mrow", []);
  let shape = "";
  const set = (/** @type {number | null | undefined} */ value) => {
    inner.set(value);
    const wanted = inner.element.textContent?.startsWith("−") ? "(" : "|";
    if (wanted === shape) return;
    shape = wanted;
    element.replaceChildren(...wanted === "(" ? [mo("("), inner.element, mo(")")] : [inner.element]);
  };
  set(value);
  return { element, set };
}

/**
 * The whole formula. `words` say it aloud where the symbols alone would be read badly; without them a screen reader
 * reads the MathML itself.
 * @param {Part[]} parts @param {{ words?: string, block?: boolean }} [options]
 */
export const math = (parts, { words, block = false } = {}) =>
  make("math", [make("mrow", nodes(parts))], {
    ...block ? { display: "block" } : {},
    ...words ? { "aria-label": words } : {},
  });

/** Between these, parts of a fraction, an index or a power are held together. @param {string} text */
const held = (text) => /^[\p{L}\p{N}\p{M}.,′]*$/u.test(text) ? text : `(${text})`;

/**
 * A formula in one line of plain text, for a title or a test: w_12^[1], (a)/(b).
 * @param {{ nodeName: string, childNodes: ArrayLike<any>, textContent: string | null }} of @returns {string}
 */
export function plain(of) {
  const parts = Array.from(of.childNodes), tag = of.nodeName.toLowerCase();
  if (!parts.some(({ nodeName }) => /^m[a-z]+$/.test(String(nodeName).toLowerCase()))) {
    return of.textContent ?? "";
  }
  const said = parts.map(plain);
  if (tag === "mfrac") return `${held(said[0])}/${held(said[1])}`;
  if (tag === "msub") return `${said[0]}_${held(said[1])}`;
  if (tag === "msup") return `${held(said[0])}^${power(said[1])}`;
  if (tag === "msubsup") return `${said[0]}_${held(said[1])}^${power(said[2])}`;
  if (tag === "munderover") return `${said[0]}_${held(said[1])}^${held(said[2])} `;
  if (tag === "mover") return (said[0] + (said[1] === "~" ? "\u0303" : "\u0302")).normalize();
  if (tag === "msqrt") return `√(${said.join("")})`;
  if (tag === "mtr") return `${said.join(" ")}; `;
  return said.map((text, i) => spaced(text, i, parts[i])).join("").replaceAll("\u2061", "");
}

/** A layer's and a sample's brackets hold themselves. @param {string} text */
const power = (text) => /^(\[[^\]]*\])?(\(\w*\))?′?$/.test(text) ? text : held(text);

/** @param {string} text @param {number} i @param {{ nodeName: string }} part */
const spaced = (text, i, part) =>
  part.nodeName.toLowerCase() === "mo" && i > 0 && /^([+−=·×→≥≤<>≠≈]|:=)$/.test(text) ? ` ${text} ` : text;

/**
 * A formula that the catalogue brings as MathML: the server's own, without attributes that do anything.
 * @param {string} markup
 */
export const parsed = (
  markup,
) => /** @type {MathMLElement} */ (new DOMParser().parseFromString(markup, "text/html").querySelector(
  "math",
));

/**
 * A box that a wide formula scrolls in, alone; by keyboard too while there is something to scroll.
 * @param {string} label what the formula is of @param {...Node} formulas
 */
export function formulaBox(label, ...formulas) {
  const box = document.createElement("div");
  box.className = "formula";
  box.append(...formulas);
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", label);
  const reach = () => {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  };
  new ResizeObserver(reach).observe(box);
  // A wider formula does not resize the box that it scrolls in.
  new MutationObserver(reach).observe(box, { childList: true, subtree: true, characterData: true });
  return box;
}
