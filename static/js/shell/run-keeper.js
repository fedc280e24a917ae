/** The keeper of runs: each that has ended, or is left, is remembered by the browser. */

import { readList, watchList, writeList } from "../lib/storage.js";
import { sameRun, withRun } from "../model/run-record.js";
import { runName } from "./run-name.js";
import { follow, NO_RUN, recordOf } from "./run-tracker.js";

/** @typedef {import("../types.js").KeptRun} KeptRun */

/** The name in the browser's storage. */
const NAME = "runs";

/**
 * @param {import("../types.js").Context} context
 * @returns {{ changeRuns: import("../types.js").ChangeRuns, destroy: () => void }}
 */
export function createRunKeeper({ store, t }) {
  let run = NO_RUN, met = false;

  /** Another tab may have kept or renamed some meanwhile: what is changed is what the browser has. @type {import("../types.js").ChangeRuns} */
  const changeRuns = (change) => {
    const runs = change(readList(NAME, [...store.state.runs]));
    store.set({ runs });
    writeList(NAME, runs);
  };
  const keep = () => {
    const record = recordOf(run), { runs, catalog } = store.state;
    if (!record) return;
    const id = crypto.randomUUID?.() ?? String(Date.now() + Math.random());
    const name = runName(record.recipe, runs[0]?.recipe ?? null, catalog, t);
    changeRuns((kept) => withRun(kept, { id, name, title: null, ...record }));
  };
  /** A run that was kept when the page was left, and goes on now, is not over. */
  const takeUp = () => {
    const record = recordOf(run), { runs } = store.state;
    const left = record && runs.find((one) => sameRun(one, record) && one.step <= record.step);
    if (!left) return;
    run = { ...run, seconds: left.seconds, touched: left.touched };
    changeRuns((kept) => kept.filter(({ id }) => id !== left.id));
  };

  store.set({ runs: readList(NAME) });
  const stop = store.subscribe((changed) => {
    const { frame, history, config } = store.state;
    if (!changed.has("frame") || !frame || !config) return;
    const followed = follow(run, { frame, history, config });
    if (followed.ended) keep();
    run = followed.run;
    if (!met) takeUp();
    met = true;
  });
  const unwatch = watchList(NAME, (runs) => store.set({ runs }));
  addEventListener("pagehide", keep);

  return {
    changeRuns,
    destroy() {
      stop();
      unwatch();
      removeEventListener("pagehide", keep);
    },
  };
}
