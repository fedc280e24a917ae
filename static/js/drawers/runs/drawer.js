/** The history of runs: each that has ended is kept; a drawer lists them, shows one's curve again, and goes back to it. */

import { errorMessage } from "../../lib/error-message.js";
import { element, find, svg } from "../../lib/dom.js";
import { integer, loss as lossText, percent, short } from "../../lib/format.js";
import { nextStroke } from "../../state/edit-group.js";
import { readList, writeList } from "../../lib/storage.js";
import {
  asHistory,
  differences,
  hasEnded,
  recipeOf,
  sameRun,
  thinned,
  withRun,
} from "../../model/run-record.js";
import { inStepsOf, lastStep } from "../../model/loss-history.js";
import { layersText } from "../../model/names.js";
import { MARGIN, STRIDE, timeline } from "../../model/loss-history.js";

/** @typedef {import("../../model/run-record.js").KeptRun} KeptRun */
/** @typedef {import("../../model/run-record.js").Recipe} Recipe */
/** @typedef {import("../../types.js").State} State */
/** @typedef {ReturnType<typeof createRunKeeper>} Keeper */

const NAME = "runs";
/** So many differences make a name. */
const PARTS = 3;

/**
 * Watches for the end of runs and keeps them.
 * @param {import("../../types.js").Context} context
 */
export function createRunKeeper({ store, t }) {
  let runs = /** @type {KeptRun[]} */ (readList(NAME));
  /** @type {Set<() => void>} */
  const listeners = new Set();
  /** @type {{ frame: import("../../types.js").Frame, history: Float64Array, config: import("../../types.js").Config } | null} */
  let before = null;
  let seconds = 0, touched = false, basis = "", data = -1, met = false;

  /** @param {KeptRun[]} changed */
  const put = (changed) => {
    runs = changed;
    writeList(NAME, runs);
    for (const listener of listeners) listener();
  };

  /** The present run as it would be kept, or null before it has learnt anything. @returns {KeptRun | null} */
  const present = () => {
    if (!before || lastStep(before.history) === 0) return null;
    const { state } = before.frame, recipe = recipeOf(before.config);
    return {
      id: crypto.randomUUID?.() ?? String(Date.now() + Math.random()),
      name: nameOf(recipe, runs[0]?.recipe ?? null, store.state, t),
      title: null,
      recipe,
      curve: thinned(before.history),
      step: state.step,
      epoch: state.epoch,
      loss: state.loss,
      accuracy: state.accuracy,
      seconds,
      touched,
    };
  };
  const keep = () => {
    const run = present();
    if (!run) return;
    // Another tab may have kept some meanwhile.
    put(withRun(readList(NAME, runs), run));
  };

  const stop = store.subscribe((changed) => {
    const { frame, history, config } = store.state;
    if (!changed.has("frame") || !frame || !config) return;
    const { state } = frame;
    const now = JSON.stringify([config.data, config.network, config.training]);
    if (before && hasEnded(asMoment(before), asMoment({ frame, history }))) {
      keep();
      [seconds, touched] = [0, false];
    } else if (before && state.running && before.frame.state.running) {
      seconds += Math.min(1, Math.max(0, state.time - before.frame.state.time));
    }
    if (before && state.step > 0 && (now !== basis || state.data_revision !== data)) touched = true;
    [basis, data, before] = [now, state.data_revision, { frame, history, config }];
    // The page has come back to a run that was kept when it was left: it is not over.
    if (!met) {
      met = true;
      const run = present();
      const left = run && runs.find((one) => sameRun(one, run) && one.step <= run.step);
      if (left) {
        [seconds, touched] = [left.seconds, left.touched];
        put(runs.filter((one) => one !== left));
      }
    }
  });
  addEventListener("pagehide", keep);

  return {
    get runs() {
      return runs;
    },
    /** @param {KeptRun} run @param {string} title */
    rename: (run, title) =>
      put(runs.map((one) => one.id === run.id ? { ...one, title: title || null } : one)),
    /** @param {KeptRun} run */
    remove: (run) => put(runs.filter((one) => one.id !== run.id)),
    clear: () => put([]),
    /** @param {() => void} listener @returns {() => void} */
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    destroy() {
      stop();
      removeEventListener("pagehide", keep);
    },
  };
}

/** @param {{ frame: import("../../types.js").Frame, history: Float64Array }} at */
const asMoment = ({ frame, history }) => ({ step: frame.state.step, history });

/**
 * What sets a run apart from the one before it; of the first, what it is.
 * @param {Recipe} recipe @param {Recipe | null} previous @param {State} state @param {import("../../types.js").Translate} t
 */
function nameOf(recipe, previous, { catalog }, t) {
  /** @param {{ name: string, title: string }[]} options @param {string} name */
  const titleOf = (options, name) => options.find((option) => option.name === name)?.title ?? name;
  const layers = () =>
    layersText(recipe.network.hidden, (name) => titleOf(catalog.activations, name)) || t("no hidden layer");
  const dataset = titleOf(catalog.datasets, recipe.data.dataset);
  const paths = previous ? differences(previous, recipe) : [];
  if (!paths.length) return [dataset, layers()].join(", ");
  const lists = /** @type {{ [path: string]: import("../../types.js").Option[] }} */ ({
    "training.optimizer.name": catalog.optimizers,
    "training.loss": catalog.losses,
    "training.regularization.name": catalog.regularizations,
    "network.initializer": catalog.initializers,
    "network.connections": catalog.connections ?? [],
  });
  /** @param {string} path */
  const part = (path) => {
    /** @type {any} */
    const value = path.split(".").reduce((inner, name) => inner?.[name], /** @type {any} */ (recipe));
    if (path === "data.dataset") return dataset;
    if (path === "network.hidden") return layers();
    if (path === "network.features") {
      return value.map((/** @type {string} */ name) => titleOf(catalog.features, name)).join(", ");
    }
    if (lists[path]) return titleOf(lists[path], value);
    const title = catalog.fields[path]?.title ?? path.split(".").at(-1)?.replaceAll("_", " ");
    return `${title} ${typeof value === "number" ? short(value) : value ?? "–"}`;
  };
  // A parameter of something that was itself exchanged says little beside it.
  const telling = paths.filter((path) =>
    !paths.some((other) =>
      other !== path && other.endsWith(".name") && path.startsWith(other.slice(0, -4)) &&
      !path.endsWith("_rate") && !path.endsWith(".rate")
    )
  );
  return telling.slice(0, PARTS).map(part).join(", ") + (telling.length > PARTS ? " …" : "");
}

/**
 * The drawer.
 * @param {HTMLElement} root @param {import("../../types.js").Context} context @param {Keeper} keeper
 * @returns {import("../../types.js").View}
 */
export function createRuns(root, context, keeper) {
  const { store, send, t } = context;
  const list = element("ul", { class: "runs" });
  const empty = element(
    "p",
    { class: "quiet" },
    t("A run is kept when it ends: by a reset, a new start, or when you leave the page."),
  );
  const clear = element("button", { class: "link", onclick: () => keeper.clear() }, t("forget all runs"));
  root.append(empty, list, clear);
  let stale = true;
  /** @type {string | null} the run that is being renamed */
  let renaming = null;
  const stop = keeper.listen(() => {
    stale = true;
    store.set({ behind: null });
    draw();
  });

  const shut = store.subscribe((changed) => {
    if (!changed.has("drawer")) return;
    if (store.state.drawer !== "runs") store.set({ behind: null });
    else requestAnimationFrame(uncover);
  });
  requestAnimationFrame(uncover);

  /** @param {KeptRun | null} run */
  const preview = (run) => {
    const spe = store.state.frame?.state.steps_per_epoch;
    store.set({ behind: run && spe ? inStepsOf(asHistory(run.curve), spe) : null });
  };

  /** @param {KeptRun} run */
  const goBack = async (run) => {
    const stroke = nextStroke();
    try {
      await send({ type: "update", config: run.recipe, stroke });
      await send({ type: "reset", stroke });
    } catch (error) {
      store.set({ message: errorMessage(error) });
    }
  };

  /** @param {KeptRun} run */
  const row = (run) => {
    const name = run.title ?? run.name;
    const { loss, accuracy } = run;
    const figures = [
      t("{epoch} epochs", { epoch: integer(run.epoch) }),
      t("train {loss}", { loss: lossText(loss.train) }),
      loss.test === null ? "" : t("test {loss}", { loss: lossText(loss.test) }),
      accuracy.test !== null
        ? percent(accuracy.test, 1)
        : accuracy.train !== null
        ? percent(accuracy.train, 1)
        : "",
      t("{seconds} s", { seconds: integer(run.seconds) }),
    ];
    const back = element(
      "button",
      {
        class: "back",
        "data-edits": true,
        title: run.touched
          ? t("Something was changed while it ran: a new start will not be quite the same")
          : t("Back to this run: its settings, from its first weights"),
        onclick: () => goBack(run),
        onpointerenter: () => preview(run),
        onpointerleave: () => preview(null),
        onfocus: () => preview(run),
        onblur: () => preview(null),
      },
      sparkline(run),
      element("span", { class: "name" }, run.touched ? `${name} *` : name),
      element("span", { class: "result" }, ...figures.map((text) => element("span", {}, text))),
    );
    const input = element("input", {
      type: "text",
      value: name,
      maxlength: 80,
      "aria-label": t("Name of the run"),
      onkeydown: (event) => {
        if (event.key === "Enter") finish(input.value.trim());
        if (event.key === "Escape") finish(null);
        if (event.key === "Escape" || event.key === "Enter") event.preventDefault();
      },
      onblur: () => finish(input.value.trim()),
    });
    /** @param {string | null} title */
    const finish = (title) => {
      if (renaming !== run.id) return;
      renaming = null;
      if (title !== null && title !== name) return keeper.rename(run, title);
      stale = true;
      draw();
    };
    if (renaming === run.id) {
      queueMicrotask(() => {
        input.focus();
        input.select();
      });
    }
    return element(
      "li",
      {},
      renaming === run.id ? input : back,
      element("button", {
        class: "link",
        "aria-label": t("Rename {name}", { name }),
        onclick: () => {
          renaming = run.id;
          stale = true;
          draw();
        },
      }, t("rename")),
      element("button", {
        class: "link",
        "aria-label": t("Delete {name}", { name }),
        onclick: () => keeper.remove(run),
      }, t("delete")),
    );
  };

  function draw() {
    if (!stale || !root.isConnected) return;
    stale = false;
    empty.hidden = keeper.runs.length > 0;
    clear.hidden = keeper.runs.length < 2;
    list.replaceChildren(...keeper.runs.map(row));
  }

  return {
    draw,
    destroy() {
      stop();
      shut();
      store.set({ behind: null });
    },
  };
}

/** The curve in small: train in ink, test dashed. @param {KeptRun} run */
function sparkline(run) {
  const history = asHistory(run.curve), width = 88, height = 26;
  // The chart's own geometry, without its margins.
  const line = timeline(history, width + MARGIN.left + MARGIN.right, height + MARGIN.top + MARGIN.bottom);
  /** @param {2 | 3} column */
  const path = (column) => {
    let d = "", pen = "M";
    for (let i = 0; i + STRIDE <= history.length; i += STRIDE) {
      const value = history[i + column];
      if (Number.isNaN(value)) pen = "M";
      else {
        d += `${pen}${(line.x(history[i]) - line.left).toFixed(1)} ${(line.y(value) - line.top).toFixed(1)}`;
        pen = "L";
      }
    }
    return d;
  };
  return svg(
    "svg",
    { class: "spark", viewBox: `0 -2 ${width} ${height + 4}`, "aria-hidden": "true" },
    svg("path", { class: "test", d: path(3) }),
    svg("path", { d: path(2) }),
  );
}

/** The chart is where a run's curve is seen: it is scrolled out from under the drawer that lies over it. */
function uncover() {
  const drawer = find("#drawer"), panel = find(".panel.loss");
  const hidden = panel.getBoundingClientRect().bottom - drawer.getBoundingClientRect().top;
  if (drawer.hidden || getComputedStyle(find(".drawers")).position !== "sticky" || hidden <= 0) return;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  scrollBy({ top: hidden, behavior: still ? "auto" : "smooth" });
}
