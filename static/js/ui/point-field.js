/** A field for the number of a point. */

import { element, setAttribute } from "../lib/dom.js";

/** Whether a number is that of one of so many points. @param {number} wanted @param {number} count */
export const isPoint = (wanted, count) => Number.isInteger(wanted) && wanted >= 0 && wanted < count;

/** @param {import("../types.js").Translate} t @param {(point: number) => void} choose */
export function createPointField(t, choose) {
  let shown = 0, points = 0;
  const field = element("input", {
    type: "number",
    min: 0,
    step: 1,
    value: 0,
    "aria-label": t("Point"),
    oninput: () => {
      if (isPoint(field.valueAsNumber, points)) choose(field.valueAsNumber);
    },
  });
  return {
    element: field,
    /** The point that was shown last. */
    get point() {
      return shown;
    },
    /** @param {number | null} point null leaves the last one @param {number} count how many points there are */
    draw(point, count) {
      points = count;
      setAttribute(field, "max", String(Math.max(0, count - 1)));
      if (point === null) return;
      // What is being typed stays until there is another point to show.
      const typing = point === shown && document.activeElement === field;
      shown = point;
      if (!typing && field.valueAsNumber !== point) field.value = String(point);
    },
  };
}
