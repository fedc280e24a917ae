/** Position on the way through the network, in stages: played, rested at its end, or set by hand. Pure. */

/** Milliseconds from stage to stage, and those for which the last one stays. */
const STAGE = 1400, STAY = 1600;
/** Longest pause between two frames that counts, milliseconds. */
const LONGEST = 100;

/**
 * @typedef {{ at: number, playing: boolean, rested: number, before: number }} Playback `at`: 2.25 is a quarter of the way
 *   from the third stage to the fourth; `rested`: milliseconds at this stage; `before`: when it was moved last
 */

/** At the first stage. @param {boolean} playing @returns {Playback} */
export const begin = (playing) => ({ at: 0, playing, rested: 0, before: 0 });

/** Where a hand sets it, and it stays there. @param {number} to @param {number} last the last stage @returns {Playback} */
export const seek = (to, last) => ({ ...begin(false), at: Math.max(0, Math.min(last, to)) });

/** Go on from here, or from the first stage behind the last one; or stop. @param {Playback} playback @param {number} last @returns {Playback} */
export const toggle = ({ at, playing }, last) => ({
  ...begin(!playing),
  at: !playing && at >= last ? 0 : at,
});

/** Where there are fewer stages now. @param {Playback} playback @param {number} last @returns {Playback} */
export const within = (playback, last) =>
  playback.at <= last ? playback : { ...playback, at: Math.max(0, last) };

/**
 * Some way further; without motion from stage to stage.
 * @param {Playback} playback @param {number} now milliseconds @param {number} last the last stage
 * @param {boolean} still whether the user asked for reduced motion
 * @returns {Playback}
 */
export function advance(playback, now, last, still) {
  const { at, playing, rested, before } = playback;
  if (!playing || last < 1) return playback;
  const elapsed = before ? Math.min(LONGEST, now - before) : 0, next = { ...playback, before: now };
  if (at >= last) return rested + elapsed > STAY ? { ...next, at: 0, rested: 0 } : add(next, elapsed);
  if (!still) return { ...next, at: Math.min(last, at + elapsed / STAGE) };
  return rested + elapsed > STAGE
    ? { ...next, at: Math.min(last, Math.floor(at) + 1), rested: 0 }
    : add(next, elapsed);
}

/** @param {Playback} playback @param {number} elapsed @returns {Playback} */
const add = (playback, elapsed) => ({ ...playback, rested: playback.rested + elapsed });
