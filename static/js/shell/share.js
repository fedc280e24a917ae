/** Sharing: this moment as a link, the session to watch live, and setups from playground.tensorflow.org. */

import { checkpointAddress, readSetup, resumeSession } from "../net/api.js";
import { hashOf } from "../net/address.js";
import { errorMessage } from "../lib/error-message.js";
import { createDialog } from "../lib/dialogs.js";
import { element, find } from "../lib/dom.js";
import { fromPlayground } from "./playground-link.js";
import { encodeMoment } from "../net/moment-link.js";

const LOCAL = /^(localhost|127\.|\[::1\])/;

/**
 * @param {import("../types.js").Context} context
 * @returns {{ destroy: () => void }}
 */
export function createShare({ store, act, t, ids }) {
  const moment = /** @type {HTMLInputElement} */ (find("#share-moment"));
  const watch = /** @type {HTMLInputElement} */ (find("#share-watch"));
  const playground = /** @type {HTMLInputElement} */ (find("#share-playground"));
  const resume = /** @type {HTMLInputElement} */ (find("#share-resume"));
  const checkpoint = /** @type {HTMLAnchorElement} */ (find("#share-checkpoint"));
  const said = find("#share-said"), note = find("#share-note"), differences = find("#share-differences");
  const stop = new AbortController(), { signal } = stop;

  /** @param {string} hash */
  const linkTo = (hash) => {
    const url = new URL(location.href);
    url.searchParams.delete("lang"); // everybody reads their own
    url.hash = hash;
    return url.href;
  };

  const fill = async () => {
    const known = ids();
    said.textContent = note.textContent = moment.value = "";
    differences.replaceChildren();
    if (!known) return;
    watch.value = linkTo(hashOf(known.watch, true));
    checkpoint.href = checkpointAddress(known.id);
    if (LOCAL.test(location.hostname)) {
      note.textContent = t(
        "This address leads to your own machine; for others, start the server with --host 0.0.0.0 and open the page by this machine’s name.",
      );
    }
    try {
      const text = await momentOf(known.id, store.state);
      moment.value = linkTo(`#x=${text}`);
    } catch (error) {
      said.textContent = errorMessage(error);
    }
  };
  const { dialog, destroy } = createDialog("#share", { opener: "#share-open", onOpen: () => void fill() });

  /** @param {HTMLInputElement} field */
  const copy = async (field) => {
    await copyField(field);
    said.textContent = t("Copied.");
  };
  for (const field of [moment, watch]) {
    find(`[data-copy="${field.id}"]`, dialog).addEventListener("click", () => void copy(field), { signal });
    field.addEventListener("focus", () => field.select(), { signal });
  }

  resume.addEventListener("change", async () => {
    const [file] = resume.files ?? [];
    if (!file) return;
    try {
      const { id } = await resumeSession(await file.arrayBuffer());
      location.hash = hashOf(id ?? "", false);
      location.reload();
    } catch (error) {
      said.textContent = errorMessage(error);
      resume.value = "";
    }
  }, { signal });

  const open = () => {
    differences.replaceChildren();
    try {
      const found = fromPlayground(playground.value);
      act({ type: "begin", setup: found.settings });
      store.set({ discretise: found.discretise, showTest: found.showTest });
      said.textContent = t("The setup is here; this is not the same in Frontière:");
      differences.append(...found.differences.map((text) => element("li", {}, text)));
      playground.value = "";
    } catch (error) {
      said.textContent = errorMessage(error);
    }
  };
  find("#share-playground-open").addEventListener("click", open, { signal });
  playground.addEventListener("keydown", (event) => {
    if (event.key === "Enter") open();
  }, { signal });

  return {
    destroy() {
      stop.abort();
      destroy();
    },
  };
}

/**
 * This moment as text for an address.
 * @param {string} id @param {import("../types.js").State} state
 */
export async function momentOf(id, { discretise, showTest, features, pinned, catalog }) {
  const show = { discretise, showTest, features, pinned };
  return await encodeMoment({ setup: await readSetup(id), show }, catalog.defaults);
}

/** Put a field's text into the clipboard. @param {HTMLInputElement} field */
export async function copyField(field) {
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    // Without HTTPS there is no clipboard to write to; the old way still works.
    document.execCommand("copy");
  }
}
