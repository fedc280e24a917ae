/** The request for a video: parts, kind and size, what is wrong with them, and how far the making has come. Pure. */

import { integer } from "../lib/format.js";
import { FRAMES, SECONDS } from "./video-layout.js";

/** @typedef {import("./video-layout.js").Part} Part */
/** @typedef {{ parts: Part[], kind: "gif" | "webm", width: number, frames: number, seconds: number }} VideoRequest */

/** Most frames of a second. */
const FASTEST = 50;

/** What is wrong with what is asked for, or null. @param {VideoRequest} request @param {import("../types.js").Translate} t */
export function problemWith({ parts, frames, seconds }, t) {
  for (
    const [value, { least, most }, what] of /** @type {const} */ ([
      [frames, FRAMES, t("The number of frames")],
      [seconds, SECONDS, t("The number of seconds")],
    ])
  ) {
    if (!Number.isInteger(value) || value < least || value > most) {
      return t("{what} must be a whole number from {least} to {most}.", {
        what,
        least: integer(least),
        most: integer(most),
      });
    }
  }
  if (frames > FASTEST * seconds) {
    return t("No more than 50 frames fit into a second: ask for fewer frames or for more seconds.");
  }
  return parts.length ? null : t("Choose what the film is to show.");
}

/**
 * How much of the work is done, 0 to 1: a WebM is drawn first, then it is played to the browser's recorder.
 * @param {VideoRequest["kind"]} kind @param {number} drawn the share of the frames @param {number} [recorded]
 */
export const progressOf = (kind, drawn, recorded = 0) => kind === "gif" ? drawn : (drawn + recorded) / 2;
