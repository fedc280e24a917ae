/** The colours of the pad, for pictures in colour, and how wide its pen is. */

import { element } from "../../lib/dom.js";
import { t } from "../../lib/text.js";

/** What one can draw with. */
export const COLOURS = [
  { name: t("black"), rgb: [32, 32, 36] },
  { name: t("white"), rgb: [255, 255, 255] },
  { name: t("grey"), rgb: [140, 140, 150] },
  { name: t("skin"), rgb: [240, 196, 160] },
  { name: t("brown"), rgb: [130, 86, 50] },
  { name: t("red"), rgb: [214, 60, 50] },
  { name: t("yellow"), rgb: [240, 205, 70] },
  { name: t("green"), rgb: [80, 150, 70] },
  { name: t("blue"), rgb: [70, 130, 200] },
];
/** Widths of the pen as shares of the pad's side; a digit is written with the first of its own. */
const WIDTHS = { thin: 0.05, thick: 0.14, all: 4 };
const DIGIT = { colour: [0, 0, 0], width: 0.075 };

/** @param {(fill: { colour: number[], width: number }) => void} fill paints the whole pad */
export function createColours(fill) {
  let colour = COLOURS[0].rgb, width = WIDTHS.thick, colours = false;
  const radios = COLOURS.map(({ name, rgb }, i) => {
    const input = element("input", {
      type: "radio",
      name: "pad-colour",
      "aria-label": name,
      onchange: () => colour = rgb,
    });
    input.checked = i === 0;
    return element("label", { title: name, style: `--colour: rgb(${rgb.join(" ")})` }, input);
  });
  const wide = element("input", {
    type: "checkbox",
    onchange: () => width = wide.checked ? WIDTHS.thick : WIDTHS.thin,
  });
  wide.checked = true;
  const root = element(
    "div",
    { class: "pad-colours" },
    element(
      "div",
      { class: "swatches", role: "radiogroup", "aria-label": t("Colour of the pen") },
      ...radios,
    ),
    element("label", { class: "check" }, wide, t("thick")),
    element("button", { class: "boxed", onclick: () => fill({ colour, width: WIDTHS.all }) }, t("Fill")),
  );
  return {
    element: root,
    pen: () => colours ? { colour, width } : DIGIT,
    /** @param {boolean} on */
    show(on) {
      colours = on;
      root.hidden = !on;
    },
  };
}
