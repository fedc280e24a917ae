/** The writing of a GIF, beside the page: pixels come in, frame by frame; at the end the file goes back. */

import { createGif, createMatcher } from "./gif.js";

/** @typedef {{ begin: { width: number, height: number, colours: Uint32Array } }} Begin */
/** @typedef {{ frame: { pixels: ArrayBuffer, hundredths: number } }} NextFrame */

/** @type {{ gif: ReturnType<typeof createGif>, match: ReturnType<typeof createMatcher> } | null} */
let work = null;

addEventListener("message", (event) => {
  const asked = /** @type {MessageEvent<Partial<Begin & NextFrame> & { finish?: true }>} */ (event).data;
  if (asked.begin) {
    const { width, height, colours } = asked.begin;
    work = { gif: createGif(width, height, colours), match: createMatcher(colours) };
    return;
  }
  if (!work) return;
  if (asked.frame) {
    work.gif.add(work.match(new Uint32Array(asked.frame.pixels)), asked.frame.hundredths);
    postMessage({ taken: true });
  } else if (asked.finish) postMessage({ file: work.gif.finish() });
});
