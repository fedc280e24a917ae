/** The drawer of runs: those that have ended are listed; one's curve is shown again, and one can go back to it. */

import { element, find } from "../../lib/dom.js";
import { errorMessage } from "../../lib/error-message.js";
import { inStepsOf } from "../../model/loss-history.js";
import { asHistory } from "../../model/run-record.js";
import { nextStroke } from "../../state/edit-group.js";
import { nameOf, runRow } from "./row.js";

/** @typedef {import("../../types.js").KeptRun} KeptRun */

/**
 * @param {HTMLElement} root @param {import("../../types.js").DrawerContext} context
 * @returns {import("../../types.js").View}
 */
export function createRunsDrawer(root, { store, send, t, changeRuns }) {
  const list = element("ul", { class: "runs" });
  const empty = element(
    "p",
    { class: "quiet" },
    t("A run is kept when it ends: by a reset, a new start, or when you leave the page."),
  );
  const clear = element(
    "button",
    { class: "link", onclick: () => changeRuns(() => []) },
    t("forget all runs"),
  );
  root.append(empty, list, clear);
  /** The id of the run that is being renamed. @type {string | null} */
  let renaming = null;

  const stop = store.subscribe((changed) => {
    if (changed.has("runs")) store.set({ behind: null });
    if (!changed.has("drawer")) return;
    if (store.state.drawer !== "runs") store.set({ behind: null });
    else requestAnimationFrame(uncoverChart);
  });
  requestAnimationFrame(uncoverChart);

  /** @type {import("./row.js").Actions} */
  const actions = {
    async goBack({ recipe }) {
      const stroke = nextStroke();
      try {
        await send({ type: "update", config: recipe, stroke });
        await send({ type: "reset", stroke });
      } catch (error) {
        store.set({ message: errorMessage(error) });
      }
    },
    preview(run) {
      const perEpoch = store.state.frame?.state.steps_per_epoch;
      store.set({ behind: run && perEpoch ? inStepsOf(asHistory(run.curve), perEpoch) : null });
    },
    remove: (run) => changeRuns((runs) => runs.filter(({ id }) => id !== run.id)),
    startRenaming(run) {
      renaming = run.id;
      show(store.state);
    },
    finishRenaming(run, title) {
      if (renaming !== run.id) return; // the field that goes loses the focus
      renaming = null;
      if (title === null || title === nameOf(run)) show(store.state);
      else changeRuns((runs) => renamed(runs, run.id, title));
    },
  };

  /** @param {Pick<import("../../types.js").State, "runs">} state */
  const show = ({ runs }) => {
    empty.hidden = runs.length > 0;
    clear.hidden = runs.length < 2;
    list.replaceChildren(...runs.map((run) => runRow(run, t, run.id === renaming, actions)));
  };

  return {
    draw(state, changed) {
      // What another tab keeps waits until a name is typed.
      if (changed.has("runs") && renaming === null) show(state);
    },
    destroy() {
      stop();
      store.set({ behind: null });
    },
  };
}

/**
 * The runs with a name of the user's own for one of them; without a text it has its first name again. Pure.
 * @param {readonly KeptRun[]} runs @param {string} id @param {string} title @returns {KeptRun[]}
 */
export const renamed = (runs, id, title) =>
  runs.map((run) => run.id === id ? { ...run, title: title || null } : run);

/** The chart is where a run's curve is seen: it is scrolled out from under the drawer that lies over it. */
function uncoverChart() {
  const drawer = find("#drawer"), panel = find(".panel.loss");
  const hidden = panel.getBoundingClientRect().bottom - drawer.getBoundingClientRect().top;
  if (drawer.hidden || getComputedStyle(find(".drawers")).position !== "sticky" || hidden <= 0) return;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  scrollBy({ top: hidden, behavior: still ? "auto" : "smooth" });
}
