/** The colours, read from the CSS tokens of an element, and baked into lookup tables. */

/** @typedef {[number, number, number]} Rgb each 0…255 */
/**
 * @typedef {{
 *   ink: Rgb, paper: Rgb, raised: Rgb, muted: Rgb, focus: Rgb, line: Rgb, zero: Rgb, neg: Rgb, pos: Rgb, classes: Rgb[],
 *   surface: Uint32Array, font: string,
 * }} Palette `surface`: the pale ramp from −1 to 1, RGBA as one little-endian word
 */

/** Surfaces show so much of the full colour, so that points and the boundary lead. */
export const PALE = 0.62;

/** The ramp leaves zero a little faster than a straight line, so that a weak leaning is seen. */
const EXPONENT = 0.8;

/** Steps of a baked ramp on each side of zero. */
export const HALF = 512;

/** @param {Rgb} a @param {Rgb} b @param {number} t @returns {Rgb} */
export const mix = (
  a,
  b,
  t,
) => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t];

/** @param {Rgb} colour @param {number} [alpha] */
export const css = ([r, g, b], alpha = 1) =>
  `rgb(${Math.round(r)} ${Math.round(g)} ${Math.round(b)}${alpha < 1 ? ` / ${alpha}` : ""})`;

/** RGBA as one little-endian word. @param {Rgb} colour */
export const word = ([r, g, b]) =>
  ((255 << 24) | (Math.round(b) << 16) | (Math.round(g) << 8) | Math.round(r)) >>> 0;

/**
 * The diverging ramp: neg at −1, zero at 0, pos at 1.
 * @param {{ neg: Rgb, zero: Rgb, pos: Rgb }} colours @param {number} v
 * @param {number} [strength] the share of the full colour at the ends
 */
export function ramp({ neg, zero, pos }, v, strength = 1) {
  const t = strength * Math.min(1, Math.abs(v)) ** EXPONENT;
  return mix(zero, v < 0 ? neg : pos, t);
}

/** @param {{ neg: Rgb, zero: Rgb, pos: Rgb }} colours @param {number} [strength] */
export function bakeRamp(colours, strength = PALE) {
  return Uint32Array.from({ length: 2 * HALF + 1 }, (_, i) => word(ramp(colours, i / HALF - 1, strength)));
}

/**
 * The ramp as a CSS gradient, for a legend beside a surface.
 * @param {Palette} palette @param {number} [strength]
 */
export function rampGradient(palette, strength = PALE) {
  const stops = Array.from({ length: 17 }, (_, i) => css(ramp(palette, i / 8 - 1, strength)));
  return `linear-gradient(90deg, ${stops.join(", ")})`;
}

/**
 * The colours of the classes: the two ends of the ramp for two, one token each for more.
 * @param {Palette} palette @param {"binary" | "multiclass" | "regression"} problem
 */
export const classColours = (palette, problem) =>
  problem === "multiclass" ? palette.classes : [palette.neg, palette.pos];

/** A mark is at least so different from the halo around it (WCAG 1.4.11): it is seen on whatever lies beneath. */
const LEAST_CONTRAST = 3;

/**
 * The colour of a mark that must stand out from a surface of the same colour: some ink mixed in, which darkens it
 * on light paper and lightens it on dark, and more of it where the colour is near that of the halo.
 * @param {Palette} palette @param {Rgb} colour
 */
export function markColour({ ink, raised }, colour) {
  let share = luminance(ink) > luminance(raised) ? 0.37 : 0.24;
  while (share < 1 && contrast(mix(colour, ink, share), raised) < LEAST_CONTRAST) share += 0.02;
  return mix(colour, ink, share);
}

/** How much light a colour gives, 0 to 1 (WCAG 2.2). @param {Rgb} colour */
function luminance(colour) {
  const [r, g, b] = colour.map((channel) => {
    const c = channel / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** @param {Rgb} a @param {Rgb} b */
function contrast(a, b) {
  const one = luminance(a), other = luminance(b);
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

/** What was read in this task: all views ask in the same one, and nothing changes a colour in between. @type {Palette | null} */
let known = null;

/** The page's smallest type as a canvas wants it, as large as the reader has made it. @param {HTMLElement} probe */
function smallFont(probe) {
  probe.style.fontSize = "var(--t-xs)";
  const { fontSize, fontFamily } = getComputedStyle(probe);
  return `${fontSize} ${fontFamily}`;
}

/**
 * The tokens as they are computed for an element now; ask again when the theme changes.
 * @param {HTMLElement} element
 * @returns {Palette}
 */
export function readPalette(element) {
  if (!known) {
    known = read(element);
    queueMicrotask(() => known = null);
  }
  return known;
}

const TOKENS = ["neg", "zero", "pos", "ink", "paper", "raised", "muted", "focus", "line"];

/** @param {HTMLElement} element @returns {Palette} */
function read(element) {
  const context = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("this browser gave no canvas to read colours with");
  // All of them stand in the page together, so that it computes its styles once.
  const names = [...TOKENS, ...Array.from({ length: 10 }, (_, k) => `class-${k}`)];
  const box = document.createElement("i");
  box.hidden = true;
  box.append(...names.map((name) => {
    const probe = document.createElement("i");
    probe.style.color = `var(--${name})`;
    return probe;
  }));
  element.append(box);
  const [neg, zero, pos, ink, paper, raised, muted, focus, line, ...classes] = [...box.children].map(
    (probe) => {
      context.fillStyle = getComputedStyle(probe).color;
      context.fillRect(0, 0, 1, 1);
      const [r, g, b] = context.getImageData(0, 0, 1, 1).data;
      return /** @type {Rgb} */ ([r, g, b]);
    },
  );
  const font = smallFont(/** @type {HTMLElement} */ (box.firstElementChild));
  box.remove();
  return {
    neg,
    zero,
    pos,
    ink,
    paper,
    raised,
    muted,
    focus,
    line,
    classes,
    surface: bakeRamp({ neg, zero, pos }),
    font,
  };
}
