/** When the histograms are read: soon where something has changed, some times a second while it trains. */

/** @import { Context, State } from "../../types.js" */
/** @import { LayerHistograms } from "../../net/wire.d.ts" */

import { readHistograms } from "../../net/api.js";
import { createPolling } from "../../net/polling.js";

/** Between two questions lie so many milliseconds, and more where an answer takes long. */
const PAUSE = 250, PATIENCE = 3;

/** The moment that histograms are of; null where there is nothing to ask. @param {Pick<State, "frame" | "connection">} state */
export const momentOf = ({ frame, connection }) =>
  frame && connection === "live" ? `${frame.state.step} ${frame.state.revision}` : null;

/** @param {Pick<Context, "store" | "ids">} context @param {(layers: LayerHistograms[]) => void} read */
export function createHistogramRequest({ store, ids }, read) {
  let seen = "";
  const polling = createPolling({
    store,
    ids,
    drawer: "break-it",
    pause: PAUSE,
    patience: PATIENCE,
    refresh,
    left() {},
  });

  function refresh() {
    const moment = momentOf(store.state);
    if (!polling.isOpen() || moment === null || moment === seen || polling.waits()) return;
    void polling.ask(readHistograms, ({ layers }) => {
      seen = moment;
      read(layers);
    }, () => {
      // The status line says what has become of the server; the next frame asks again.
      seen = moment;
    });
  }
  return { refresh, destroy: polling.destroy };
}
