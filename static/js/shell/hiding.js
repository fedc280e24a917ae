/** Hiding parts of the page for a class or a slide, and the link that does so for others. */

import { errorMessage } from "../lib/error-message.js";
import { createDialog } from "../lib/dialogs.js";
import { find } from "../lib/dom.js";
import { copyField, momentOf } from "./share.js";

/** What a slide keeps. */
const PICTURE = "output";

/**
 * @param {import("../types.js").Context} context
 * @returns {{ destroy: () => void }}
 */
export function createHiding({ store, t, ids }) {
  const link = /** @type {HTMLInputElement} */ (find("#hiding-link"));
  const embed = /** @type {HTMLInputElement} */ (find("#hiding-embed"));
  const said = find("#hiding-said"), root = document.documentElement;
  const { dialog, destroy } = createDialog("#hiding", {
    opener: "#hiding-open",
    onOpen: () => void (said.textContent = "", fill()),
  });
  const boxes = [
    .../** @type {NodeListOf<HTMLInputElement>} */ (dialog.querySelectorAll(".hiding input")),
  ];
  const stop = new AbortController(), { signal } = stop;
  let moment = "";

  /** @param {URL} url @param {boolean} framed */
  const hideIn = (url, framed) => {
    const hidden = boxes.filter(({ checked }) => !checked).map(({ value }) => value);
    url.searchParams.delete("lang");
    url.searchParams.delete("hide");
    url.searchParams.delete("embed");
    if (framed) url.searchParams.set("embed", "1");
    if (hidden.length) url.searchParams.set("hide", hidden.join(","));
    // A comma may stand in an address as it is, and is easier to read.
    return url.href.replaceAll("%2C", ",");
  };

  const show = () => {
    const url = new URL(location.href);
    // The frame's form is for the link alone: without the header's buttons there would be no way back from here.
    history.replaceState(null, "", hideIn(new URL(url), url.searchParams.get("embed") === "1"));
    const hidden = boxes.filter(({ checked }) => !checked).map(({ value }) => value).join(" ");
    if (hidden) root.dataset.hide = hidden;
    else delete root.dataset.hide;
    url.hash = moment ? `x=${moment}` : "";
    link.value = hideIn(url, embed.checked);
  };

  const fill = async () => {
    const known = ids();
    try {
      moment = known ? await momentOf(known.id, store.state) : "";
    } catch (error) {
      moment = "";
      said.textContent = errorMessage(error);
    }
    show();
  };

  for (const box of [...boxes, embed]) box.addEventListener("change", show, { signal });
  find("#hiding-all").addEventListener("click", () => {
    for (const box of boxes) box.checked = true;
    show();
  }, { signal });
  find("#hiding-none").addEventListener("click", () => {
    for (const box of boxes) box.checked = box.value === PICTURE;
    embed.checked = true;
    show();
  }, { signal });
  find("#hiding-copy").addEventListener("click", () => {
    void copyField(link).then(() => said.textContent = t("Copied."));
  }, { signal });

  return {
    destroy() {
      stop.abort();
      destroy();
    },
  };
}
