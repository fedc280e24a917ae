/** A confusion matrix: rows are what points are, columns what they are taken for; a cell lights its points. */

import { element, setAttribute, setText } from "../../lib/dom.js";
import { integer, percent } from "../../lib/format.js";
import { classMark } from "../../ui/class-marker.js";

/** @typedef {import("../../types.js").Quality} Quality */
/** @typedef {import("../../types.js").Cell} Cell */

/**
 * @param {import("../../types.js").Context} context @param {Cell["split"]} split @param {string} title
 * @param {string[]} names of the classes
 */
export function createConfusion({ store, t }, split, title, names) {
  const classes = [...names.keys()];
  const body = classes.map((actual) =>
    classes.map((predicted) => {
      const cell = element("td", { role: "gridcell", tabindex: actual + predicted ? -1 : 0 });
      cell.dataset.actual = String(actual);
      cell.dataset.predicted = String(predicted);
      cell.style.setProperty("--colour", actual === predicted ? `var(--class-${actual})` : "var(--warn)");
      return cell;
    })
  );
  const recalls = classes.map(() => element("td", { class: "ratio" }));
  const precisions = classes.map(() => element("td", { class: "ratio" }));
  /** @param {number} k @param {"row" | "col"} scope */
  const head = (k, scope) =>
    element("th", { scope, "aria-label": t("Class {label}", { label: names[k] }) }, classMark(k), names[k]);
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
        element("th", {
          scope: "col",
          class: "ratio",
          title: t("Of the points of a class, the share that is found"),
        }, t("recall")),
      ),
    ),
    element("tbody", {}, ...classes.map((k) => element("tr", {}, head(k, "row"), ...body[k], recalls[k]))),
    element(
      "tfoot",
      {},
      element(
        "tr",
        {},
        element("th", {
          scope: "row",
          class: "ratio",
          title: t("Of the points taken for a class, the share that belongs to it"),
        }, t("precision")),
        ...precisions,
        element("td"),
      ),
    ),
  );

  /** @param {EventTarget | null} target @returns {HTMLElement | null} */
  const cellAt = (target) => {
    const cell = target instanceof Element ? target.closest("td[data-actual]") : null;
    return cell instanceof HTMLElement ? cell : null;
  };
  /** @param {Event} event */
  const point = ({ target }) => {
    const found = cellAt(target);
    if (!found) return store.set({ cell: null });
    const actual = Number(found.dataset.actual), predicted = Number(found.dataset.predicted);
    const { cell } = store.state;
    if (cell?.split === split && cell.actual === actual && cell.predicted === predicted) return;
    store.set({ cell: { split, actual, predicted } });
  };
  const leave = () => store.set({ cell: null });
  table.addEventListener("pointerover", point);
  table.addEventListener("pointerleave", leave);
  table.addEventListener("focusin", point);
  table.addEventListener("focusout", leave);
  table.addEventListener("keydown", (event) => {
    const found = cellAt(event.target);
    const by = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    if (!found || !by) return;
    event.preventDefault();
    const next = body[Number(found.dataset.actual) + by[0]]?.[Number(found.dataset.predicted) + by[1]];
    if (!next) return;
    found.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  });

  return {
    element: table,
    /** @param {Quality} quality @param {Cell | null} lit the cell of the point that is pointed at */
    draw({ confusion, precision, recall }, lit) {
      body.forEach((row, actual) => {
        const counts = confusion?.[actual] ?? [], total = counts.reduce((sum, count) => sum + count, 0);
        row.forEach((cell, predicted) => {
          const count = counts[predicted] ?? 0;
          setText(cell, integer(count));
          cell.style.setProperty("--share", String(total ? count / total : 0));
          setAttribute(cell, "data-none", count === 0);
          setAttribute(
            cell,
            "data-lit",
            lit !== null && lit.split === split && lit.actual === actual && lit.predicted === predicted,
          );
          setAttribute(
            cell,
            "aria-label",
            t("{count} of class {actual} taken for {predicted}", {
              count: integer(count),
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
