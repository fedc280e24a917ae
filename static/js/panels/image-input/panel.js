/** The input of a network for images: a pad to draw on, what is seen of it, ten bars, and the gallery of the set. */

/** @import { Context, Key, State, View } from "../../types.js" */

import { createPicture, inks, shadeImage } from "../../draw/images.js";
import { readPalette } from "../../draw/palette.js";
import { element, find, setAttribute, setText } from "../../lib/dom.js";
import { percent } from "../../lib/format.js";
import { largest, probabilities, probeOf, probePass } from "../../model/probe.js";
import { className, imagesOf } from "../../state/settings.js";
import { createAddForm } from "./add-form.js";
import { createBars } from "./bars.js";
import { createColours } from "./colours.js";
import { createGallery } from "./gallery.js";
import { createPadPointer } from "./pad-pointer.js";
import { createPad } from "./pad.js";
import { begun, drawn } from "./strokes.js";

/** What is shown depends on these. @type {Key[]} */
const READ = ["frame", "config", "points", "sheet", "strokes", "probe", "theme", "watching"];

/** What the network answers to the probed image: the class and how sure it is; null before it knows. @param {State} state */
export function answerOf(state) {
  const shares = probabilities(probePass(state));
  if (!shares.length || !shares.every(Number.isFinite)) return null;
  const label = largest(shares);
  return { label, share: shares[label] };
}

/** @param {HTMLElement} panel @param {Context} context @returns {View} */
export function createImageInput(panel, context) {
  const { store, t } = context, title = find("h2", panel), usual = title.textContent ?? "";
  const paper = element("div", {
    class: "pad",
    tabindex: 0,
    role: "application",
    "aria-label": t("Drawing pad: draw with a pointer, a pen or a finger; Backspace takes a stroke back"),
  });
  const invitation = element("p", { class: "invitation", "aria-hidden": "true" });
  const colours = createColours((pen) =>
    store.set(drawn(begun(store.state.strokes, { x: 0.5, y: 0.5 }, pen)))
  );
  const pad = createPad(paper, () => store.state);
  const pointer = createPadPointer(paper, store, colours.pen);
  paper.append(invitation);
  const back = element("button", { class: "boxed", onclick: pointer.undo }, t("Undo stroke"));
  const clear = element("button", { class: "boxed", onclick: pointer.clear }, t("Clear"));
  const canvas = element("canvas", { role: "img", "aria-label": t("What the network sees") });
  const picture = createPicture(canvas), bars = createBars(), add = createAddForm(context);
  const gallery = createGallery(context), answer = element("p", { class: "answer", role: "status" });
  const what = element("p", { class: "what" });
  const root = element(
    "div",
    { class: "image-input" },
    element(
      "div",
      { class: "pad-part" },
      paper,
      colours.element,
      element("div", { class: "row" }, back, clear),
    ),
    element(
      "div",
      { class: "seen-part" },
      element("div", { class: "seen" }, canvas, element("div", {}, what, answer)),
      bars.element,
      add.element,
    ),
    gallery.element,
  );
  panel.append(root);
  let palette = readPalette(root), ink = inks(palette);
  /** @type {Uint8Array | null} */
  let painted = null;

  return {
    draw(state, changed) {
      const size = imagesOf(state), probe = probeOf(state);
      if (!size || !READ.some((key) => changed.has(key))) return;
      if (changed.has("theme")) {
        palette = readPalette(root);
        ink = inks(palette);
        painted = null;
      }
      setText(title, t("Input"));
      colours.show(size.channels > 1);
      setText(
        invitation,
        state.strokes.length ? "" : size.channels > 1 ? t("Draw here") : t("Draw a digit here"),
      );
      for (const button of [back, clear]) setAttribute(button, "disabled", !state.strokes.length);
      if (probe && probe.pixels !== painted) {
        picture.paint(size, (words) => shadeImage(probe.pixels, size, ink, words));
        painted = probe.pixels;
      }
      tell(state, probe);
      pad.draw(state, changed);
      bars.draw(state);
      add.draw(state);
      gallery.draw(state, changed);
    },
    destroy() {
      pad.destroy();
      pointer.destroy();
      gallery.destroy();
      root.remove();
      setText(title, usual);
    },
  };

  /** @param {State} state @param {import("../../model/probe.js").Probe | null} probe */
  function tell(state, probe) {
    const found = answerOf(state), point = probe?.point ?? null, labels = state.points.labels;
    setText(
      what,
      point === null
        ? probe ? t("your drawing, as it is seen") : ""
        : t("image {number}: {class}", { number: point + 1, class: className(state, labels[point]) }),
    );
    setText(answer, found ? t("read as {class}", { class: className(state, found.label) }) : "");
    setAttribute(answer, "data-wrong", found !== null && point !== null && labels[point] !== found.label);
    answer.title = found ? percent(found.share, 1) : "";
  }
}
