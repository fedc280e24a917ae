/** The transport: play and pause, single steps, speed; and its keys. */

import { element, find, setAttribute } from "../lib/dom.js";
import { short } from "../lib/format.js";
import { isRunning } from "../state/asked-to-run.js";
import { setting } from "../state/settings.js";
import { shortcutsOn, takesLetters, takesSpace } from "../state/shortcuts.js";
import { tn } from "../lib/text.js";
import { fieldOf } from "../ui/field.js";

/** Epochs per second the speed can be set to, besides one batch a second and as fast as possible. */
const SPEEDS = [1, 5, 10, 30, 100, 300, 1000];
const BATCH = "batch", FASTEST = "fastest";
const PATH = "view.epochs_per_second";

/** Whether a key means the page as a whole: nobody has taken it, and no dialog is open. @param {KeyboardEvent} event */
const isOurs = (event) =>
  !event.defaultPrevented && !event.ctrlKey && !event.metaKey && !event.altKey &&
  !document.querySelector("dialog[open]");

/**
 * @param {import("../types.js").Context} context
 * @returns {import("../types.js").View}
 */
export function createTransport(context) {
  const { store, act, update, follow, t } = context;
  const play = find("#play"), speed = /** @type {HTMLSelectElement} */ (find("#speed"));
  const field = fieldOf(context, PATH);
  const stop = new AbortController();

  const commands = {
    play: () => act({ type: isRunning(store.state) ? "pause" : "play" }),
    reset: () => act({ type: "reset" }),
    batch: () => act({ type: "step" }),
    epoch: () => act({ type: "epoch" }),
  };
  /** @type {{ [key: string]: () => void }} */
  const letters = { s: commands.batch, e: commands.epoch, r: commands.reset };
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

  // One batch a second stays one batch a second when an epoch has another number of batches: part of the edit that made it so.
  let slowest = slow();
  const unsubscribe = store.subscribe((changed) => {
    if (!changed.has("frame") || slow() === slowest) return;
    const chosen = setting(store.state, PATH) === slowest;
    slowest = slow();
    if (chosen) follow({ view: { epochs_per_second: slowest } });
  });

  /** Whether a key plays or pauses: a held one does so once. @param {KeyboardEvent} event */
  const plays = (event) => event.key === " " && isOurs(event) && !takesSpace(event.target);
  document.addEventListener("keydown", (event) => {
    if (plays(event)) {
      event.preventDefault(); // nor is a button that has the focus pressed
      if (!event.repeat) commands.play();
    } else if (event.repeat || !isOurs(event) || takesLetters(event.target) || !shortcutsOn()) return;
    else letters[event.key.toLowerCase()]?.();
  }, { signal: stop.signal });
  // Firefox presses a button when Space goes up.
  document.addEventListener("keyup", (event) => {
    if (plays(event)) event.preventDefault();
  }, { signal: stop.signal });

  return {
    draw(state, changed) {
      if (changed.has("frame") || changed.has("asked")) {
        const running = isRunning(state);
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
      unsubscribe();
      stop.abort();
    },
  };
}
