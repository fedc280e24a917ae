/** The sheet of images: the pixels of a session's images, asked for in pieces, and kept while they stay the same. */

/** @import { Context, State } from "../types.js" */

import { errorMessage } from "../lib/error-message.js";
import { decode } from "../lib/safetensors.js";
import { readImages } from "./api.js";

/** So many images are asked for at once. */
const PIECE = 500;

/** The place of the first image whose pixels are not there, or −1. @param {ArrayLike<number>} numbers @param {State["sheet"]} sheet */
export function firstMissing(numbers, sheet) {
  for (let i = 0; i < numbers.length; i++) if (!sheet.has(numbers[i])) return i;
  return -1;
}

/** The sheet without what no point has any more: the number of an own image may come again with another. @param {State["sheet"]} sheet @param {Iterable<number>} numbers @returns {State["sheet"]} */
export function stillThere(sheet, numbers) {
  const wanted = new Set(numbers), kept = [...sheet].filter(([number]) => wanted.has(number));
  return kept.length === sheet.size ? sheet : new Map(kept);
}

/** The images of an answer by their numbers. @param {ArrayBuffer} file @returns {[number, Uint8Array][]} */
export function imagesIn(file) {
  const { tensors } = decode(file), images = tensors.get("images"), numbers = tensors.get("numbers");
  if (images?.dtype !== "U8" || numbers?.dtype !== "F32") {
    throw new Error("The images must be bytes with a number each.");
  }
  const size = images.values.length / Math.max(1, numbers.values.length);
  return [...numbers.values].map((number, i) => [number, images.values.subarray(i * size, (i + 1) * size)]);
}

/** @param {Pick<Context, "store" | "ids">} context @returns {{ destroy: () => void }} */
export function createImageSheet({ store, ids }) {
  let of = "", busy = false;
  /** The images of a number are the same as long as this is. */
  const source = () => {
    const { dataset, samples, noise, seed } = store.state.config?.data ?? {};
    return JSON.stringify([ids()?.id, dataset, samples, noise, seed]);
  };

  const look = () => {
    const { points: { images }, sheet } = store.state, now = source();
    if (!images) return;
    const kept = now === of ? stillThere(sheet, images) : new Map();
    of = now;
    if (kept !== sheet) store.set({ sheet: kept });
    if (!busy) void load();
  };
  const load = async () => {
    busy = true;
    try {
      for (;;) {
        const { points: { images }, sheet } = store.state, id = ids()?.id, asked = of;
        const first = images ? firstMissing(images, sheet) : -1;
        if (first < 0 || !id) break;
        const found = imagesIn(await readImages(id, first, PIECE));
        if (of !== asked) continue;
        const more = new Map([...store.state.sheet, ...found]);
        if (more.size === store.state.sheet.size) break; // the points have changed meanwhile: the next frame has them
        store.set({ sheet: more });
      }
    } catch (error) {
      store.set({ message: errorMessage(error) });
    }
    busy = false;
  };
  const stop = store.subscribe((changed) => {
    if (changed.has("points")) look();
  });
  look();
  return { destroy: stop };
}
