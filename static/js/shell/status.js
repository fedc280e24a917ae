/** Status messages: the connection, refusals, a diverged run, a full server. */

import { find, setAttribute, setText } from "../lib/dom.js";
import { typeset } from "../lib/format.js";
import { patchOf, setting } from "../state/settings.js";

/** A message leaves by itself after so many milliseconds. */
const STAYS = 9000;

/**
 * @param {import("../types.js").Context & { retry: () => void }} context
 * @returns {import("../types.js").View}
 */
export function createStatus({ store, act, update, retry, t }) {
  const connection = find("#connection"), word = find("span", connection);
  const message = find("#message"), diverged = find("#diverged"), full = find("#full"), main = find("#main");
  const words = {
    connecting: t("connecting"),
    live: t("live"),
    lost: t("reconnecting"),
    gone: t("new session"),
    full: t("server full"),
    refused: t("refused"),
  };
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const stop = new AbortController(), { signal } = stop;

  find("button", message).addEventListener("click", () => store.set({ message: null }), { signal });
  find("#full-retry").addEventListener("click", retry, { signal });
  find("#diverged-reset").addEventListener("click", () => act({ type: "reset" }), { signal });
  find("#diverged-slower").addEventListener("click", () => {
    const path = "training.optimizer.learning_rate";
    const least = store.state.catalog.fields[path]?.minimum ?? 0;
    update(patchOf(path, Math.max(least, Number((setting(store.state, path) / 3).toPrecision(1)))));
    act({ type: "reset" });
  }, { signal });

  return {
    draw(state, changed) {
      setAttribute(connection, "data-is", state.connection);
      setText(word, words[state.connection]);
      if (changed.has("message")) {
        clearTimeout(timer);
        message.hidden = state.message === null;
        if (state.message !== null) {
          setText(find("p", message), state.message);
          timer = setTimeout(() => store.set({ message: null }), STAYS);
        }
      }
      const why = state.frame?.state.diverged ?? null;
      diverged.hidden = why === null;
      if (why !== null) setText(find("#diverged-why"), typeset(why));
      const taken = state.capacity !== "";
      full.hidden = !taken;
      main.hidden = taken;
      if (taken) setText(find("#full-why"), state.capacity);
    },
    destroy() {
      clearTimeout(timer);
      stop.abort();
    },
  };
}
