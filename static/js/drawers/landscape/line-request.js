/** The curve of J along a weight: asked for where the one there is belongs to another moment, never twice at once. */

import { queryOf } from "../../model/landscape.js";
import { readLandscape } from "../../net/api.js";
import { createPolling } from "../../net/polling.js";

/** @typedef {import("../../model/landscape.js").Landscape} Landscape */
/** @typedef {{ place: import("../../model/weights.js").Place, across: import("../../model/landscape.js").Span }} Line */

/** Values of a curve. */
const RESOLUTION = 81;
/** Between two questions lie so many milliseconds, and more where an answer takes long. */
const PAUSE = 160, PATIENCE = 1.5;

/** What a curve belongs to: a weight, the axis and a moment of the run. @param {Line} line @param {import("../../types.js").Frame} frame */
export const momentOf = ({ place, across }, { state: { step, revision } }) =>
  JSON.stringify([place, across, step, revision]);

/** What the server is asked for. @param {Line} line */
export const lineQuery = ({ place, across }) =>
  queryOf({ over: "weight", places: [place], spans: [across], resolution: RESOLUTION });

/**
 * @param {Pick<import("../../types.js").Context, "store" | "ids">} context
 * @param {() => Line | null} wanted
 * @param {{ read: (landscape: Landscape) => void, refused: (why: string) => void }} report
 */
export function createLineRequest({ store, ids }, wanted, { read, refused }) {
  let known = "";
  const polling = createPolling({
    store,
    ids,
    drawer: "slope",
    pause: PAUSE,
    patience: PATIENCE,
    refresh,
    left() {},
  });

  function refresh() {
    const line = wanted(), { frame } = store.state;
    if (!polling.isOpen() || !line || !frame) return;
    const moment = momentOf(line, frame);
    if (moment === known || polling.waits()) return;
    void polling.ask((id, signal) => readLandscape(id, lineQuery(line), signal, () => {}), (landscape) => {
      known = moment;
      refused("");
      read(landscape);
    }, refused);
  }
  return { refresh, cancel: polling.cancel, destroy: polling.destroy };
}
