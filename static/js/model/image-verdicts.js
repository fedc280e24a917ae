/** The class that each image is read as: computed in slices, for thousands of images take longer than a frame. */

/** @import { Frame, State } from "../types.js" */

import { predictedClasses } from "./forward.js";
import { passOfImage } from "./probe.js";

/** Milliseconds of a slice, and so many times as long as all took nothing is computed while the network trains. */
const SLICE = 6, REST = 6;

/** @typedef {{ frame: Frame, images: ArrayLike<number>, sheet: State["sheet"], read: Int16Array, next: number, begun: number }} Round −1 where an image is not there yet */

/** @param {() => number} [clock] */
export function createImageVerdicts(clock = () => performance.now()) {
  /** @type {Round | null} */
  let round = null;
  /** @type {Int16Array | null} */
  let known = null;
  let due = 0;

  return {
    /** What is known: the class of each point, of the last whole round. */
    get read() {
      return known;
    },
    /** Go on for a slice; whether there is more to do. @param {State} state */
    work(state) {
      const { frame, config, points: { images }, sheet } = state;
      if (!frame || !config || !images) return false;
      const start = clock(), same = round?.images === images && round.sheet === sheet;
      if (!round || !same || round.next === images.length && round.frame !== frame) {
        if (round && same && frame.state.running && start < due) return true;
        round = { frame, images, sheet, read: new Int16Array(images.length).fill(-1), next: 0, begun: start };
      }
      const { read } = round;
      while (round.next < images.length && clock() - start < SLICE) {
        const pixels = sheet.get(images[round.next]);
        const pass = pixels ? passOfImage({ frame: round.frame, config }, pixels) : null;
        read[round.next++] = pass ? predictedClasses(pass, round.frame.state.problem)?.[0] ?? -1 : -1;
      }
      if (round.next < images.length) return true;
      if (known !== read) due = clock() + REST * (clock() - round.begun);
      known = read;
      return frame.state.running;
    },
  };
}
