/** Whether the network trains, as was asked for last: what is told of it comes a moment later. */

/** @import { Ack, Command, State, Store } from "../types.js" */

/** What the commands of the transport and the time line make of it. @type {{ [type in Command["type"]]?: boolean }} */
const RUNS = { play: true, pause: false, step: false, epoch: false, reset: false, seek: false };

/** Whether it trains, or is about to. @param {Pick<State, "asked" | "frame">} state */
export const isRunning = ({ asked, frame }) => asked ?? frame?.state.running === true;

/** @param {Pick<Store, "set">} store */
export function createAskedToRun(store) {
  /** The newest that was asked, and the revision that contains it. @type {{ revision: number } | null} */
  let newest = null;
  let seen = -1;

  const settle = () => {
    if (!newest || newest.revision > seen) return;
    newest = null;
    store.set({ asked: null });
  };

  return {
    /** A command was sent. @param {Command} command @param {Promise<Ack>} answer */
    ask({ type }, answer) {
      const running = RUNS[type];
      if (running === undefined) return;
      const mine = newest = { revision: Infinity };
      store.set({ asked: running });
      /** @param {number} revision */
      const end = (revision) => {
        mine.revision = revision;
        settle();
      };
      answer.then(({ revision }) => end(revision), () => end(-1));
    },
    /** A frame came. @param {number} revision */
    see(revision) {
      seen = revision;
      settle();
    },
    /** Another session: nothing was asked of it. */
    clear() {
      newest = null;
      seen = -1;
      store.set({ asked: null });
    },
  };
}
