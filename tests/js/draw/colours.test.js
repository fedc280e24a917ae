/**
 * The colour system held to its promises, as the tokens stand in static/css/tokens.css: text and marks against what
 * they lie on, and colours told apart by eyes that lack one kind of cone.
 *
 * Contrast is WCAG 2.2's; distance is CIEDE2000 (Sharma, Wu, Dalal 2005); the three simulations are the matrices of
 * Machado, Oliveira, Fernandes (2009) for severity 1, in linear RGB.
 */

import { bakeRamp, markColour, mix, PALE, ramp } from "../../../static/js/draw/palette.js";
import { assert, assertClose } from "../assert.js";

/** @typedef {import("../../../static/js/draw/palette.js").Rgb} Rgb */

/** Text on its ground; a mark or a line on a surface (WCAG 1.4.3 and 1.4.11). */
const TEXT = 4.5, GRAPHIC = 3;
/**
 * ΔE₀₀ between the two ends of the diverging scale, which carry most of the meaning; between the marks of the first
 * four classes; and between those of any two of the ten, which have shapes as well. 2.3 can just be noticed.
 */
const ENDS = 20, FIRST = 9, CLASSES = 7.5;

const CSS = await Deno.readTextFile(
  new URL("../../../static/css/tokens.css", import.meta.url),
);
const THEMES = /** @type {const} */ (["light", "dark"]);

/** @param {string} hex @returns {Rgb} */
const parse = (
  hex,
) => /** @type {Rgb} */ ([1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)));

/** A token's colour in a theme. @param {string} token @param {"light" | "dark"} theme @returns {Rgb} */
function colour(token, theme) {
  const value = CSS.match(new RegExp(`${token}:\\s*([^;]+);`))?.[1].trim() ??
    "";
  const other = value.match(/^var\((--[\w-]+)\)$/);
  if (other) return colour(other[1], theme);
  const both = value.match(/^light-dark\((#\w{6}), (#\w{6})\)$/);
  const hex = both ? both[theme === "light" ? 1 : 2] : value;
  assert(/^#\w{6}$/.test(hex), `${token} is "${value}", not a colour`);
  return parse(hex);
}

/** Linear light of one channel. @param {number} c 0…255 */
const linear = (c) => c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4;
/** @param {number} v */
const encoded = (v) => 255 * (v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055);

/** @param {Rgb} rgb */
const luminance = (rgb) => {
  const [r, g, b] = rgb.map(linear);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
/** @param {Rgb} a @param {Rgb} b */
function contrast(a, b) {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

/** @type {Record<string, number[][] | null>} */
const EYES = {
  usual: null,
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [
    0.280085,
    0.672501,
    0.047413,
  ], [-0.011820, 0.042940, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [
    -0.078411,
    0.930809,
    0.147602,
  ], [0.004733, 0.691367, 0.303900]],
};

/** What an eye sees of a colour. @param {Rgb} rgb @param {number[][] | null} matrix @returns {Rgb} */
function seen(rgb, matrix) {
  if (!matrix) return rgb;
  const light = rgb.map(linear);
  return /** @type {Rgb} */ (matrix.map((row) =>
    encoded(
      Math.min(
        1,
        Math.max(0, row.reduce((sum, m, i) => sum + m * light[i], 0)),
      ),
    )
  ));
}

/** CIE L*a*b* under D65. @param {Rgb} rgb */
function lab(rgb) {
  const [r, g, b] = rgb.map(linear);
  const [x, y, z] = [
    (0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047,
    0.2126729 * r + 0.7151522 * g + 0.0721750 * b,
    (0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883,
  ].map((t) => t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27 * t + 16) / 116);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** CIEDE2000 between two places of L*a*b*. @param {number[]} one @param {number[]} two */
function ciede2000([L1, a1, b1], [L2, a2, b2]) {
  const degrees = 180 / Math.PI;
  const mean = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const G = 0.5 * (1 - Math.sqrt(mean ** 7 / (mean ** 7 + 25 ** 7)));
  const A1 = (1 + G) * a1, A2 = (1 + G) * a2;
  const C1 = Math.hypot(A1, b1), C2 = Math.hypot(A2, b2);
  const h1 = (Math.atan2(b1, A1) * degrees + 360) % 360,
    h2 = (Math.atan2(b2, A2) * degrees + 360) % 360;
  const grey = C1 * C2 === 0;
  const turn = grey ? 0 : h2 - h1 > 180 ? h2 - h1 - 360 : h2 - h1 < -180 ? h2 - h1 + 360 : h2 - h1;
  const dL = L2 - L1,
    dC = C2 - C1,
    dH = 2 * Math.sqrt(C1 * C2) * Math.sin(turn / 2 / degrees);
  const L = (L1 + L2) / 2, C = (C1 + C2) / 2;
  const far = Math.abs(h1 - h2) > 180;
  const h = grey ? h1 + h2 : far ? (h1 + h2 + (h1 + h2 < 360 ? 360 : -360)) / 2 : (h1 + h2) / 2;
  /** @param {number} angle */
  const cos = (angle) => Math.cos(angle / degrees);
  const T = 1 - 0.17 * cos(h - 30) + 0.24 * cos(2 * h) + 0.32 * cos(3 * h + 6) -
    0.2 * cos(4 * h - 63);
  const SL = 1 + 0.015 * (L - 50) ** 2 / Math.sqrt(20 + (L - 50) ** 2),
    SC = 1 + 0.045 * C,
    SH = 1 + 0.015 * C * T;
  const RT = -2 * Math.sqrt(C ** 7 / (C ** 7 + 25 ** 7)) *
    Math.sin(60 * Math.exp(-(((h - 275) / 25) ** 2)) / degrees);
  return Math.sqrt(
    (dL / SL) ** 2 + (dC / SC) ** 2 + (dH / SH) ** 2 + RT * dC / SC * dH / SH,
  );
}

/** @param {"light" | "dark"} theme */
const palette = (theme) => /** @type {any} */ ({
  ...Object.fromEntries(
    ["ink", "paper", "raised", "muted", "line", "zero", "neg", "pos"].map((
      name,
    ) => [name, colour(`--${name}`, theme)]),
  ),
  classes: Array.from({ length: 10 }, (_, k) => colour(`--class-${k}`, theme)),
});

/** Each pair once. @template T @param {T[]} all @returns {[T, T, number, number][]} */
const pairs = (all) =>
  all.flatMap((b, j) =>
    all.slice(0, j).map((
      a,
      i,
    ) => /** @type {[T, T, number, number]} */ ([a, b, i, j]))
  );

/** @param {string[]} complaints */
const none = (complaints) => assert(complaints.length === 0, complaints.join("\n"));

Deno.test("CIEDE2000 gives the published distances", () => {
  // Sharma, Wu, Dalal (2005), table 1: pairs 1, 7, 17 and 25.
  assertClose(
    ciede2000([50, 2.6772, -79.7751], [50, 0, -82.7485]),
    2.0425,
    1e-4,
  );
  assertClose(ciede2000([50, 0, 0], [50, -1, 2]), 2.3669, 1e-4);
  assertClose(ciede2000([50, 2.5, 0], [73, 25, -18]), 27.1492, 1e-4);
  assertClose(
    ciede2000([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387]),
    1.2644,
    1e-4,
  );
});

Deno.test("black on white has contrast 21", () =>
  assertClose(contrast([0, 0, 0], [255, 255, 255]), 21, 1e-9));

for (const theme of THEMES) {
  Deno.test(`text can be read on all it stands on, ${theme}`, () => {
    none(
      ["--ink", "--muted"].flatMap((text) =>
        ["--paper", "--raised", "--hover", "--zero"].flatMap((ground) => {
          const found = contrast(colour(text, theme), colour(ground, theme));
          return found >= TEXT ? [] : [`${text} on ${ground}: ${found.toFixed(2)} < ${TEXT}`];
        })
      ),
    );
  });

  Deno.test(`focus, warning and the edges of controls stand out, ${theme}`, () => {
    none(["--focus", "--warn", "--good", "--edge"].flatMap((token) => {
      const found = contrast(colour(token, theme), colour("--paper", theme));
      return found >= GRAPHIC ? [] : [`${token} on --paper: ${found.toFixed(2)} < ${GRAPHIC}`];
    }));
  });

  // A mark is its colour within a halo, one pixel wide, of the raised paper: that is what lies next to it. Where the two
  // differ by 3:1, one of them differs from whatever surface they lie on by √3:1 at least.
  Deno.test(`every mark stands out from its halo, ${theme}`, () => {
    const of = palette(theme);
    const targets = Array.from({ length: 41 }, (_, i) => ramp(of, i / 20 - 1));
    none([...of.classes, ...targets].flatMap((one, i) => {
      const found = contrast(markColour(of, one), of.raised);
      return found >= GRAPHIC - 1e-9 ? [] : [`mark ${i}: ${found.toFixed(2)} < ${GRAPHIC}`];
    }));
  });

  Deno.test(`weights stand out from the paper they are drawn on, ${theme}`, () => {
    const of = palette(theme);
    for (const end of [of.neg, of.pos]) assert(contrast(end, of.paper) >= GRAPHIC);
  });

  Deno.test(`the boundary stands out from the pale surfaces, ${theme}`, () => {
    const of = palette(theme);
    const ends = [...of.classes, of.neg, of.pos].map((one) => mix(of.zero, one, PALE));
    none([of.zero, ...ends].flatMap((ground, at) => {
      const found = contrast(of.ink, ground);
      return found >= GRAPHIC ? [] : [`the line on ground ${at}: ${found.toFixed(2)} < ${GRAPHIC}`];
    }));
  });

  for (const [eye, matrix] of Object.entries(EYES)) {
    Deno.test(`the two ends of the scale are told apart, ${theme}, ${eye}`, () => {
      const of = palette(theme);
      const baked = [...new Uint8Array(bakeRamp(of).buffer)];
      const surfaces = /** @type {Rgb[]} */ ([baked.slice(0, 3), baked.slice(-4, -1)]);
      for (const [one, two] of [[of.neg, of.pos], surfaces]) {
        const found = ciede2000(lab(seen(one, matrix)), lab(seen(two, matrix)));
        assert(found >= ENDS, `ΔE ${found.toFixed(1)} < ${ENDS}`);
      }
    });

    Deno.test(`any two classes are told apart, ${theme}, ${eye}`, () => {
      const of = palette(theme);
      const marks = of.classes.map((/** @type {Rgb} */ one) => lab(seen(markColour(of, one), matrix)));
      none(
        pairs(marks).flatMap(([a, b, i, j]) => {
          const found = ciede2000(a, b), least = Math.max(i, j) < 4 ? FIRST : CLASSES;
          return found >= least ? [] : [`classes ${i} and ${j}: ΔE ${found.toFixed(1)} < ${least}`];
        }),
      );
    });
  }
}
