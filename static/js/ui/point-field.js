/** A field for the number of a point: counted from 1, as everywhere on the page; an index from 0 in the code. */

/** @import { Context } from "../types.js" */

import { createNumberInput } from "./number-input.js";

/** @param {Pick<Context, "store" | "t">} context @param {(point: number) => void} choose is given an index */
export function createPointField({ store, t }, choose) {
  let shown = 0, points = 0;
  const { input, write } = createNumberInput({
    attributes: { "aria-label": t("Point") },
    bounds: () => ({ least: 1, most: points, whole: true }),
    value: () => shown + 1,
    take: (number) => choose(Number(number) - 1),
    refuse: (message) => store.set({ message }),
    live: true,
  });
  return {
    element: input,
    /** The index of the point that was shown last. */
    get point() {
      return shown;
    },
    /** @param {number | null} point an index; null leaves the last one @param {number} count how many points there are */
    draw(point, count) {
      points = count;
      // What is being typed stays until there is another point to show.
      const another = point !== null && point !== shown;
      if (point !== null) shown = point;
      write(another);
    },
  };
}
