/** The pace of a view whose drawing costs much: while training runs it rests for some frames after each one drawn. */

/** What changes with every frame while it trains. @type {ReadonlySet<import("../types.js").Key>} */
const STREAMED = new Set(["frame", "previous", "received", "interval", "history"]);
/** A picture may take a tenth of the time, so that what else moves on the page goes on smoothly. */
const SHARE = 9;

/** Lets a view rest for some frames where drawing it costs much; whatever a hand does is drawn at once. */
export function createPace() {
  let due = 0;
  return {
    /** @param {import("../types.js").State} state @param {Set<import("../types.js").Key>} changed */
    rests: ({ frame }, changed) =>
      Boolean(frame?.state.running) && performance.now() < due &&
      [...changed].every((key) => STREAMED.has(key)),
    /** @param {number} start when the drawing began */
    drawn(start) {
      const end = performance.now();
      due = end + SHARE * (end - start);
    },
  };
}
