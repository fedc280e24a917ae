/**
 * Which trace the server is asked for, and when: the next batch's once for each step while the run stands still, and
 * one sample's by itself where the batch has too many numbers.
 */

import { readTrace } from "../../net/api.js";
import { createPolling } from "../../net/polling.js";
import { fillIn } from "./playback.js";

/** @typedef {import("../../types.js").Trace} Trace */

/** The moment of a run that goes on: nothing is asked for. */
const RUNNING = "running";

/**
 * The moment that the numbers have to belong to: a session, its step and its revision; null where it is not known.
 * @param {Pick<import("../../types.js").State, "frame" | "config">} state @param {string | undefined} id
 */
export function momentOf({ frame, config }, id) {
  if (!frame || !config || !id) return null;
  const { step, revision, running } = frame.state;
  return running ? RUNNING : JSON.stringify([id, step, revision]);
}

/**
 * Whether a batch cannot be shown: it has too many numbers, and with dropout one point alone has others than in its batch.
 * @param {Trace} trace @param {import("../../types.js").Config | null} config
 */
export function isTooLarge(trace, config) {
  const { dropout } = /** @type {{ dropout?: number }} */ (config?.training ?? {});
  return !trace.inputs && Boolean(dropout);
}

/**
 * @param {Pick<import("../../types.js").Context, "store" | "ids" | "t">} context
 * @param {{
 *   cleared: () => void, // what was read belongs to another moment, or the drawer was shut
 *   read: (trace: Trace) => void, refused: (why: string) => void,
 *   changed: () => void, // whether something is being read, or the run goes on
 * }} report
 */
export function createTraceRequest({ store, ids, t }, { cleared, read, refused, changed }) {
  /** The moment that was asked for last. */
  let asked = "";

  const forget = () => {
    polling.cancel();
    asked = "";
    cleared();
  };
  const polling = createPolling({
    store,
    ids,
    drawer: "step-by-step",
    pause: 0,
    patience: 0,
    refresh: () => refresh(),
    left: forget,
  });
  const onVisible = () => refresh();
  document.addEventListener("visibilitychange", onVisible);

  /** @param {string} query @param {(trace: Trace) => void} answered */
  const ask = (query, answered) =>
    void polling.ask((id, signal) => readTrace(id, query, signal), answered, (why, busy) => {
      if (busy) asked = "";
      refused(why);
    });

  /** Read the next batch's numbers where the session has gone on. */
  function refresh() {
    if (!polling.isOpen()) return;
    const moment = momentOf(store.state, ids()?.id);
    if (moment === null || moment === asked) return;
    forget();
    if (moment === RUNNING) asked = moment;
    else if (!polling.waits()) {
      asked = moment;
      refused("");
      ask("batch=next", (trace) => {
        if (isTooLarge(trace, store.state.config)) {
          refused(
            t("This batch has too many numbers to be told with its dropout; a smaller batch has fewer."),
          );
        } else read(trace);
      });
    }
    changed();
  }

  return {
    refresh,
    isOpen: polling.isOpen,
    get busy() {
      return polling.busy;
    },
    get running() {
      return asked === RUNNING;
    },
    /**
     * Read the numbers of one sample, and fill them in.
     * @param {Trace} whole of its batch @param {number} sample @param {(detail: Trace) => void} answered
     */
    readSample(whole, sample, answered) {
      ask(`point=${whole.points[sample]}`, (one) => answered(fillIn(whole, one, sample)));
    },
    destroy() {
      document.removeEventListener("visibilitychange", onVisible);
      polling.destroy();
      forget();
    },
  };
}
