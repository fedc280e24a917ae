/** What the server is asked of the chain rule, and when: anew for another question, and where the run has gone on. */

/** @import { Context, Frame, Trace } from "../../types.js" */

import { readTrace } from "../../net/api.js";
import { createPolling } from "../../net/polling.js";
import { questionOf } from "./chain.js";

/** Between two questions lie so many milliseconds, and more where an answer takes long. */
const PAUSE = 400, PATIENCE = 2;

/** @typedef {{ point: number | null, units: readonly number[] }} Choice the point, null for all; the unit of layer 1, 2, … */

/**
 * What is asked for a choice: of a network with so many hidden layers every layer's unit, the first where none was chosen.
 * @param {Choice} choice @param {number} hidden
 */
export const questionFor = ({ point, units }, hidden) =>
  questionOf(point, Array.from({ length: hidden + 1 }, (_, index) => units[index] ?? 0));

/** What an answer belongs to. @param {string} question @param {Frame["state"]} state */
export const momentOf = (question, { step, revision, data_revision, config_revision }) =>
  JSON.stringify([question, step, revision, data_revision, config_revision]);

/**
 * @param {Pick<Context, "store" | "ids">} context
 * @param {() => Choice} choice
 * @param {{ read: (trace: Trace) => void, refused: (why: string) => void, left: () => void }} report
 *   `left`: the drawer was shut
 */
export function createTraceRequest({ store, ids }, choice, { read, refused, left }) {
  /** The moment and the question that were asked for last. */
  let asked = "", last = "";
  const polling = createPolling({
    store,
    ids,
    drawer: "chain",
    pause: PAUSE,
    patience: PATIENCE,
    refresh,
    left() {
      asked = "";
      left();
    },
  });

  function refresh() {
    const { frame, config } = store.state;
    if (!polling.isOpen() || !frame || !config) return;
    const question = questionFor(choice(), config.network.hidden.length);
    const moment = momentOf(question, frame.state);
    if (moment === asked || question === last && polling.waits()) return;
    [asked, last] = [moment, question];
    void polling.ask(
      (id, signal) => readTrace(id, question, signal),
      (trace) => {
        refused("");
        read(trace);
      },
      refused,
    );
  }

  return { refresh, destroy: polling.destroy };
}
