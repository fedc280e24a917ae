/** Recorders of a video: pictures of a canvas in, a file out; a GIF written in a worker, or a WebM by the browser. */

import { withDuration } from "./webm.js";

/**
 * @typedef {{
 *   add: (hundredths: number) => Promise<void>, finish: (onProgress: (share: number) => void) => Promise<Blob>,
 *   close: () => void,
 * }} Recorder `add` takes the canvas as it is now; `close` is called at the end, whatever came of it
 */

/** So long a recorder may take to see a picture, milliseconds. */
const TAKEN = 150;

/** How the browser writes a WebM, or "" where it cannot. */
export const webmType = () =>
  typeof MediaRecorder === "undefined" || !HTMLCanvasElement.prototype.captureStream
    ? ""
    : ["video/webm;codecs=vp9", "video/webm;codecs=vp8", "video/webm"].find((type) =>
      MediaRecorder.isTypeSupported(type)
    ) ?? "";

/**
 * @param {HTMLCanvasElement} canvas @param {Uint32Array} colours 255 at most @param {AbortSignal} signal
 * @returns {Recorder}
 */
export function recordGif(canvas, colours, signal) {
  const worker = new Worker(new URL("./gif-worker.js", import.meta.url), { type: "module" });
  const pen = canvas.getContext("2d");
  const { width, height } = canvas;
  worker.postMessage({ begin: { width, height, colours } });
  /** @param {unknown} message @param {Transferable[]} transfer @returns {Promise<any>} */
  const ask = (message, transfer = []) =>
    new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = ({ message: reason }) => reject(new Error(reason));
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
      worker.postMessage(message, transfer);
    });
  /** The frame before; the worker writes it while the next one is drawn. @type {Promise<any>} */
  let before = Promise.resolve();

  return {
    async add(hundredths) {
      await before;
      const pixels = pen?.getImageData(0, 0, width, height).data.buffer;
      if (!pixels) return;
      before = ask({ frame: { pixels, hundredths } }, [pixels]);
      before.catch(() => {}); // whoever waits for it is told
    },
    async finish() {
      await before;
      const { file } = await ask({ finish: true });
      return new Blob([file], { type: "image/gif" });
    },
    close: () => worker.terminate(),
  };
}

/**
 * The browser records what a canvas shows as time passes, so the pictures are kept first and then played to it.
 * @param {HTMLCanvasElement} canvas @param {AbortSignal} signal
 * @returns {Recorder}
 */
export function recordWebm(canvas, signal) {
  const { width, height } = canvas;
  /** @type {{ picture: Blob, hundredths: number }[]} */
  const kept = [];
  return {
    async add(hundredths) {
      const picture = await new Promise((resolve) => canvas.toBlob(resolve));
      if (picture) kept.push({ picture, hundredths });
    },
    async finish(onProgress) {
      const screen = document.createElement("canvas");
      screen.width = width;
      screen.height = height;
      const pen = screen.getContext("2d");
      const stream = screen.captureStream(0);
      const [track] = /** @type {CanvasCaptureMediaStreamTrack[]} */ (stream.getVideoTracks());
      const type = webmType();
      const own = new MediaRecorder(stream, { mimeType: type, videoBitsPerSecond: 8_000_000 });
      /** @type {Blob[]} */
      const parts = [];
      let lasted = 0;
      own.ondataavailable = ({ data }) => void parts.push(data);
      const stopped = new Promise((resolve, reject) => {
        own.onstop = resolve;
        own.onerror = () => reject(new Error("MediaRecorder"));
      });
      // A page out of sight is not played at its pace.
      const onSight = () => document.hidden ? own.pause() : own.resume();
      document.addEventListener("visibilitychange", onSight);
      try {
        own.start();
        let due = performance.now();
        const began = due;
        for (const [i, { picture, hundredths }] of kept.entries()) {
          pen?.drawImage(await createImageBitmap(picture), 0, 0);
          track.requestFrame();
          due = Math.max(due, performance.now() - 50) + 10 * hundredths;
          await pause(due - performance.now(), signal);
          onProgress((i + 1) / kept.length);
        }
        // The last picture lasts until here: it is shown once more, and taken before all is over.
        pen?.drawImage(screen, 0, 0);
        track.requestFrame();
        await pause(TAKEN, signal);
        own.stop();
        lasted = performance.now() - began;
        await stopped;
      } finally {
        document.removeEventListener("visibilitychange", onSight);
        if (own.state !== "inactive") own.stop();
        track.stop();
      }
      const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
      return new Blob([/** @type {Uint8Array<ArrayBuffer>} */ (withDuration(bytes, lasted))], {
        type: "video/webm",
      });
    },
    close() {},
  };
}

/** @param {number} milliseconds @param {AbortSignal} signal @returns {Promise<void>} */
const pause = (milliseconds, signal) =>
  new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", stop);
      resolve();
    }, Math.max(0, milliseconds));
    signal.addEventListener("abort", stop, { once: true });
  });
