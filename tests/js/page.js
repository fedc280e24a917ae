/** As much of a document as building elements needs: names, attributes, children and their text. */

class Part {
  /** @param {string} nodeName @param {string} [text] */
  constructor(nodeName, text = "") {
    this.nodeName = nodeName;
    this.text = text;
    /** @type {Part[]} */
    this.childNodes = [];
    /** @type {{ [name: string]: string }} */
    this.attributes = {};
    /** @type {Part | null} */
    this.parentNode = null;
  }
  /** @returns {string} */
  get textContent() {
    return this.text + this.childNodes.map(({ textContent }) => textContent).join("");
  }
  set textContent(text) {
    this.childNodes = [];
    this.text = text;
  }
  /** @param {string} name @param {string} value */
  setAttribute(name, value) {
    this.attributes[name] = value;
  }
  /** @param {string} name */
  getAttribute(name) {
    return this.attributes[name] ?? null;
  }
  /** @param {...(Part | string)} children */
  append(...children) {
    for (
      const child of children.map((child) => typeof child === "string" ? new Part("#text", child) : child)
    ) {
      child.parentNode = this;
      this.childNodes.push(child);
    }
  }
  /** @param {...(Part | string)} children */
  replaceChildren(...children) {
    this.childNodes = [];
    this.text = "";
    this.append(...children);
  }
  /** As markup. @returns {string} */
  get markup() {
    if (this.nodeName === "#text") return this.text;
    const attributes = Object.entries(this.attributes).map(([name, value]) => ` ${name}="${value}"`).join("");
    const inside = this.text + this.childNodes.map(({ markup }) => markup).join("");
    return `<${this.nodeName}${attributes}>${inside}</${this.nodeName}>`;
  }
}

/** Let modules build elements while `run` runs, in a page of this language. @param {string} lang @param {() => void} run */
export function withPage(lang, run) {
  const had = globalThis.document;
  Object.assign(globalThis, {
    document: {
      documentElement: { lang },
      createElement: (/** @type {string} */ tag) => new Part(tag),
      createElementNS: (/** @type {string} */ space, /** @type {string} */ tag) => {
        const made = new Part(tag);
        Object.assign(made, { namespaceURI: space });
        return made;
      },
    },
  });
  try {
    run();
  } finally {
    Object.assign(globalThis, { document: had });
  }
}
