/** The drawer of metrics: how good the predictions are, class by class, and how healthy each layer is. */

import { element, setText } from "../../lib/dom.js";
import { decimal, integer, loss, short } from "../../lib/format.js";
import { className } from "../../state/settings.js";
import { verdicts } from "../../model/forward-cache.js";
import { createConfusion } from "./confusion-matrix.js";

/** @typedef {import("../../types.js").Metrics} Metrics */
/** @typedef {import("../../types.js").State} State */

/**
 * @param {HTMLElement} root @param {import("../../types.js").Context} context
 * @returns {import("../../types.js").View}
 */
export function createMetrics(root, context) {
  const { store, t } = context;
  root.classList.add("metrics");
  const titles = { train: t("Training points"), test: t("Test points") };
  let shape = "";
  /** @type {((metrics: Metrics, state: State) => void)[]} */
  let parts = [];

  /** @param {Metrics} metrics */
  const build = (metrics) => {
    parts = [];
    const sides = /** @type {("train" | "test")[]} */ (["train", "test"]).filter((side) => metrics[side]);
    root.replaceChildren(
      ...metrics.train.confusion ? sides.map((side) => confusion(side, metrics)) : [errors(sides)],
      layers(metrics.layers.length),
    );
  };

  /** @param {"train" | "test"} side @param {Metrics} metrics */
  const confusion = (side, metrics) => {
    const names = (metrics.train.confusion ?? []).map((_, label) => className(store.state, label));
    const matrix = createConfusion(context, side, titles[side], names);
    parts.push((latest, state) => {
      const quality = latest[side];
      if (quality) matrix.draw(quality, cellOf(state));
    });
    return matrix.element;
  };

  /** R² and the mean absolute error of a regression. @param {("train" | "test")[]} sides */
  const errors = (sides) => {
    const rows = [
      {
        name: "R²",
        title: t("1 is perfect, 0 is no better than the mean"),
        /** @param {import("../../types.js").Quality} quality */
        text: ({ r_squared: r }) => r !== null && Math.abs(r) >= 1e4 ? short(r) : decimal(r, 3),
      },
      {
        name: t("mean absolute error"),
        title: t("In the units of the target"),
        /** @param {import("../../types.js").Quality} quality */
        text: (quality) => loss(quality.mean_absolute_error),
      },
    ];
    return table(
      t("Errors"),
      ["", ...sides.map((side) => titles[side])],
      rows.map(({ name, title, text }) => [
        element("th", { scope: "row", title }, name),
        ...sides.map((side) =>
          number((latest) => {
            const quality = latest[side];
            return quality ? text(quality) : "";
          })
        ),
      ]),
    );
  };

  /** @param {number} count */
  const layers = (count) =>
    table(
      t("Layers"),
      [t("layer"), t("gradient ‖dJ/dW‖"), t("update ‖ΔW‖ / ‖W‖"), t("saturated units"), t("dead units")],
      Array.from({ length: count }, (_, i) => [
        element("th", { scope: "row" }, i === count - 1 ? t("output") : integer(i + 1)),
        number(({ layers }) => short(rounded(layers[i].gradient_norm))),
        number(({ layers }) => short(rounded(layers[i].update_ratio))),
        number(({ layers }) => share(layers[i].saturated, layers[i].units, i === count - 1)),
        number(({ layers }) => share(layers[i].dead, layers[i].units, i === count - 1)),
      ]),
    );

  /** @param {(metrics: Metrics) => string} text */
  const number = (text) => {
    const cell = element("td");
    parts.push((latest) => setText(cell, text(latest)));
    return cell;
  };

  return {
    draw(state) {
      const metrics = state.frame?.state.metrics;
      if (!metrics) return;
      const key = JSON.stringify([
        metrics.train.confusion?.map((_, label) => className(state, label)),
        metrics.test !== null,
        metrics.layers.length,
      ]);
      if (key !== shape) build(metrics);
      shape = key;
      for (const part of parts) part(metrics, state);
    },
    destroy() {
      root.replaceChildren();
      store.set({ cell: null });
    },
  };
}

/**
 * @param {string} title @param {string[]} heads @param {(Node | string)[][]} rows
 */
const table = (title, heads, rows) =>
  element(
    "table",
    {},
    element("caption", {}, title),
    element("thead", {}, element("tr", {}, ...heads.map((head) => element("th", { scope: "col" }, head)))),
    element("tbody", {}, ...rows.map((row) => element("tr", {}, ...row))),
  );

/** @param {number | null} value */
const rounded = (value) => value === null ? null : Number(value.toPrecision(2));

/** @param {number} count @param {number} units @param {boolean} output an output unit cannot be either */
const share = (count, units, output) => output ? "" : `${integer(count)} / ${integer(units)}`;

/** The cell of the point that is pointed at. @param {State} state @returns {import("../../types.js").Cell | null} */
function cellOf(state) {
  const { hover: { point }, points: { labels, split } } = state;
  const predicted = point === null ? null : verdicts(state);
  if (point === null || !predicted || point >= predicted.length) return null;
  return { split: split[point] ? "test" : "train", actual: labels[point], predicted: predicted[point] };
}
