/** The probed image x, the weights w of a unit of the first layer, and w ∘ x, as images beside each other. */

/** @import { State, Unit } from "../../types.js" */
/** @import { Palette } from "../../draw/palette.js" */

import { createPicture, inks, shadeImage, shadeSigned } from "../../draw/images.js";
import { element, setText } from "../../lib/dom.js";
import { t } from "../../lib/text.js";
import { probeOf } from "../../model/probe.js";
import { imagesOf } from "../../state/settings.js";

/** @param {string} name @param {string} says */
function createFigure(name, says) {
  const canvas = element("canvas", { role: "img", "aria-label": says }),
    caption = element("figcaption", {}, name);
  return { figure: element("figure", {}, canvas, caption), caption, ...createPicture(canvas) };
}

export function createUnitFigures() {
  const input = createFigure("x", t("The probed image")),
    weights = createFigure("w", t("The weights of the unit"));
  const product = createFigure("w ∘ x", t("The weights times the pixels of the probed image"));
  /** What the pictures are of. @type {unknown[]} */
  let painted = [];
  return {
    element: element("div", { class: "figures-of-unit" }, input.figure, weights.figure, product.figure),
    /** @param {State} state @param {Unit} unit @param {number} scale the number of full colour @param {Palette} palette */
    draw(state, { layer, unit }, scale, palette) {
      const size = imagesOf(state), matrix = state.frame?.weights[0], pixels = probeOf(state)?.pixels;
      if (!size || !matrix?.columns) return;
      const wanted = [matrix, pixels, layer === 1 ? unit : -1, palette];
      if (wanted.every((one, i) => one === painted[i])) return;
      painted = wanted;
      if (pixels) {
        const ink = inks(palette);
        input.paint(size, (words) => shadeImage(pixels, size, ink, words));
      }
      weights.figure.hidden = product.figure.hidden = layer !== 1;
      if (layer !== 1) return;
      const { columns, values } = matrix, own = values.subarray(unit * columns, (unit + 1) * columns);
      const times = own.map((w, i) => w * (pixels?.[i] ?? 0) / 255);
      weights.paint(size, (words) => shadeSigned(own, scale, size.channels, palette, words));
      product.paint(size, (words) => shadeSigned(times, scale, size.channels, palette, words));
      setText(weights.caption, t("w of unit {unit}", { unit: unit + 1 }));
    },
  };
}
