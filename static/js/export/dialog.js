/** Export: this network as code that runs, its data and weights as files, any view as a picture, the training as a video. */

import { exportAddress, readScript } from "../net/api.js";
import { errorMessage } from "../lib/error-message.js";
import { createDialog } from "../lib/dialogs.js";
import { element, find, setText } from "../lib/dom.js";
import { imagesOf } from "../state/settings.js";
import { download, fileName } from "../lib/downloads.js";
import { takePicture, viewsOnShow } from "./picture.js";
import { createVideoForm } from "./video-form.js";

/** @typedef {"pytorch" | "numpy"} Language */

/**
 * @param {import("../types.js").Context} context
 * @returns {{ open: () => void, destroy: () => void }}
 */
export function createExportDialog(context) {
  const { ids, store } = context;
  const code = createCode(context), files = createFiles(context), picture = createPictures(context);
  const video = createVideoForm(context);
  find("#export-parts").append(
    code.element,
    element("div", { class: "column-of" }, files.element, picture.element, video.element),
  );
  const { open, destroy } = createDialog("#export", {
    onOpen() {
      store.set({ whole: true });
      const id = ids()?.id ?? null;
      const images = imagesOf(store.state) !== null;
      code.element.hidden = video.element.hidden = images;
      if (!images) {
        void code.fill(id);
        video.fill();
      }
      files.fill(id, images);
      picture.fill();
    },
    onClose() {
      video.cancel();
      store.set({ whole: false });
    },
  });
  return {
    open,
    destroy() {
      video.cancel();
      destroy();
      find("#export-parts").replaceChildren();
    },
  };
}

/**
 * The network as a script, to read, to copy, to save.
 * @param {import("../types.js").Context} context
 */
function createCode({ store, t }) {
  /** @type {[Language, string][]} */
  const languages = [["pytorch", "PyTorch"], ["numpy", "NumPy"]];
  let chosen = /** @type {Language} */ ("pytorch");
  /** @type {string | null} */
  let session = null;
  const text = element("pre", { tabindex: 0, role: "region", "aria-label": t("Code") });
  const said = element("p", { role: "status" });
  const copy = element("button", { class: "boxed", onclick: () => void take() }, t("Copy"));
  const save = element("button", {
    class: "boxed",
    onclick: () => download(new Blob([text.textContent ?? ""], { type: "text/x-python" }), name()),
  }, t("Download"));
  const name = () => fileName([store.state.config?.data.dataset ?? "", chosen], "py");
  const choice = element(
    "div",
    { class: "segments", role: "radiogroup", "aria-label": t("Language of the code") },
    ...languages.map(([language, title]) =>
      element(
        "label",
        {},
        element("input", {
          type: "radio",
          name: "code-language",
          value: language,
          checked: language === chosen,
          onchange: () => {
            chosen = language;
            void fill(session);
          },
        }),
        title,
      )
    ),
  );

  const take = async () => {
    const content = text.textContent ?? "";
    try {
      await navigator.clipboard.writeText(content);
    } catch {
      // Without HTTPS there is no clipboard to write to; the old way still works.
      getSelection()?.selectAllChildren(text);
      document.execCommand("copy");
    }
    said.textContent = t("Copied.");
  };

  /** @param {string | null} id */
  const fill = async (id) => {
    session = id;
    said.textContent = "";
    if (id === null) return;
    const asked = chosen;
    try {
      const script = await readScript(id, asked);
      if (asked === chosen && id === session) setText(text, script);
    } catch (error) {
      said.textContent = errorMessage(error);
    }
  };

  return {
    element: section(
      t("Code"),
      t("The network as it is now, with its weights, as a script that predicts and checks itself when it is run."),
      element("div", { class: "row" }, choice, copy, save, said),
      text,
    ),
    fill,
  };
}

/**
 * What the server gives as files.
 * @param {import("../types.js").Context} context
 */
function createFiles({ t }) {
  const links = /** @type {[string, string][]} */ ([
    ["config", t("Configuration (JSON)")],
    ["safetensors", t("Weights (safetensors)")],
    ["csv", t("Points (CSV)")],
    ["json", t("Points (JSON)")],
  ]).map(([format, title]) => ({ format, link: element("a", { class: "boxed", download: "" }, title) }));
  const only = element("p", { class: "quiet" }, t("Scripts, points and films are for the plane only."));
  return {
    element: section(
      t("Files"),
      "",
      element("div", { class: "row" }, ...links.map(({ link }) => link)),
      only,
    ),
    /** @param {string | null} id @param {boolean} images of which there are two files only */
    fill(id, images) {
      only.hidden = !images;
      for (const { format, link } of links) {
        if (id) link.href = exportAddress(id, format);
        link.hidden = images && format !== "config" && format !== "safetensors";
      }
    },
  };
}

/**
 * Any view that is on the page, as a PNG.
 * @param {import("../types.js").Context} context
 */
function createPictures({ store, t }) {
  /** @type {ReturnType<typeof viewsOnShow>} */
  let views = [];
  const view = element("select", { "aria-label": t("View") });
  const size = element(
    "select",
    { "aria-label": t("Size of the picture") },
    ...[1, 2, 4].map((ratio) => element("option", { value: ratio, selected: ratio === 2 }, `${ratio}×`)),
  );
  const said = element("p", { role: "status" });
  const save = async () => {
    const chosen = views[Number(view.value)];
    if (!chosen) return;
    said.textContent = "";
    try {
      await everythingSeen(store);
      const canvas = takePicture(chosen.element, chosen.name, store.state, Number(size.value));
      const picture = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
      if (!(picture instanceof Blob)) {
        throw new Error(t("The browser could not make this picture: it is too large."));
      }
      const { dataset } = store.state.config?.data ?? { dataset: "" };
      download(picture, fileName([dataset, chosen.name], "png"));
    } catch (error) {
      said.textContent = errorMessage(error);
    }
  };
  return {
    element: section(
      t("Picture"),
      t("As it is on the page now, with a line that says what it is."),
      element(
        "div",
        { class: "row" },
        view,
        size,
        element("button", { class: "boxed", onclick: () => void save() }, t("Download PNG")),
      ),
      said,
    ),
    fill() {
      const before = views[Number(view.value)]?.name;
      views = viewsOnShow();
      said.textContent = "";
      view.replaceChildren(
        ...views.map(({ name }, i) =>
          element("option", { value: i, selected: name === (before ?? t("Output")) }, name)
        ),
      );
    },
  };
}

/** What is out of sight comes with the next frame; a server out of reach is not waited for. */
const PATIENCE = 2000;

/** Wait until there is a frame with all panels in it, and it is drawn. @param {import("../types.js").Store} store */
async function everythingSeen(store) {
  const whole = () =>
    Boolean(
      store.state.frame?.features &&
        (imagesOf(store.state) || store.state.frame.surface && store.state.frame.neurons),
    );
  if (!whole()) {
    await new Promise((resolve) => {
      const stop = store.subscribe(() => whole() && done());
      const timer = setTimeout(() => done(), PATIENCE);
      const done = () => {
        clearTimeout(timer);
        stop();
        resolve(null);
      };
    });
  }
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}

/** @param {string} title @param {string} about @param {...Node} parts */
export const section = (title, about, ...parts) =>
  element(
    "section",
    {},
    element("h3", {}, title),
    about ? element("p", { class: "quiet" }, about) : null,
    ...parts,
  );
