/** Hints: a short message when something worth explaining happens in a run; each kind can be silenced. */

import { element, find, setText } from "../lib/dom.js";
import { readList, writeList } from "../lib/storage.js";
import { findings, quietUnits, speaking, THRESHOLDS } from "./findings.js";
import { drawnToZero, hintOf } from "./hint-texts.js";
import { lastEdited, nextFinding, NOTHING_WATCHED, watchRun } from "./hint-watch.js";

/** @typedef {import("./findings.js").Finding} Finding */
/** @typedef {import("./findings.js").Kind} Kind */
/** @typedef {import("./findings.js").Health} Health */

/** Milliseconds between two looks at the curve, and between two questions after the health of the layers. */
const LOOK = 500, MEASURE = 5000;
/** The name of the silenced kinds in the browser's storage. */
const MUTED = "muted";

/**
 * @param {import("../types.js").Context & {
 *   measure: (id: string) => Promise<{ layers: Health[] }>,
 * }} context
 * @returns {import("../types.js").View}
 */
export function createHints({ store, act, update, t, ids, measure }) {
  /** @type {Set<string>} */
  const muted = new Set(readList(MUTED));
  /** What was waved away in this run. @type {Set<Kind>} */
  const dismissed = new Set();
  /** @type {Finding | null} */
  let shown = null;
  /** @type {Health[] | null} */
  let layers = null;
  let looked = 0, measured = -Infinity, watched = NOTHING_WATCHED;

  /** @param {Finding | null} finding */
  const show = (finding) => {
    shown = finding;
    message.show(finding && { kind: finding.kind, ...hintOf(finding, store.state, t) });
  };
  const keepMuted = () => {
    writeList(MUTED, [...muted]);
    message.showSilenced(muted.size > 0);
  };
  const message = createMessage({
    apply({ update: patch, commands = [] }) {
      if (patch) update(patch);
      commands.forEach(act);
    },
    dismiss() {
      if (shown) dismissed.add(shown.kind);
      show(null);
    },
    mute() {
      if (shown) muted.add(shown.kind);
      show(null);
      keepMuted();
    },
    unmute() {
      muted.clear();
      dismissed.clear();
      keepMuted();
    },
  });
  message.showSilenced(muted.size > 0);

  /** The health of the layers, now and then; a refusal says nothing. @param {number} now */
  const ask = (now) => {
    const id = ids()?.id, { settings } = watched;
    if (now - measured < MEASURE || !id) return;
    measured = now;
    measure(id).then((metrics) => {
      if (watched.settings === settings) layers = metrics.layers;
    }, () => {});
  };

  return {
    draw({ frame, history, edits, config, connection }, changed, now) {
      if (!frame || !config || connection !== "live" || !changed.has("frame")) return;
      const run = frame.state, seen = watchRun(watched, run, config);
      watched = seen.watched;
      if (seen.changed) measured = -Infinity;
      if (seen.back) dismissed.clear();
      if (seen.changed || seen.back) {
        layers = null;
        if (shown) show(null);
      }
      if (!run.running || now - looked < LOOK) return;
      looked = now;
      const { since, step } = watched, stepsPerEpoch = run.steps_per_epoch;
      const health = run.metrics?.layers ?? layers;
      const facts = {
        history,
        step,
        since,
        stepsPerEpoch,
        accuracy: run.accuracy.train,
        layers: health && speaking(health, config.network.silenced_units),
        quiet: quietUnits(frame.weights),
        settings: {
          dropout: config.training.dropout,
          penalty: drawnToZero(config).rate,
          hidden: config.network.hidden.length,
        },
        edited: lastEdited(edits, step),
      };
      if (!run.metrics && step - since >= THRESHOLDS.quiet * stepsPerEpoch) ask(now);
      const next = nextFinding(findings(facts), {
        shown,
        silent: (kind) => muted.has(kind) || dismissed.has(kind),
        heard: health !== null,
      });
      if (next) show(next);
    },
    destroy: message.destroy,
  };
}

/**
 * The message on the page, and its buttons.
 * @param {{
 *   apply: (remedy: import("./hint-texts.js").Remedy) => void, dismiss: () => void, mute: () => void, unmute: () => void,
 * }} actions
 */
function createMessage({ apply, dismiss, mute, unmute }) {
  const root = find("#why"), title = find("strong", root), text = find("p", root);
  const remedies = find(".remedies", root), silenced = find("#why-silenced");
  const stop = new AbortController(), { signal } = stop;
  find(".mute", root).addEventListener("click", mute, { signal });
  find(".dismiss", root).addEventListener("click", dismiss, { signal });
  silenced.addEventListener("click", unmute, { signal });
  return {
    /** @param {import("./hint-texts.js").Hint & { kind: Kind } | null} hint */
    show(hint) {
      root.hidden = hint === null;
      if (!hint) return;
      root.dataset.kind = hint.kind;
      setText(title, hint.title);
      setText(text, hint.text);
      remedies.replaceChildren(...hint.remedies.map((remedy) =>
        element("button", {
          class: "boxed",
          type: "button",
          onclick: () => {
            apply(remedy);
            dismiss();
          },
        }, remedy.name)
      ));
    },
    /** Whether kinds are silenced, and can be given their voice again. @param {boolean} some */
    showSilenced: (some) => void (silenced.hidden = !some),
    destroy: () => stop.abort(),
  };
}
