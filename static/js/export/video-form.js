/** The film of a training, made in the page from the moments that the server keeps; the run itself is left alone. */

import { readCheckpoint, readCheckpoints } from "../net/api.js";
import { errorMessage } from "../lib/error-message.js";
import { element, find, setAttribute, setText } from "../lib/dom.js";
import { download, fileName, sizeText } from "../lib/downloads.js";
import { evenly, FRAMES, PARTS, SECONDS, timesOf } from "./video-layout.js";
import { integer } from "../lib/format.js";
import { decodeFrame } from "../net/frame.js";
import { gifColours, withSeen } from "./gif-palette.js";
import { recordGif, recordWebm, webmType } from "./recorders.js";
import { classCount, problemOf } from "../state/settings.js";
import { openOffscreenViews } from "./offscreen-views.js";

/** @typedef {import("./video-layout.js").Part} Part */

/** Widths of the film, CSS pixels. */
const WIDTHS = [480, 720, 1080];
/** So many pictures decide on the colours of a GIF. */
const SAMPLES = 5;

/** @param {import("../types.js").Context} context */
export function createVideoForm(context) {
  const { store, t, ids } = context;
  const names = { network: t("Network"), output: t("Output"), features: t("Feature space"), loss: t("Loss") };
  /** @type {AbortController | null} */
  let making = null;
  /** @type {{ address: string, file: Blob, name: string } | null} */
  let made = null;

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
  /** @param {string} label @param {{ least: number, most: number, usual: number }} bounds */
  const number = (label, { least, most, usual }) => {
    const input = element("input", { type: "number", min: least, max: most, step: 1, value: usual });
    return { input, label: element("label", { class: "number" }, input, label) };
  };
  const frames = number(t("frames"), FRAMES), seconds = number(t("seconds"), SECONDS);
  const start = element("button", { class: "strong", onclick: () => void make() }, t("Make the film"));
  const cancel = element("button", { class: "boxed", onclick: () => making?.abort() }, t("Cancel"));
  const progress = element("progress", { max: 1, value: 0, "aria-label": t("Progress of the film") });
  const said = element("p", { role: "status" });
  const result = element("div", { class: "film-result" });
  const settings = element(
    "div",
    { class: "film-settings" },
    element(
      "div",
      { class: "row", role: "group", "aria-label": t("What the film shows") },
      ...PARTS.map((part, i) => element("label", { class: "check" }, boxes[i], names[part])),
    ),
    element("div", { class: "row" }, kind, width, frames.label, seconds.label),
  );
  const root = element(
    "section",
    {},
    element("h3", {}, t("Film")),
    element(
      "p",
      { class: "quiet" },
      t("The training from its first step to this one, out of the moments that are kept. The run goes on undisturbed."),
    ),
    settings,
    element("div", { class: "row" }, start, cancel, progress),
    said,
    result,
  );

  /** What is wrong with what was asked for, or null. */
  const refusal = () => {
    for (
      const [{ input }, { least, most }, title] of /** @type {const} */ ([
        [frames, FRAMES, t("The number of frames")],
        [seconds, SECONDS, t("The number of seconds")],
      ])
    ) {
      const value = Number(input.value);
      if (!Number.isInteger(value) || value < least || value > most) {
        return t("{what} must be a whole number from {least} to {most}.", {
          what: title,
          least: integer(least),
          most: integer(most),
        });
      }
    }
    if (Number(frames.input.value) > 50 * Number(seconds.input.value)) {
      return t("No more than 50 frames fit into a second: ask for fewer frames or for more seconds.");
    }
    return boxes.some(({ checked }) => checked) ? null : t("Choose what the film is to show.");
  };

  /** @param {boolean} busy */
  const show = (busy) => {
    for (const control of settings.querySelectorAll("input, select")) setAttribute(control, "disabled", busy);
    start.hidden = busy;
    cancel.hidden = progress.hidden = !busy;
  };
  const forget = () => {
    if (made) URL.revokeObjectURL(made.address);
    made = null;
    result.replaceChildren();
  };

  const make = async () => {
    const wrong = refusal(), id = ids()?.id;
    said.textContent = wrong ?? "";
    if (wrong || !id || making) return;
    forget();
    const { signal } = making = new AbortController();
    progress.value = 0;
    show(true);
    cancel.focus();
    try {
      const file = await shoot(id, signal);
      if (file) await present(file);
    } catch (error) {
      const message = errorMessage(error);
      said.textContent = signal.aborted ? t("The film was cancelled.") : message;
    } finally {
      making = null;
      const held = document.activeElement === cancel || document.activeElement === document.body;
      show(false);
      if (held && find("#export").hasAttribute("open")) (result.querySelector("button") ?? start).focus();
    }
  };

  /** @param {string} id @param {AbortSignal} signal */
  const shoot = async (id, signal) => {
    const steps = evenly(await readCheckpoints(id), Number(frames.input.value));
    if (steps.length < 2) {
      said.textContent = t("There is nothing to film yet: let the network train first.");
      return null;
    }
    const parts = /** @type {Part[]} */ (boxes.filter(({ checked }) => checked).map(({ value }) => value));
    const times = timesOf(steps.length, Number(seconds.input.value)), gif = kind.value === "gif";
    const studio = await openOffscreenViews(context, parts, Number(width.value), names);
    /** @type {import("./recorders.js").Recorder | null} */
    let recorder = null;
    /** @param {number} step */
    const show = async (step) =>
      await studio.show(decodeFrame(await readCheckpoint(id, { ...studio.look, step }, signal)));
    try {
      if (gif) {
        // A few pictures are looked at first: all of a GIF's have the same colours.
        const samples = [];
        for (const step of evenly(steps, SAMPLES)) {
          await show(step);
          samples.push(studio.pixels());
        }
        const base = gifColours(studio.palette, problemOf(store.state), classCount(store.state));
        recorder = recordGif(studio.canvas, withSeen(base, samples), signal);
      } else recorder = recordWebm(studio.canvas, signal);
      for (const [i, step] of steps.entries()) {
        await show(step);
        await recorder.add(times[i]);
        signal.throwIfAborted();
        progress.value = (i + 1) / steps.length * (gif ? 1 : 0.5);
        setText(said, t("{done} of {all} frames", { done: integer(i + 1), all: integer(steps.length) }));
      }
      if (!gif) said.textContent = t("The browser records the film in its own time …");
      return await recorder.finish((share) => progress.value = 0.5 + share / 2);
    } finally {
      studio.close();
      recorder?.close();
    }
  };

  /** @param {Blob} file */
  const present = async (file) => {
    const ending = file.type === "image/gif" ? "gif" : "webm";
    const name = fileName([store.state.config?.data.dataset ?? "", t("film")], ending);
    const address = URL.createObjectURL(file);
    made = { address, file, name };
    const title = t("The film of the training");
    const shown = ending === "gif"
      ? element("img", { src: address, alt: title })
      : element("video", { src: address, controls: true, loop: true, muted: true, "aria-label": title });
    result.replaceChildren(
      shown,
      element(
        "button",
        { class: "boxed", onclick: () => download(file, name) },
        t("Download {name}", { name }),
      ),
    );
    said.textContent = t("The film is ready: {size}.", {
      size: sizeText(file.size, document.documentElement.lang),
    });
    if (shown instanceof HTMLImageElement) await shown.decode();
    result.scrollIntoView({ block: "nearest" });
  };

  show(false);
  return {
    element: root,
    /** What can be filmed now. */
    fill() {
      if (!made && !making) said.textContent = "";
    },
    cancel: () => making?.abort(),
  };
}
