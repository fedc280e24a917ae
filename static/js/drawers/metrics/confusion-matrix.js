/** A confusion matrix: rows are what points are, columns what they are taken for. */

/** @import { Quality, Translate } from "../../types.js" */
/** @import { Place } from "./cells.js" */

import { element, setAttribute, setText } from "../../lib/dom.js";
import { integer, percent } from "../../lib/format.js";
import { classMark } from "../../ui/class-marker.js";
import { shares } from "./cells.js";

/**
 * @param {Translate} t @param {string} title which points are counted @param {string[]} names of the classes
 */
export function createConfusion(t, title, names) {
  const classes = [...names.keys()];
  const cells = classes.map((actual) => classes.map((predicted) => cellOf(actual, predicted)));
  const recalls = classes.map(() => element("td", { class: "ratio" }));
  const precisions = classes.map(() => element("td", { class: "ratio" }));
  /** @param {number} k @param {"row" | "col"} scope */
  const head = (k, scope) =>
    element("th", { scope, "aria-label": t("Class {label}", { label: names[k] }) }, classMark(k), names[k]);
  /** @param {"row" | "col"} scope @param {string} name @param {string} meaning */
  const ratio = (scope, name, meaning) => element("th", { scope, class: "ratio", title: meaning }, name);
  const table = element(
    "table",
    {
      class: "confusion",
      role: "grid",
      "aria-label": t("{points}: classes and predictions", { points: title }),
    },
    element("caption", {}, title),
    element(
      "thead",
      {},
      element(
        "tr",
        {},
        element("th", { class: "corner" }, t("is ↓  taken for →")),
        ...classes.map((k) => head(k, "col")),
        ratio("col", t("recall"), t("Of the points of a class, the share that is found")),
      ),
    ),
    element("tbody", {}, ...classes.map((k) => element("tr", {}, head(k, "row"), ...cells[k], recalls[k]))),
    element(
      "tfoot",
      {},
      element(
        "tr",
        {},
        ratio("row", t("precision"), t("Of the points taken for a class, the share that belongs to it")),
        ...precisions,
        element("td"),
      ),
    ),
  );

  return {
    element: table,
    /** How many classes there are. */
    size: names.length,
    /** Move the focus of the keyboard to a cell; by Tab one comes back to it. @param {Place} place */
    focus({ actual, predicted }) {
      for (const cell of cells.flat()) cell.tabIndex = -1;
      const cell = cells[actual][predicted];
      cell.tabIndex = 0;
      cell.focus();
    },
    /** @param {Quality} quality @param {Place | null} lit the cell of the point that is pointed at */
    draw({ confusion, precision, recall }, lit) {
      cells.forEach((row, actual) => {
        const counts = classes.map((predicted) => confusion?.[actual]?.[predicted] ?? 0),
          part = shares(counts);
        row.forEach((cell, predicted) => {
          const count = integer(counts[predicted]);
          setText(cell, count);
          cell.style.setProperty("--share", String(part[predicted]));
          setAttribute(cell, "data-none", counts[predicted] === 0);
          setAttribute(cell, "data-lit", lit?.actual === actual && lit.predicted === predicted);
          setAttribute(
            cell,
            "aria-label",
            t("{count} of class {actual} taken for {predicted}", {
              count,
              actual: names[actual],
              predicted: names[predicted],
            }),
          );
        });
        setText(recalls[actual], percent(recall?.[actual], 1));
        setText(precisions[actual], percent(precision?.[actual], 1));
      });
    },
  };
}

/** @param {number} actual @param {number} predicted */
function cellOf(actual, predicted) {
  const cell = element("td", {
    role: "gridcell",
    tabindex: actual + predicted ? -1 : 0,
    "data-actual": actual,
    "data-predicted": predicted,
  });
  cell.style.setProperty("--colour", actual === predicted ? `var(--class-${actual})` : "var(--warn)");
  return cell;
}
