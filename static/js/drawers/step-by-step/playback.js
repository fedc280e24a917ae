/** Playback of one training step: which stage is shown, of which sample and weight, and whether it goes on by itself. Pure. */

import { has, stagesOf } from "../../model/step-stages.js";

/** @typedef {import("../../types.js").Trace} Trace */
/** @typedef {import("../../model/step-stages.js").Stage} Stage */
/** @typedef {import("../../model/step-stages.js").ShownStage} ShownStage */
/** @typedef {import("../../model/weights.js").Place} Place */
/**
 * @typedef {{
 *   trace: Trace | null, detail: Trace | null, stages: readonly Stage[], at: number, playing: boolean,
 *   sample: number | null, place: Place,
 * }} Playback `sample`: an index into the batch, null for its mean; `detail`: the trace with this sample's numbers filled
 *   in, where the batch has too many numbers
 */

/** @type {Place} */
const FIRST = { layer: 1, row: 0, column: 0 };

/** Nothing has been read yet. @type {Readonly<Playback>} */
export const NOTHING = Object.freeze({
  trace: null,
  detail: null,
  stages: stagesOf(1),
  at: 0,
  playing: false,
  sample: null,
  place: FIRST,
});

/** Another step's numbers: its first stage. @param {Playback} playback @param {Trace} trace @returns {Playback} */
export const begin = ({ place }, trace) => ({
  trace,
  detail: null,
  stages: stagesOf(trace.layers.length),
  at: 0,
  playing: false,
  sample: trace.inputs ? null : 0,
  place: has(trace, place) ? place : FIRST,
});

/** The numbers are gone; what was chosen is kept for the next ones. @param {Playback} playback @returns {Playback} */
export const clear = (playback) => ({ ...playback, trace: null, detail: null, playing: false });

/**
 * Show another stage; what plays stops at the last one. The weight follows to the layer at work.
 * @param {Playback} playback @param {number} to @returns {Playback}
 */
export function goTo(playback, to) {
  const { trace, stages, place } = playback;
  if (!trace) return playback;
  const last = stages.length - 1, at = Math.min(last, Math.max(0, to)), { layer } = stages[at];
  const elsewhere = layer !== 0 && layer !== place.layer;
  return {
    ...playback,
    at,
    playing: playback.playing && at < last,
    place: elsewhere
      ? { layer, row: Math.min(place.row, trace.layers[layer - 1].W.length - 1), column: 0 }
      : place,
  };
}

/** Let it go on by itself, from the first stage if the last one is shown, or stop it. @param {Playback} playback @param {boolean} on @returns {Playback} */
export function play(playback, on) {
  if (!on || !playback.trace) return { ...playback, playing: false };
  const ended = playback.at === playback.stages.length - 1;
  return { ...(ended ? goTo(playback, 0) : playback), playing: true };
}

/** Show a unit that was pinned on the diagram, if it is in the layer at work. @param {Playback} playback @param {import("../../types.js").Unit} unit @returns {Playback} */
export function pin(playback, { layer, unit }) {
  const place = { ...playback.place, row: unit, column: 0 };
  return layer === place.layer && playback.trace && has(playback.trace, place)
    ? { ...playback, place }
    : playback;
}

/** What is shown now. @param {Playback} playback @returns {ShownStage | null} */
export function shownStage({ trace, detail, stages, at, sample, place }) {
  if (!trace) return null;
  return { stage: stages[at], trace: sample === null ? trace : detail ?? trace, sample, place };
}

/** Whether the sample's numbers have to be read by themselves: the batch has too many. @param {Playback} playback */
export const lacksDetail = ({ trace, sample }) => trace !== null && !trace.inputs && sample !== null;

/**
 * A batch's trace with the numbers of one of its samples filled in.
 * @param {Trace} whole @param {Trace} one of that sample alone @param {number} sample
 * @returns {Trace}
 */
export function fillIn(whole, one, sample) {
  /** @param {import("../../types.js").Numbers[] | null} table */
  const only = (table) => {
    if (!table) return null;
    const made = [];
    made[sample] = table[0];
    return made;
  };
  return {
    ...whole,
    inputs: only(one.inputs),
    layers: whole.layers.map((layer, l) => {
      const { z, f, a, slope, error, delta } = one.layers[l];
      return {
        ...layer,
        z: only(z),
        f: only(f),
        a: only(a),
        slope: only(slope),
        error: only(error),
        delta: only(delta),
      };
    }),
  };
}
