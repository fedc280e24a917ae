/** An almost empty board to paint on: the fewest points that a network can learn from stay, one of each class. */

/** @import { Command, Context, Points, State } from "../../types.js" */

import { element } from "../../lib/dom.js";
import { errorMessage } from "../../lib/error-message.js";
import { nextStroke } from "../../state/edit-group.js";
import { problemOf } from "../../state/settings.js";

/** The points that stay: the first training point of each label, and others where these are too few. @param {Pick<Points, "labels" | "split">} points @param {number} least @param {boolean} classes whether labels are classes */
export function keptPoints({ labels, split }, least, classes) {
  const train = [...labels.keys()].filter((i) => split[i] === 0);
  const firsts = classes ? [...new Map([...train].reverse().map((i) => [labels[i], i])).values()] : [];
  const rest = [...train, ...labels.keys()].filter((i) => !firsts.includes(i));
  const kept = new Set([...firsts, ...rest.slice(0, Math.max(0, least - firsts.length))]);
  return [...kept].sort((a, b) => a - b);
}

/**
 * What empties the board in one stroke: the others go, and the points that stay are one's own.
 * @param {State} state @returns {Command[]}
 */
export function emptying(state) {
  const regression = problemOf(state) === "regression", stroke = nextStroke();
  const [least] = /** @type {[number, number]} */ (state.catalog.limits.samples ?? [2, 5000]);
  const kept = new Set(keptPoints(state.points, least, !regression));
  const indices = [...state.points.labels.keys()].filter((i) => !kept.has(i));
  const dataset = regression ? "custom_regression" : "custom";
  return [
    { type: "update", config: { data: { dataset } }, stroke },
    ...indices.length ? [/** @type {Command} */ ({ type: "remove_points", indices, stroke })] : [],
  ];
}

/** @param {Context} context */
export function createEmptyBoard({ store, send, t }) {
  return {
    element: element(
      "button",
      {
        class: "quiet-button",
        title: t(
          "Erase all points but one of each class, to paint your own; a network needs two to learn from",
        ),
        onclick: async () => {
          try {
            await Promise.all(emptying(store.state).map(send));
            const message = problemOf(store.state) === "regression"
              ? t(
                "Two points are left: with fewer there is no loss, and nothing to learn from. Paint, then erase them.",
              )
              : t(
                "One point of each class is left: with fewer there is no loss, and nothing to learn from. Paint, then erase them.",
              );
            store.set({ selection: [], tool: "brush", message });
          } catch (error) {
            store.set({ message: errorMessage(error) });
          }
        },
      },
      t("Empty the board"),
    ),
  };
}
