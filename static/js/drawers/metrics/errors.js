/** The images of a cell of the confusion matrix, each with the network's answers; a click probes one. */

/** @import { Cell, Context, State } from "../../types.js" */

import { createPicture, inks, shadeImage } from "../../draw/images.js";
import { readPalette } from "../../draw/palette.js";
import { element, setAttribute, setText } from "../../lib/dom.js";
import { integer, percent } from "../../lib/format.js";
import { t } from "../../lib/text.js";
import { createImageVerdicts } from "../../model/image-verdicts.js";
import { passOfImage, probabilities } from "../../model/probe.js";
import { className, imagesOf } from "../../state/settings.js";
import { sameCell } from "./cells.js";

/** So many images are shown of a cell, and so many answers of each. */
const SHOWN = 60, ANSWERS = 3;

/** The points of a cell. @param {Cell} cell @param {Pick<State["points"], "labels" | "split">} points @param {ArrayLike<number>} read */
export function pointsOf({ split, actual, predicted }, { labels, split: sides }, read) {
  const test = Number(split === "test");
  return [...labels.keys()].filter((i) => sides[i] === test && labels[i] === actual && read[i] === predicted);
}

/** The likeliest classes, the first first. @param {readonly number[]} shares @param {number} most */
export const likeliest = (shares, most) =>
  shares.map((share, label) => ({ label, share })).sort((a, b) => b.share - a.share).slice(0, most);

/** @param {Context} context */
export function createErrors({ store }) {
  const verdicts = createImageVerdicts();
  const heading = element("h3", {}), list = element("div", { class: "errors" });
  const shut = element("button", { class: "boxed", onclick: () => choose(null) }, t("Close the images"));
  const root = element(
    "section",
    { class: "errors-part", hidden: true },
    element("div", { class: "row" }, heading, shut),
    list,
  );
  /** @type {Cell | null} */
  let chosen = null;
  /** @type {ArrayLike<number> | null} */
  let shownOf = null;

  /** @param {Cell | null} cell */
  const choose = (cell) => {
    chosen = cell;
    shownOf = null;
    list.replaceChildren();
    store.set({ cell: cell && { ...cell } }); // drawn at once
  };
  /** @param {number} point @param {State} state */
  const card = (point, state) => {
    const size = imagesOf(state), pixels = state.sheet.get(state.points.images?.[point] ?? -1);
    if (!size || !pixels) return null;
    const canvas = element("canvas", { "aria-hidden": "true" }), colours = inks(readPalette(root));
    createPicture(canvas).paint(size, (words) => shadeImage(pixels, size, colours, words));
    const answers = likeliest(probabilities(passOfImage(state, pixels)), ANSWERS)
      .map(({ label, share }) => element("span", {}, `${className(state, label)} ${percent(share)}`));
    return element(
      "button",
      {
        title: t("Image {number}: probe it", { number: point + 1 }),
        onclick: () => store.set({ probe: point }),
      },
      canvas,
      element("span", { class: "answers" }, ...answers),
    );
  };

  return {
    element: root,
    /** Show the images of a cell, or of none if they are shown. @param {Cell} cell */
    toggle: (cell) => choose(sameCell(cell, chosen) ? null : cell),
    /** @param {State} state @returns {boolean} whether there is more to compute */
    draw(state) {
      root.hidden = !chosen || !imagesOf(state);
      if (!chosen || root.hidden) return false;
      const more = verdicts.work(state), { read } = verdicts;
      setAttribute(root, "aria-busy", String(!read));
      if (!read || read === shownOf) return more;
      shownOf = read;
      const points = pointsOf(chosen, state.points, read);
      const values = {
        count: integer(points.length),
        actual: className(state, chosen.actual),
        predicted: className(state, chosen.predicted),
      };
      setText(
        heading,
        chosen.split === "test"
          ? t("{actual} taken for {predicted}: {count} test images", values)
          : t("{actual} taken for {predicted}: {count} training images", values),
      );
      const first = !list.firstChild;
      list.replaceChildren(...points.slice(0, SHOWN).flatMap((point) => card(point, state) ?? []));
      if (first) root.scrollIntoView({ block: "nearest" });
      return more;
    },
  };
}
