/** The drawer of metrics: how good the predictions are, class by class, and how healthy each layer is. */

/** @import { Context, Metrics, State, Translate, View } from "../../types.js" */

import { element, setText } from "../../lib/dom.js";
import { integer } from "../../lib/format.js";
import { className, imagesOf } from "../../state/settings.js";
import { createCellPointer } from "./cell-pointer.js";
import { cellOfPoint } from "./cells.js";
import { createConfusion } from "./confusion-matrix.js";
import { errorFigures, layerFigures } from "./figures.js";

/** @typedef {"train" | "test" | "another_hand"} Side */
/** @typedef {{ element: HTMLElement, draw: (metrics: Metrics, state: State) => void, destroy?: () => void }} Part */

/** @param {HTMLElement} root @param {Context} context @returns {View} */
export function createMetrics(root, context) {
  const { store, t } = context;
  root.classList.add("metrics");
  const titles = { train: t("Training points"), test: t("Test points"), another_hand: t("By another hand") };
  /** @type {ReturnType<typeof import("./errors.js").createErrors> | null} */
  let errors = null;
  let shape = "";
  /** @type {Part[]} */
  let parts = [];
  const clear = () => {
    for (const part of parts) part.destroy?.();
    root.replaceChildren();
  };

  /** @param {Side} side @param {string[]} names of the classes @returns {Part} */
  function confusion(side, names) {
    const matrix = createConfusion(t, titles[side], names);
    return {
      element: matrix.element,
      draw(metrics, state) {
        const quality = metrics[side], lit = cellOfPoint(state);
        if (quality) matrix.draw(quality, lit?.split === side ? lit : null);
      },
      ...(side === "another_hand"
        ? {}
        : { destroy: createCellPointer(matrix, side, store, undefined, (cell) => errors?.toggle(cell)) }),
    };
  }

  /** @param {Metrics} metrics @param {string[] | undefined} names of the classes, where there are any */
  function build(metrics, names) {
    clear();
    const sides = /** @type {Side[]} */ (["train", "test", "another_hand"]).filter((side) => metrics[side]);
    parts = [
      ...names ? sides.map((side) => confusion(side, names)) : [errorTable(sides, titles, t)],
      layerTable(metrics.layers.length, t),
    ];
    root.append(...parts.map((part) => part.element), errors?.element ?? "");
  }

  /** The images of a cell, where there are images. */
  async function loadErrors() {
    errors = (await import("./errors.js")).createErrors(context);
    root.append(errors.element);
  }
  let asked = false;

  return {
    draw(state) {
      const metrics = state.frame?.state.metrics;
      if (!metrics) return;
      const names = metrics.train.confusion?.map((_, label) => className(state, label));
      const key = JSON.stringify([names, metrics.test !== null, metrics.layers.length]);
      if (key !== shape) build(metrics, names);
      shape = key;
      for (const part of parts) part.draw(metrics, state);
      if (imagesOf(state) && !asked) {
        asked = true;
        void loadErrors();
      }
      return errors?.draw(state);
    },
    destroy() {
      clear();
      store.set({ cell: null });
    },
  };
}

/**
 * A table of texts that can be set again.
 * @param {string} title @param {string[]} heads of the columns @param {{ name: string, title?: string }[]} rows
 */
function createTable(title, heads, rows) {
  const cells = rows.map(() => heads.slice(1).map(() => element("td")));
  return {
    element: element(
      "table",
      {},
      element("caption", {}, title),
      element("thead", {}, element("tr", {}, ...heads.map((head) => element("th", { scope: "col" }, head)))),
      element(
        "tbody",
        {},
        ...rows.map(({ name, title }, i) =>
          element("tr", {}, element("th", { scope: "row", title }, name), ...cells[i])
        ),
      ),
    ),
    /** @param {(row: number, column: number) => string} text */
    fill: (text) => cells.forEach((row, r) => row.forEach((cell, c) => setText(cell, text(r, c)))),
  };
}

/** The errors of a regression. @param {Side[]} sides @param {{ [side in Side]: string }} titles @param {Translate} t @returns {Part} */
function errorTable(sides, titles, t) {
  const { element, fill } = createTable(t("Errors"), ["", ...sides.map((side) => titles[side])], [
    { name: "R²", title: t("1 is perfect, 0 is no better than the mean") },
    { name: t("mean absolute error"), title: t("In the units of the target") },
  ]);
  return {
    element,
    draw(metrics) {
      const figures = sides.map((side) => metrics[side]).map((quality) => quality && errorFigures(quality));
      fill((row, column) => figures[column]?.[row] ?? "");
    },
  };
}

/** How healthy each layer is. @param {number} count of layers @param {Translate} t @returns {Part} */
function layerTable(count, t) {
  const { element, fill } = createTable(
    t("Layers"),
    [t("layer"), t("gradient ‖dJ/dW‖"), t("update ‖ΔW‖ / ‖W‖"), t("saturated units"), t("dead units")],
    Array.from({ length: count }, (_, i) => ({ name: i === count - 1 ? t("output") : integer(i + 1) })),
  );
  return {
    element,
    draw({ layers }) {
      const figures = layers.map((layer, i) => layerFigures(layer, i === count - 1));
      fill((row, column) => figures[row][column]);
    },
  };
}
