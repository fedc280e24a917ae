/** The dialog that asks which columns of a file are x₁, x₂ and the label; it shows the first rows. */

/** @import { ColumnChoice, Preview } from "../../net/api.js" */
/** @import { Translate } from "../../types.js" */

import { createDialog } from "../../lib/dialogs.js";
import { element, find, setAttribute } from "../../lib/dom.js";
import { guess, isChoice } from "./column-choice.js";

/** @typedef {"x1" | "x2" | "label"} Role */

/**
 * Ask; resolves with the choice, or with null where the dialog is closed without one.
 * @param {string} why @param {Preview} preview @param {Translate} t
 * @returns {Promise<ColumnChoice | null>}
 */
export function chooseColumns(why, preview, t) {
  /** @type {{ [role in Role]: string }} */
  const choice = guess(preview);
  let kind = "";
  /** @type {ColumnChoice | null} */
  let answer = null;
  const titles = /** @type {[Role, string][]} */ ([["x1", "x₁"], ["x2", "x₂"], ["label", t("label")]]);
  const table = previewTable(preview, t);
  const said = element("p", { role: "status" });
  const take = element("button", { class: "boxed", type: "submit" }, t("Import"));

  const show = () => {
    const fits = isChoice(choice);
    said.textContent = fits ? "" : t("x₁, x₂ and label are three different columns.");
    setAttribute(take, "disabled", !fits);
    table.mark(new Map(titles.map(([role, title]) => [choice[role], title])));
  };
  const fields = titles.map(([role, title]) => {
    const select = element(
      "select",
      {
        onchange: () => {
          choice[role] = select.value;
          show();
        },
      },
      ...preview.columns.map((name) => element("option", { value: name }, name)),
    );
    select.value = choice[role];
    return element("label", {}, title, select);
  });
  const kinds = element(
    "select",
    { onchange: () => kind = kinds.value },
    element("option", { value: "" }, t("as the file suggests")),
    element("option", { value: "classification" }, t("classes")),
    element("option", { value: "regression" }, t("targets of a regression")),
  );
  const form = element(
    "form",
    { method: "dialog", class: "columns", onsubmit: () => answer = { ...choice, ...(kind && { kind }) } },
    element("p", {}, why),
    element("div", { class: "row" }, ...fields, element("label", {}, t("The labels are"), kinds)),
    table.element,
    said,
    element(
      "div",
      { class: "row" },
      take,
      element("button", { class: "boxed", type: "button", "data-close": "" }, t("Cancel")),
    ),
  );
  find("#columns-part").replaceChildren(form);
  show();
  return new Promise((resolve) => {
    const { open, destroy } = createDialog("#columns", {
      onClose() {
        destroy();
        resolve(answer);
      },
    });
    open();
    form.querySelector("select")?.focus();
  });
}

/** The first rows; a column that is chosen says as what. @param {Preview} preview @param {Translate} t */
function previewTable({ columns, rows }, t) {
  const marks = columns.map(() => element("span", { class: "role" }));
  const cells = columns.map((name, column) => [
    element("th", { scope: "col" }, name, marks[column]),
    ...rows.map((row) => element("td", {}, row[column] ?? "")),
  ]);
  const lines = [0, ...rows.map((_, row) => row + 1)].map((line) =>
    element("tr", {}, ...cells.map((column) => column[line]))
  );
  return {
    element: element(
      "div",
      { class: "scroller", tabindex: 0, role: "region", "aria-label": t("First rows of the file") },
      element("table", {}, element("caption", {}, t("First rows of the file")), ...lines),
    ),
    /** @param {Map<string, string>} titles by the name of the column */
    mark(titles) {
      columns.forEach((name, column) => {
        marks[column].textContent = titles.get(name) ?? "";
        for (const cell of cells[column]) setAttribute(cell, "data-chosen", titles.has(name));
      });
    },
  };
}
