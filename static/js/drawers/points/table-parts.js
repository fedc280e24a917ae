/** The parts of the drawer of points: the table with its heads, the buttons and the words beside it. */

/** @import { Translate } from "../../types.js" */
/** @import { Column, Sort } from "./order.js" */

import { element, setAttribute, setText } from "../../lib/dom.js";
import { integer } from "../../lib/format.js";

/**
 * @param {HTMLElement} root @param {Translate} t
 * @param {{ sortBy: (column: Column) => void, addPoint: () => void, take: (file: File) => Promise<void> }} does
 */
export function createTableParts(root, t, { sortBy, addPoint, take }) {
  const columns = /** @type {[Column, string, string][]} */ ([
    ["index", "#", t("Number")],
    ["x1", "x₁", ""],
    ["x2", "x₂", ""],
    ["label", t("class"), ""],
    ["split", t("train/test"), ""],
    ["output", "ŷ", t("What the network answers")],
    ["loss", t("loss"), t("The loss of this point alone")],
  ]);
  const heads = columns.map(([column, title, hint]) => {
    const button = element("button", { title: hint || null, onclick: () => sortBy(column) }, title);
    return { column, button, cell: element("div", { role: "columnheader" }, button) };
  });
  const head = element(
    "div",
    { class: "point-row head", role: "row" },
    ...heads.map(({ cell }) => cell),
    element("div", { role: "columnheader" }, element("span", { class: "spoken" }, t("Erase"))),
  );
  const body = element("div", { class: "point-rows", role: "rowgroup" });
  const table = element("div", { role: "table", "aria-label": t("All points") }, head, body);
  const scroller = element("div", { class: "scroller" }, table);
  const file = element("input", {
    type: "file",
    accept: ".csv,.tsv,.txt,.json,text/csv,application/json",
    "aria-label": t("A file of points"),
    hidden: true,
    onchange: () => {
      const [chosen] = file.files ?? [];
      file.value = ""; // the same file may be chosen again
      if (chosen) void take(chosen);
    },
  });
  const add = element("button", { class: "boxed", onclick: addPoint }, t("Add a point"));
  const choose = element("button", { class: "boxed", onclick: () => file.click() }, t("Choose a file…"));
  const count = element("p", { role: "status" });
  root.classList.add("points");
  root.append(
    scroller,
    element(
      "div",
      { class: "about" },
      count,
      element("div", { class: "pair" }, add, choose, file),
      element(
        "p",
        { class: "quiet keys-hint" },
        t("Type a number, or choose a class. Enter and the arrow keys go from row to row; what you change can be undone."),
      ),
      element(
        "p",
        { class: "quiet" },
        t("A file has the columns x1, x2, label and perhaps split, as CSV or JSON; dropping it on the page does the same."),
        " ",
        t("So does pasting cells that were copied from a spreadsheet."),
      ),
    ),
  );

  return {
    body,
    scroller,
    /** The height of a row, the head's as well. */
    get rowHeight() {
      return head.offsetHeight || 30;
    },
    /** @param {boolean} regression */
    nameLabels: (regression) => setText(heads[3].button, regression ? t("target") : t("class")),
    /** @param {Sort} sort @param {Uint8Array} split @param {boolean} watching whether one may only look on */
    tell(sort, split, watching) {
      for (const { column, cell } of heads) {
        const by = column === sort.column ? sort.descending ? "descending" : "ascending" : null;
        setAttribute(cell, "aria-sort", by);
      }
      const number = split.length, test = split.reduce((sum, one) => sum + one, 0);
      const values = { number: integer(number), train: integer(number - test), test: integer(test) };
      setText(count, t("{number} points: {train} train, {test} test", values));
      setAttribute(table, "aria-rowcount", String(number + 1));
      setAttribute(add, "disabled", watching);
      setAttribute(choose, "disabled", watching);
    },
  };
}
