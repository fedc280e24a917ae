/** One row of the table of points: its cells, what is typed into them, and what is shown in them. */

/** @import { Translate } from "../../types.js" */

import { element, setAttribute, setText } from "../../lib/dom.js";
import { decimal, integer, loss as lossText } from "../../lib/format.js";
import { readNumber } from "../../lib/number-text.js";
import { classMark } from "../../ui/class-marker.js";

/** @typedef {"x1" | "x2" | "label"} Edited */
/**
 * @typedef {{
 *   x: [number, number], label: number, test: boolean, output: number, predicted: number, loss: number,
 * }} Shown what a row says of a point
 * @typedef {{
 *   onNumber: (index: number, column: Edited, value: number) => void, onSplit: (index: number, test: boolean) => void,
 *   onErase: (index: number) => void, onRefused: (message: string) => void,
 * }} Hands
 * @typedef {ReturnType<typeof createPointRow>} PointRow
 */

/** Digits behind the point, of coordinates, targets and outputs alike. */
const DIGITS = 3;

/**
 * A cell in which a number is typed: it is taken when the cell is left, and what is no number is put back.
 * @param {Edited} column @param {string} name @param {(message: string) => void} onRefused
 * @param {Translate} t @param {(value: number) => void} onNumber
 */
function createNumberCell(column, name, onRefused, t, onNumber) {
  let before = "";
  const input = element("input", {
    type: "text",
    inputmode: "decimal",
    autocomplete: "off",
    "data-column": column,
    "aria-label": name,
    onfocus: () => {
      before = input.value;
      input.select();
    },
    onchange: () => commit(),
    onkeydown: (event) => {
      if (event.key !== "Escape" || input.value === before) return;
      input.value = before;
      event.preventDefault(); // takes back what was typed; the drawer stays open
    },
  });
  const commit = () => {
    if (input.value === before) return;
    const value = readNumber(input.value);
    if (Number.isNaN(value)) {
      onRefused(t("“{text}” is not a number.", { text: input.value.trim() }));
      input.value = before;
      return;
    }
    before = input.value;
    onNumber(value);
  };
  return { input, cell: element("div", { role: "cell" }, input) };
}

/**
 * @param {number} index of the point, from 0 @param {readonly string[]} classes what they are called, none where labels are targets
 * @param {Hands} hands @param {Translate} t
 */
export function createPointRow(index, classes, hands, t) {
  const number = integer(index + 1);
  /** @param {Edited} column @param {string} name */
  const cellOf = (column, name) =>
    createNumberCell(
      column,
      t("{name} of point {number}", { name, number }),
      hands.onRefused,
      t,
      (value) => hands.onNumber(index, column, value),
    );
  const cells = [cellOf("x1", "x₁"), cellOf("x2", "x₂")];
  const target = classes.length ? null : cellOf("label", t("target"));
  const mark = element("span", { class: "mark-of" });
  const label = classes.length
    ? element(
      "select",
      {
        "data-column": "label",
        "aria-label": t("{name} of point {number}", { name: t("class"), number }),
        onchange: () => hands.onNumber(index, "label", Number(label?.value)),
      },
      ...classes.map((name, k) => element("option", { value: k }, name)),
    )
    : null;
  const split = element(
    "select",
    {
      "data-column": "split",
      "aria-label": t("Train or test, point {number}", { number }),
      onchange: () => hands.onSplit(index, split.value === "test"),
    },
    element("option", { value: "train" }, t("train")),
    element("option", { value: "test" }, t("test")),
  );
  const answerMark = element("span", { class: "mark-of" }), answer = element("span");
  const wrong = element("span", { class: "wrong", title: t("misclassified") }, "≠");
  const output = element("div", { role: "cell", class: "number" }, wrong, answerMark, answer);
  const loss = element("div", { role: "cell", class: "number" });
  const row = element(
    "div",
    { class: "point-row", role: "row", "data-index": index },
    element("div", { role: "rowheader", class: "number" }, number),
    ...cells.map(({ cell }) => cell),
    target ? target.cell : element("div", { role: "cell" }, mark, label),
    element("div", { role: "cell" }, split),
    output,
    loss,
    element(
      "div",
      { role: "cell" },
      element("button", {
        "aria-label": t("Erase point {number}", { number }),
        title: t("Erase this point"),
        onclick: () => hands.onErase(index),
      }, "×"),
    ),
  );

  /** @param {HTMLElement} where @param {number} k a class, or −1 */
  const show = (where, k) => {
    if (where.dataset.class === String(k)) return;
    where.dataset.class = String(k);
    where.replaceChildren(...k < 0 ? [] : [classMark(k)]);
  };
  /** A cell that is being typed into is left alone. @param {HTMLInputElement | undefined} input @param {number} value */
  const write = (input, value) => {
    if (!input || input === document.activeElement) return;
    const text = decimal(value, DIGITS);
    if (input.value !== text) input.value = text;
  };

  return {
    index,
    row,
    /** @param {Shown} point @param {boolean} lit @param {boolean} locked whether one may only look on */
    tell({ x, label: y, test, output: value, predicted, loss: own }, lit, locked) {
      write(cells[0].input, x[0]);
      write(cells[1].input, x[1]);
      write(target?.input, y);
      if (label && label !== document.activeElement) {
        label.value = String(y);
        show(mark, y);
      }
      if (split !== document.activeElement) split.value = test ? "test" : "train";
      show(answerMark, predicted);
      setText(answer, decimal(value, DIGITS));
      wrong.hidden = predicted < 0 || predicted === y;
      setText(loss, lossText(own));
      setAttribute(row, "data-lit", lit);
      for (const control of row.querySelectorAll("input, select, button")) {
        setAttribute(control, "disabled", locked);
      }
    },
  };
}
