/** What stands beside the chart: which loss and class are looked at, their formulas, the worst point and the one pointed at. */

/** @import { State, Translate } from "../../types.js" */
/** @import { PointLosses } from "./point-losses.js" */

import { element, setAttribute, setText } from "../../lib/dom.js";
import { className } from "../../state/settings.js";
import { formulaBox } from "../../ui/mathml.js";
import { createMeanFormula, lossFormula } from "./formula.js";
import { exactnessNote, otherLossNote, pointSentence } from "./sentences.js";

/**
 * @param {Translate} t
 * @param {{ loss: (loss: string) => void, only: (label: number | null) => void, worst: () => void }} on
 */
export function createLossForm(t, on) {
  let offered = "", shape = "";
  const menu = element("select", {
    "aria-label": t("Loss function"),
    onchange: () => on.loss(menu.value),
  });
  const classes = element("select", {
    "aria-label": t("Points of class"),
    onchange: () => on.only(classes.value === "" ? null : Number(classes.value)),
  });
  const formula = formulaBox(t("The loss and its mean")), mean = createMeanFormula();
  const another = element("p", { class: "quiet" });
  const worst = element("button", { class: "boxed worst", onclick: on.worst });
  const pointed = element("p", { class: "pointed" });
  const note = element("p", { class: "quiet" });

  /** Offer the losses that fit and, with several, the classes. @param {PointLosses} of @param {State} state */
  function offer({ problem, loss, trained, classes: total, only }, state) {
    const names = Array.from({ length: total }, (_, k) => className(state, k));
    const key = JSON.stringify([problem, trained, loss, names, only]);
    if (key === offered) return;
    offered = key;
    const fitting = state.catalog.losses.filter(({ problems }) => problems.includes(problem));
    menu.replaceChildren(
      ...fitting.map((option) =>
        element(
          "option",
          { value: option.name },
          option.name === trained ? t("{loss} (trained with)", { loss: option.title }) : option.title,
        )
      ),
    );
    menu.value = loss;
    classes.hidden = problem !== "multiclass";
    classes.replaceChildren(
      element("option", { value: "" }, t("all classes")),
      ...names.map((k, value) => element("option", { value }, t("class {k}", { k }))),
    );
    classes.value = only === null ? "" : String(only);
  }

  return {
    element: element(
      "div",
      { class: "about" },
      element("div", { class: "row" }, menu, classes),
      formula,
      element("p", { class: "named" }, t("Worst training point:"), " ", worst),
      pointed,
      another,
      note,
    ),
    /** The title of the loss that is looked at. */
    get title() {
      return menu.selectedOptions[0]?.text ?? "";
    },
    /** @param {PointLosses} of @param {State} state */
    draw(of, state) {
      offer(of, state);
      const { problem, loss, losses, train } = of, { points, hover: { point } } = state;
      const wanted = JSON.stringify([loss, problem, of.classes]);
      if (wanted !== shape) {
        shape = wanted;
        formula.replaceChildren(lossFormula(loss, problem, of.classes, t), mean.element);
      }
      mean.set(train?.mean, train?.count);
      setText(worst, train ? pointSentence(of, points, train.worst, t) : t("there is none"));
      setAttribute(worst, "disabled", !train);
      setText(
        pointed,
        point !== null && point < losses.length
          ? pointSentence(of, points, point, t)
          : t("Point at a mark to read its loss."),
      );
      setText(another, otherLossNote(of, t));
      setText(note, exactnessNote(of.drawn, t));
    },
  };
}
