/** The table of loss and accuracy before a change, right after it, and now. */

/** @import { Translate } from "../../types.js" */
/** @import { Comparison, Figures } from "./comparison.js" */

import { element, setText } from "../../lib/dom.js";
import { loss, NONE, percent } from "../../lib/format.js";

/** The texts of the rows: both losses, both accuracies. @param {Figures | null} figures @returns {string[]} */
export const figureTexts = (figures) =>
  figures
    ? [
      loss(figures.loss.train),
      loss(figures.loss.test),
      percent(figures.accuracy.train, 1),
      percent(figures.accuracy.test, 1),
    ]
    : [NONE, NONE, NONE, NONE];

/** @param {Translate} t */
export function createFigures(t) {
  const titles = [t("train loss"), t("test loss"), t("train accuracy"), t("test accuracy")];
  const cells = titles.map(() => [0, 1, 2].map(() => element("td")));
  const heads = ["", t("before"), t("right after"), t("now")];
  const table = element(
    "table",
    { class: "compared" },
    element("caption", {}, t("Before and after the last change")),
    element(
      "thead",
      {},
      element("tr", {}, ...heads.map((head) => head ? element("th", { scope: "col" }, head) : element("td"))),
    ),
    element(
      "tbody",
      {},
      ...titles.map((title, row) => element("tr", {}, element("th", { scope: "row" }, title), ...cells[row])),
    ),
  );
  return {
    element: table,
    /** @param {Comparison} comparison */
    draw({ before, after, now }) {
      [before, after, now].map(figureTexts).forEach((texts, column) =>
        texts.forEach((text, row) => setText(cells[row][column], text))
      );
    },
  };
}
