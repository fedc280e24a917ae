/** The form for a video of the training: what it shows, how long it is, its making and the file. */

import { element, find, setAttribute } from "../lib/dom.js";
import { download, fileName, sizeText } from "../lib/downloads.js";
import { errorMessage } from "../lib/error-message.js";
import { integer } from "../lib/format.js";
import { readNumber, typedNumber } from "../lib/number-text.js";
import { webmType } from "./recorders.js";
import { FRAMES, PARTS, SECONDS } from "./video-layout.js";
import { makeVideo } from "./video-maker.js";
import { problemWith, progressOf } from "./video-request.js";

/** @typedef {import("./video-layout.js").Part} Part */
/** @typedef {import("../types.js").Translate} Translate */

/** Widths of a video, CSS pixels. */
const WIDTHS = [480, 720, 1080];

/** @param {import("../types.js").Context} context */
export function createVideoForm(context) {
  const { store, t, ids } = context;
  const names = { network: t("Network"), output: t("Output"), features: t("Feature space"), loss: t("Loss") };
  /** @type {AbortController | null} */
  let making = null;

  const settings = createSettings(names, t), file = createFile(store, t);
  const start = element("button", { class: "strong", onclick: () => void make() }, t("Make the film"));
  const cancel = element("button", { class: "boxed", onclick: () => making?.abort() }, t("Cancel"));
  const progress = element("progress", { max: 1, value: 0, "aria-label": t("Progress of the film") });
  const said = element("p", { role: "status" });
  const root = element(
    "section",
    {},
    element("h3", {}, t("Film")),
    element(
      "p",
      { class: "quiet" },
      t("The training from its first step to this one, out of the moments that are kept. The run goes on undisturbed."),
    ),
    settings.element,
    element("div", { class: "row" }, start, cancel, progress),
    said,
    file.element,
  );

  /** @param {boolean} busy */
  const show = (busy) => {
    settings.enable(!busy);
    start.hidden = busy;
    cancel.hidden = progress.hidden = !busy;
  };

  const make = async () => {
    const request = settings.read(), id = ids()?.id, problem = problemWith(request, t);
    said.textContent = problem ?? "";
    if (problem || !id || making) return;
    file.forget();
    const { signal } = making = new AbortController();
    progress.value = 0;
    show(true);
    cancel.focus();
    try {
      const made = await makeVideo(context, id, request, names, {
        signal,
        onFrame(done, all) {
          progress.value = progressOf(request.kind, done / all);
          said.textContent = done === all && request.kind === "webm"
            ? t("The browser records the film in its own time …")
            : t("{done} of {all} frames", { done: integer(done), all: integer(all) });
        },
        onRecorded: (share) => progress.value = progressOf(request.kind, 1, share),
      });
      if (made) {
        said.textContent = t("The film is ready: {size}.", {
          size: sizeText(made.size, document.documentElement.lang),
        });
        await file.show(made, request.kind);
      } else said.textContent = t("There is nothing to film yet: let the network train first.");
    } catch (error) {
      said.textContent = signal.aborted ? t("The film was cancelled.") : errorMessage(error);
    } finally {
      making = null;
      const held = document.activeElement === cancel || document.activeElement === document.body;
      show(false);
      if (held && find("#export").hasAttribute("open")) (file.button() ?? start).focus();
    }
  };

  show(false);
  return {
    element: root,
    /** The dialog is opened anew: what was said of a try before is over. */
    fill() {
      if (!file.button() && !making) said.textContent = "";
    },
    cancel: () => making?.abort(),
  };
}

/**
 * The controls of the form.
 * @param {{ [part in Part]: string }} names @param {Translate} t
 */
function createSettings(names, t) {
  const boxes = PARTS.map((part) =>
    element("input", { type: "checkbox", value: part, checked: part === "output" || part === "features" })
  );
  const kind = element(
    "select",
    { "aria-label": t("Kind of film") },
    element("option", { value: "gif" }, "GIF"),
    webmType() ? element("option", { value: "webm" }, "WebM") : null,
  );
  const width = element(
    "select",
    { "aria-label": t("Width of the film") },
    ...WIDTHS.map((pixels) =>
      element("option", { value: pixels, selected: pixels === 720 }, `${integer(pixels)} px`)
    ),
  );
  /** @param {string} label @param {{ usual: number }} bounds */
  const number = (label, { usual }) => {
    const input = element("input", {
      type: "text",
      inputmode: "numeric",
      autocomplete: "off",
      "data-number": true,
      value: typedNumber(usual),
    });
    return {
      read: () => readNumber(input.value),
      label: element("label", { class: "number" }, input, label),
    };
  };
  const frames = number(t("frames"), FRAMES), seconds = number(t("seconds"), SECONDS);
  const root = element(
    "div",
    { class: "film-settings" },
    element(
      "div",
      { class: "row", role: "group", "aria-label": t("What the film shows") },
      ...PARTS.map((part, i) => element("label", { class: "check" }, boxes[i], names[part])),
    ),
    element("div", { class: "row" }, kind, width, frames.label, seconds.label),
  );
  return {
    element: root,
    /** @returns {import("./video-request.js").VideoRequest} */
    read: () => ({
      parts: PARTS.filter((_, i) => boxes[i].checked),
      kind: kind.value === "webm" ? "webm" : "gif",
      width: Number(width.value),
      frames: frames.read(),
      seconds: seconds.read(),
    }),
    /** @param {boolean} free */
    enable(free) {
      for (const control of root.querySelectorAll("input, select")) setAttribute(control, "disabled", !free);
    },
  };
}

/**
 * The file, to be seen and taken away.
 * @param {import("../types.js").Store} store @param {Translate} t
 */
function createFile(store, t) {
  const root = element("div", { class: "film-result" });
  let address = "";
  return {
    element: root,
    button: () => root.querySelector("button"),
    forget() {
      URL.revokeObjectURL(address);
      root.replaceChildren();
    },
    /** @param {Blob} file @param {"gif" | "webm"} kind */
    async show(file, kind) {
      const name = fileName([store.state.config?.data.dataset ?? "", t("film")], kind);
      const title = t("The film of the training");
      address = URL.createObjectURL(file);
      const shown = kind === "gif"
        ? element("img", { src: address, alt: title })
        : element("video", { src: address, controls: true, loop: true, muted: true, "aria-label": title });
      root.replaceChildren(
        shown,
        element(
          "button",
          { class: "boxed", onclick: () => download(file, name) },
          t("Download {name}", { name }),
        ),
      );
      if (shown instanceof HTMLImageElement) await shown.decode();
      root.scrollIntoView({ block: "nearest" });
    },
  };
}
