/** A moment as a link: what differs from the defaults, deflated, in the characters an address may have. Pure. */

import { t } from "../lib/text.js";

/** @import { Patch, Setup, State } from "../types.js" */
/** @typedef {{ [name: string]: unknown }} Part of something that is JSON */
/** @typedef {{ setup: Setup, show?: Part }} Moment what a session begins with, and how the page shows it */

/** Longer addresses are cut by mail programs and messengers. */
export const LONGEST = 16_000;
/** Nothing that a page made is larger than this once it is inflated. */
const LARGEST = 2 ** 20;

/**
 * A moment as text for an address; an Error says that it is too large for one.
 * @param {Moment} moment @param {Patch} defaults the configuration of a new session
 */
export async function encodeMoment({ setup, show }, defaults) {
  const { points, weights, step, ...config } = setup;
  const parts = { ...difference(config, defaults), ...(points ? { points } : {}), weights, step };
  const bytes = new TextEncoder().encode(JSON.stringify({ setup: parts, show }));
  const text = base64(await through(bytes, new CompressionStream("deflate-raw"), LARGEST));
  if (text.length > LONGEST) {
    throw new Error(
      points
        ? t("There are too many points of your own for a link; send the checkpoint instead.")
        : t("The network is too large for a link; send the checkpoint instead."),
    );
  }
  return text;
}

/** The moment in such a text; an Error says that there is none. @param {string} text @returns {Promise<Moment>} */
export async function decodeMoment(text) {
  try {
    const bytes = await through(unbase64(text), new DecompressionStream("deflate-raw"), LARGEST);
    const moment = JSON.parse(new TextDecoder().decode(bytes));
    if (isPart(moment?.setup)) return { setup: moment.setup, show: isPart(moment.show) ? moment.show : {} };
  } catch {
    // Cut short, or not ours.
  }
  throw new Error(
    t("This link is damaged: it does not hold a whole setup. Copy it again, to its last character."),
  );
}

/**
 * How the page shows a moment, as far as the link says something sensible.
 * @param {Part} show @returns {Partial<State>}
 */
export function shown({ discretise, showTest, features, pinned }) {
  const whole = (/** @type {unknown} */ value) => Number.isInteger(value);
  const f = /** @type {any} */ (features), p = /** @type {any} */ (pinned);
  return {
    discretise: discretise === true,
    showTest: showTest !== false,
    ...(whole(f?.layer) && Array.isArray(f?.units) && [2, 3].includes(f.units.length) && f.units.every(whole)
      ? {
        features: {
          layer: f.layer,
          units: f.units,
          ...(f.projection === "principal" ? { projection: "principal" } : {}),
        },
      }
      : {}),
    ...(whole(p?.layer) && whole(p?.unit) ? { pinned: { layer: p.layer, unit: p.unit } } : {}),
  };
}

/** The parts of `value` that are others than in `base`. @param {Part} value @param {Part} base @returns {Part} */
export function difference(value, base) {
  /** @type {Part} */
  const rest = {};
  for (const [key, part] of Object.entries(value)) {
    const below = base[key];
    if (isPart(part) && isPart(below)) {
      const inner = difference(part, below);
      if (Object.keys(inner).length) rest[key] = inner;
    } else if (JSON.stringify(part) !== JSON.stringify(below)) rest[key] = part;
  }
  return rest;
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes @param {CompressionStream | DecompressionStream} transform @param {number} most
 */
async function through(bytes, transform, most) {
  const reader = new Blob([bytes]).stream().pipeThrough(transform).getReader();
  /** @type {BlobPart[]} */
  const chunks = [];
  for (let size = 0;;) {
    const { value, done } = await reader.read();
    if (done) return new Uint8Array(await new Blob(chunks).arrayBuffer());
    size += value.length;
    if (size > most) {
      await reader.cancel();
      throw new RangeError();
    }
    chunks.push(value);
  }
}

/** @param {Uint8Array} bytes */
function base64(bytes) {
  let text = "";
  for (let i = 0; i < bytes.length; i += 4096) text += String.fromCharCode(...bytes.subarray(i, i + 4096));
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** @param {string} text */
const unbase64 = (text) =>
  Uint8Array.from(
    atob(text.replaceAll("-", "+").replaceAll("_", "/")),
    (character) => character.charCodeAt(0),
  );

/** @param {unknown} value @returns {value is Part} */
const isPart = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
