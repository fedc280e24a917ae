/** The legend of the surface: what its colours say, from the lowest J to the highest, and its marks. */

import { axisNumber } from "../../draw/canvas-text.js";
import { css } from "../../draw/palette.js";
import { element, setText } from "../../lib/dom.js";
import { colourOf } from "./heat-map.js";
import { pointerText } from "./surface-texts.js";

/** Heights whose colours make the ramp. */
const STOPS = [0, 0.25, 0.5, 0.75, 1];

/** @param {number | undefined} value */
const end = (value) => value === undefined ? "–" : axisNumber(Number(value.toPrecision(2)));

/** @param {import("../../types.js").Translate} t */
export function createSurfaceLegend(t) {
  const ramp = element("i", { class: "ramp" });
  const low = element("span"), high = element("span"), under = element("span", { class: "under" });
  return {
    element: element(
      "div",
      { class: "keys" },
      element(
        "p",
        { class: "legend" },
        element("b", {}, "J"),
        low,
        ramp,
        high,
        element("span", {}, t("colour and height are logarithmic")),
      ),
      element(
        "p",
        { class: "key" },
        element("span", { class: "step-key" }, t("the path so far")),
        element("span", { class: "descent-key" }, t("−∇J, as far as it lies in the plane")),
        element("span", { class: "gap-key" }, t("not finite")),
        under,
      ),
    ),
    /** @param {import("./levels.js").Scale | null} scale @param {import("../../draw/palette.js").Palette} palette */
    draw(scale, palette) {
      setText(low, end(scale?.low));
      setText(high, end(scale?.high));
      const colours = STOPS.map((height) => css(colourOf(palette, height)));
      ramp.style.background = `linear-gradient(90deg, ${colours.join(", ")})`;
    },
    /** J at the pointer. @param {number | null} value */
    point: (value) => setText(under, pointerText(value, t)),
  };
}
