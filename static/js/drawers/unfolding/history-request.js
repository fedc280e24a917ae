/** When the feature history is read: soon while the run stands still, every few seconds while it goes on. */

import { readFeatureHistory } from "../../net/api.js";
import { createPolling } from "../../net/polling.js";

/** Checkpoints that are read; milliseconds after which they are read again while the run goes on, and while it stands still. */
const CHECKPOINTS = 6, AGAIN = 4000, SOON = 250;

/** The moment that a history ends with; null where there is nothing to ask. @param {Pick<import("../../types.js").State, "frame" | "connection">} state */
export const momentOf = ({ frame, connection }) =>
  frame && connection === "live" ? `${frame.state.step} ${frame.state.revision}` : null;

/**
 * @param {Pick<import("../../types.js").Context, "store" | "ids">} context
 * @param {(checkpoints: import("../../types.js").FeatureSpace[]) => void} read
 */
export function createHistoryRequest({ store, ids }, read) {
  let seen = "";
  const polling = createPolling({
    store,
    ids,
    drawer: "unfolding",
    pause: () => store.state.frame?.state.running ? AGAIN : SOON,
    patience: 0,
    refresh,
    left() {},
  });

  /** Read the history where the run has gone on, but not too often. */
  function refresh() {
    const moment = momentOf(store.state);
    if (!polling.isOpen() || moment === null || moment === seen || polling.waits()) return;
    void polling.ask((id, signal) => readFeatureHistory(id, CHECKPOINTS, signal), ({ checkpoints }) => {
      seen = moment;
      read(checkpoints);
    }, () => {
      // The status line says what has become of the server; the history waits for the next frame.
      seen = moment;
    });
  }
  return { refresh, destroy: polling.destroy };
}
