/** A field for the number of a point: counted from 1, as everywhere on the page; an index from 0 in the code. */

/** @import { Translate } from "../types.js" */

import { element, setAttribute } from "../lib/dom.js";

/** The index of the point that a number means, or null where there is none of so many. @param {number} number @param {number} count */
export const pointOf = (number, count) =>
  Number.isInteger(number) && number >= 1 && number <= count ? number - 1 : null;

/** @param {Translate} t @param {(point: number) => void} choose is given an index */
export function createPointField(t, choose) {
  let shown = 0, points = 0;
  const field = element("input", {
    type: "number",
    min: 1,
    step: 1,
    value: 1,
    "aria-label": t("Point"),
    oninput: () => {
      const point = pointOf(field.valueAsNumber, points);
      if (point !== null) choose(point);
    },
  });
  return {
    element: field,
    /** The index of the point that was shown last. */
    get point() {
      return shown;
    },
    /** @param {number | null} point an index; null leaves the last one @param {number} count how many points there are */
    draw(point, count) {
      points = count;
      setAttribute(field, "max", String(Math.max(1, count)));
      if (point === null) return;
      // What is being typed stays until there is another point to show.
      const typing = point === shown && document.activeElement === field;
      shown = point;
      if (!typing && field.valueAsNumber !== point + 1) field.value = String(point + 1);
    },
  };
}
