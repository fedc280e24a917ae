/** Why it is as it is: a short message when something worth explaining happens; each kind can be silenced. */

import { element, find, setText } from "../lib/dom.js";
import { integer, percent, short } from "../lib/format.js";
import { readList, writeList } from "../lib/storage.js";
import { patchOf, setting } from "../state/settings.js";
import { findings, THRESHOLDS } from "./findings.js";

/** @typedef {import("./findings.js").Finding} Finding */
/** @typedef {import("./findings.js").Kind} Kind */
/** @typedef {{ title: string, text: string, remedies: { name: string, run: () => void }[] }} Words */

/** Milliseconds between two looks at the curve, and between two questions after the health of the layers. */
const LOOK = 500, MEASURE = 5000;
const MUTED = "muted";
const RATE = "training.optimizer.learning_rate";

/**
 * @param {import("../types.js").Context & {
 *   measure: (id: string) => Promise<{ layers: import("./findings.js").Health[] }>,
 * }} context
 * @returns {import("../types.js").View}
 */
export function createHints(context) {
  const { store, act, update, t, ids, measure } = context;
  const root = find("#why"), title = find("strong", root), text = find("p", root);
  const remedies = find(".remedies", root), silenced = find("#why-silenced");
  /** @type {Set<string>} */
  const muted = new Set(readList(MUTED));
  /** What was waved away in this run. @type {Set<Kind>} */
  const dismissed = new Set();
  /** @type {Finding | null} */
  let shown = null;
  /** @type {import("./findings.js").Health[] | null} */
  let layers = null;
  let looked = 0, measured = -Infinity, since = 0, step = 0;
  let basis = "", points = -1;
  const stop = new AbortController(), { signal } = stop;

  /** @param {Finding | null} finding */
  const show = (finding) => {
    shown = finding;
    root.hidden = finding === null;
    if (!finding) return;
    const words = wordsOf(finding);
    root.dataset.kind = finding.kind;
    setText(title, words.title);
    setText(text, words.text);
    remedies.replaceChildren(
      ...words.remedies.map(({ name, run }) =>
        element("button", {
          class: "boxed",
          type: "button",
          onclick: () => {
            run();
            dismissed.add(finding.kind);
            show(null);
          },
        }, name)
      ),
    );
  };

  const showSilenced = () => {
    silenced.hidden = muted.size === 0;
  };
  find(".mute", root).addEventListener("click", () => {
    if (!shown) return;
    muted.add(shown.kind);
    writeList(MUTED, [...muted]);
    show(null);
    showSilenced();
  }, { signal });
  find(".dismiss", root).addEventListener("click", () => {
    if (shown) dismissed.add(shown.kind);
    show(null);
  }, { signal });
  silenced.addEventListener("click", () => {
    muted.clear();
    dismissed.clear();
    writeList(MUTED, []);
    showSilenced();
  }, { signal });
  showSilenced();

  /** A part of what the rate is, never below what the field allows. @param {number} factor */
  const rateTimes = (factor) => {
    const { minimum = 0, maximum = Infinity } = store.state.catalog.fields[RATE] ?? {};
    const rate = Number((Number(setting(store.state, RATE)) * factor).toPrecision(1));
    return Math.min(maximum, Math.max(minimum, rate));
  };
  /** @param {number} factor @returns {Words["remedies"][number]} */
  const otherRate = (factor) => ({
    name: t("Learning rate {rate}", { rate: short(rateTimes(factor)) }),
    run: () => update(patchOf(RATE, rateTimes(factor))),
  });
  /** @param {number} layer @param {string} activation @param {string} name @returns {Words["remedies"][number]} */
  const otherActivation = (layer, activation, name) => ({
    name,
    run: () => {
      const hidden = /** @type {import("../types.js").Hidden[]} */ (setting(store.state, "network.hidden"));
      update({
        network: { hidden: hidden.map((one, i) => i === layer - 1 ? { ...one, activation } : one) },
      });
    },
  });

  /** Cause, effect, and what to try. @param {Finding} finding @returns {Words} */
  function wordsOf({ kind, numbers }) {
    const { layer, count, units } = numbers;
    const some = { count: integer(count), units: integer(units), layer };
    switch (kind) {
      case "diverging":
        return {
          title: t("The loss is growing"),
          text: t(
            "The steps are too long: each one leaps over the valley and lands higher up on the other side.",
          ),
          remedies: [{
            name: t("Start again with learning rate {rate}", { rate: short(rateTimes(0.1)) }),
            run: () => {
              update(patchOf(RATE, rateTimes(0.1)));
              act({ type: "reset" });
              act({ type: "play" });
            },
          }],
        };
      case "dead": {
        if (setting(store.state, "network.initializer") === "zeros") {
          return {
            title: t("All units are alike"),
            text: t(
              "Every weight started at 0, so every unit of a layer gets the same gradient, and none can become another.",
            ),
            remedies: [{
              name: t("Start from random weights"),
              run: () => update({ network: { initializer: "glorot_uniform" } }),
            }],
          };
        }
        return {
          title: t("Layer {layer}: {count} of {units} units are dead", some),
          text: t(
            "They give the same answer at every point, so no gradient passes through them and they cannot learn. A long step often does it.",
          ),
          remedies: [
            otherActivation(layer, "leaky_relu", t("Leaky ReLU in layer {layer}", { layer })),
            {
              name: t("New weights"),
              run: () => update({ network: { seed: Number(setting(store.state, "network.seed")) + 1 } }),
            },
          ],
        };
      }
      case "saturated":
        return {
          title: t("Layer {layer}: {count} of {units} units are saturated", some),
          text: t(
            "Their inputs are so large that the activation is flat there: hardly any gradient gets through.",
          ),
          remedies: [
            {
              name: t("Start again with learning rate {rate}", { rate: short(rateTimes(0.3)) }),
              run: () => {
                update(patchOf(RATE, rateTimes(0.3)));
                act({ type: "reset" });
                act({ type: "play" });
              },
            },
            otherActivation(layer, "relu", t("ReLU in layer {layer}", { layer })),
          ],
        };
      case "oscillation":
        return {
          title: t("The loss jumps up and down"),
          text: t(
            "It changes by {swing} from one epoch to the next: the steps are too long to settle in the valley.",
            { swing: percent(numbers.swing) },
          ),
          remedies: [otherRate(0.3)],
        };
      case "overfitting":
        return {
          title: t("It is learning by heart"),
          text: t(
            "Since epoch {epoch} the test loss rises while the train loss falls: the boundary bends around single points.",
            { epoch: integer(numbers.epoch) },
          ),
          remedies: [
            {
              name: t("Back to epoch {epoch}", { epoch: integer(numbers.epoch) }),
              run: () => act({ type: "seek", step: numbers.step }),
            },
            {
              name: t("Penalise large weights"),
              run: () => update({ training: { regularization: { name: "l2", rate: 0.01 } } }),
            },
          ],
        };
      case "plateau":
        return {
          title: t("The loss stands still"),
          text: t(
            "For {epochs} epochs it has hardly moved. The ground is flat here, the steps are too short, or the network is too small for this boundary.",
            { epochs: integer(numbers.epochs) },
          ),
          remedies: [
            otherRate(3),
            {
              name: t("Two units more in each layer"),
              run: () => {
                const most = store.state.catalog.limits.units;
                const hidden =
                  /** @type {import("../types.js").Hidden[]} */ (setting(store.state, "network.hidden"));
                const wider = hidden.map((one) => ({
                  ...one,
                  units: Math.min(one.units + 2, Array.isArray(most) ? most[1] : 64),
                }));
                update({
                  network: { hidden: wider.length ? wider : [{ units: 4, activation: "tanh" }] },
                });
              },
            },
          ],
        };
    }
  }

  /** The health of the layers, now and then; a refusal says nothing. @param {number} now */
  const ask = (now) => {
    const id = ids()?.id;
    if (now - measured < MEASURE || !id) return;
    measured = now;
    const asked = basis;
    measure(id).then((metrics) => {
      if (basis === asked) layers = metrics.layers;
    }, () => {});
  };

  return {
    draw({ frame, history, config, connection }, changed, now) {
      if (!frame || !config || connection !== "live" || !changed.has("frame")) return;
      const run = frame.state;
      const { data, network, training } = config;
      const next = JSON.stringify([data, network, training]);
      if (next !== basis || run.data_revision !== points) {
        // A curve that others made says nothing about what is set now.
        [basis, points, since, layers, measured] = [next, run.data_revision, run.step, null, -Infinity];
        if (shown) show(null);
      }
      if (run.step < step) {
        since = Math.min(since, run.step);
        dismissed.clear();
        layers = null;
        if (shown) show(null);
      }
      step = run.step;
      if (!run.running || now - looked < LOOK) return;
      looked = now;
      const facts = {
        history,
        step,
        since,
        stepsPerEpoch: run.steps_per_epoch,
        accuracy: run.accuracy.train,
        layers: run.metrics?.layers ?? layers,
      };
      if (!run.metrics && run.step - since >= THRESHOLDS.quiet * run.steps_per_epoch) ask(now);
      const found = findings(facts).find(({ kind }) => !muted.has(kind) && !dismissed.has(kind)) ?? null;
      // What the curve shows may have its cause in the layers: their health is heard first.
      if (found && found.kind !== shown?.kind && (facts.layers || found.kind === "diverging")) show(found);
    },
    destroy: () => stop.abort(),
  };
}
