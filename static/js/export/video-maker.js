/** The making of a video: checkpoints are fetched, drawn out of sight, and recorded; the run itself is left alone. */

import { readCheckpoint, readCheckpoints } from "../net/api.js";
import { decodeFrame } from "../net/frame.js";
import { classCount, problemOf } from "../state/settings.js";
import { gifColours, withSeen } from "./gif-palette.js";
import { openOffscreenViews } from "./offscreen-views.js";
import { recordGif, recordWebm } from "./recorders.js";
import { evenly, timesOf } from "./video-layout.js";

/** So many pictures decide on the colours of a GIF. */
const SAMPLES = 5;

/**
 * The file; null where there is too little to show.
 * @param {import("../types.js").Context} context @param {string} id of the session
 * @param {import("./video-request.js").VideoRequest} request @param {{ [part in import("./video-layout.js").Part]: string }} names
 * @param {{
 *   signal: AbortSignal, onFrame: (done: number, all: number) => void, onRecorded: (share: number) => void,
 * }} watch
 */
export async function makeVideo(context, id, request, names, { signal, onFrame, onRecorded }) {
  const steps = evenly(await readCheckpoints(id), request.frames);
  if (steps.length < 2) return null;
  const times = timesOf(steps.length, request.seconds);
  const views = await openOffscreenViews(context, request.parts, request.width, names);
  /** @type {import("./recorders.js").Recorder | null} */
  let recorder = null;
  /** @param {number} step */
  const show = async (step) =>
    await views.show(decodeFrame(await readCheckpoint(id, { ...views.look, step }, signal)));
  /** All pictures of a GIF have the same colours: a few are looked at first. */
  const coloursOf = async () => {
    const samples = [], { state } = context.store;
    for (const step of evenly(steps, SAMPLES)) {
      await show(step);
      samples.push(views.pixels());
    }
    return withSeen(gifColours(views.palette, problemOf(state), classCount(state)), samples);
  };
  try {
    recorder = request.kind === "gif"
      ? recordGif(views.canvas, await coloursOf(), signal)
      : recordWebm(views.canvas, signal);
    for (const [i, step] of steps.entries()) {
      await show(step);
      await recorder.add(times[i]);
      signal.throwIfAborted();
      onFrame(i + 1, steps.length);
    }
    return await recorder.finish(onRecorded);
  } finally {
    views.close();
    recorder?.close();
  }
}
