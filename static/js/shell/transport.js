/** The transport: play and pause, single steps, speed; and its keys. */

import { element, find, setAttribute } from "../lib/dom.js";
import { short } from "../lib/format.js";
import { setting } from "../state/settings.js";
import { shortcutsOn } from "../state/shortcuts.js";
import { tn } from "../lib/text.js";
import { fieldOf } from "../ui/field.js";

/** Epochs per second the speed can be set to, besides one batch a second and as fast as possible. */
const SPEEDS = [1, 5, 10, 30, 100, 300, 1000];
const BATCH = "batch", FASTEST = "fastest";
const PATH = "view.epochs_per_second";

/**
 * @param {import("../types.js").Context} context
 * @returns {import("../types.js").View}
 */
export function createTransport(context) {
  const { store, act, update, t } = context;
  const play = find("#play"), speed = /** @type {HTMLSelectElement} */ (find("#speed"));
  const field = fieldOf(context, PATH);
  const stop = new AbortController();

  const commands = {
    play: () => act({ type: store.state.frame?.state.running ? "pause" : "play" }),
    reset: () => act({ type: "reset" }),
    batch: () => act({ type: "step" }),
    epoch: () => act({ type: "epoch" }),
  };
  for (const [id, command] of Object.entries(commands)) {
    find(`#${id}`).addEventListener("click", command, { signal: stop.signal });
  }

  speed.setAttribute("aria-label", field.title);
  speed.title = field.description;
  const fits = SPEEDS.filter((rate) => rate >= (field.minimum ?? 0) && rate <= (field.maximum ?? Infinity));
  /** @param {number} rate */
  const rateText = (rate) => tn("{rate} epoch/s", "{rate} epochs/s", rate, { rate: short(rate) });
  /** Another speed, set by a script; it gets an entry of its own. */
  const other = element("option", { hidden: true });
  speed.append(
    element("option", { value: BATCH }, t("1 batch/s")),
    ...fits.map((rate) => element("option", { value: rate }, rateText(rate))),
    other,
    element("option", { value: FASTEST }, t("full speed")),
  );
  /** One batch a second, as the server counts: in epochs. */
  const slow = () => Math.max(field.minimum ?? 0, 1 / (store.state.frame?.state.steps_per_epoch || 1));
  speed.addEventListener("change", () => {
    const rate = speed.value === FASTEST ? null : speed.value === BATCH ? slow() : Number(speed.value);
    update({ view: { epochs_per_second: rate } });
  }, { signal: stop.signal });

  // One batch a second stays one batch a second when an epoch has another number of batches.
  let slowest = slow();
  const follow = store.subscribe((changed) => {
    if (!changed.has("frame") || slow() === slowest) return;
    const chosen = setting(store.state, PATH) === slowest;
    slowest = slow();
    if (chosen) update({ view: { epochs_per_second: slowest } });
  });

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest("select, textarea, input:not([type=range], [type=radio], [type=checkbox])")) return;
    if (document.querySelector("dialog[open]")) return;
    const key = event.key.toLowerCase();
    if (key === " ") {
      // Space works a button or a box that has the focus; everywhere else it works the run.
      if (target?.closest("button, summary, input:not([type=range])")) return;
      event.preventDefault();
      commands.play();
    } else if (!shortcutsOn()) return;
    else if (key === "s") commands.batch();
    else if (key === "e") commands.epoch();
    else if (key === "r") commands.reset();
  }, { signal: stop.signal });

  return {
    draw(state, changed) {
      if (changed.has("frame")) {
        const running = state.frame?.state.running === true;
        setAttribute(play, "data-running", running);
        setAttribute(play, "aria-label", running ? t("Pause") : t("Play"));
      }
      if (changed.has("config") || changed.has("wanted") || changed.has("frame")) {
        const rate = /** @type {number | null} */ (setting(state, PATH));
        const value = rate === null
          ? FASTEST
          : fits.includes(rate)
          ? String(rate)
          : rate === slow()
          ? BATCH
          : "other";
        other.hidden = value !== "other";
        if (value === "other" && rate !== null) {
          other.value = value;
          other.textContent = rateText(rate);
        }
        if (speed.value !== value) speed.value = value;
      }
    },
    destroy() {
      follow();
      stop.abort();
    },
  };
}
