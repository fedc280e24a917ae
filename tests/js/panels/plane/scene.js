/** Points on a plane for tests of the hand: a store, a server that answers and frames that come when the test says so. */

/** @typedef {import("../../../../static/js/types.js").State} State */
/** @typedef {import("../../../../static/js/types.js").Command} Command */
/** @typedef {{ command: any, answer: (revision: number) => void, refuse: (sentence: string) => void }} Sent */

import { t } from "../../../../static/js/lib/text.js";
import { stateOf } from "../../state.js";

/** Four points in a row at revision 5. @param {Partial<State>} [more] of the state */
export function scene(more = {}) {
  /** @type {(() => void)[]} */
  const frames = [];
  globalThis.requestAnimationFrame = (run) => frames.push(() => run(0));
  /** @type {Sent[]} */
  const sent = [];
  const state = stateOf({
    points: {
      x: Float32Array.of(0, 0, 1, 0, 2, 0, 3, 0),
      labels: new Float32Array(4),
      split: new Uint8Array(4),
    },
    frame: /** @type {any} */ ({ state: { revision: 5, problem: "binary" } }),
    ...more,
  });
  const context = /** @type {import("../../../../static/js/types.js").Context} */ (/** @type {unknown} */ ({
    t,
    store: { state, set: (/** @type {Partial<State>} */ patch) => Object.assign(state, patch) },
    send: (/** @type {Command} */ command) =>
      new Promise((resolve, reject) =>
        sent.push({
          command,
          answer: (revision) => resolve({ type: "ack", seq: 0, revision }),
          refuse: (sentence) => reject(new Error(sentence)),
        })
      ),
  }));
  return {
    state,
    context,
    sent,
    frame: () => frames.splice(0).forEach((run) => run()),
    settled: async () => {
      for (let i = 0; i < 8; i++) await Promise.resolve();
    },
    /** @param {number} revision @param {number[]} [x] */
    show(revision, x) {
      Object.assign(state, { frame: { state: { revision, problem: "binary" } } });
      if (!x) return;
      const count = x.length / 2;
      state.points = {
        x: Float32Array.from(x),
        labels: new Float32Array(count),
        split: new Uint8Array(count),
      };
    },
  };
}
