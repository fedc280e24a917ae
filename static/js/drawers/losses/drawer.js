/** The drawer of the loss: every point on its curve, J as their mean, and the point that is worst. */

import { element, setAttribute, setText } from "../../lib/dom.js";
import { decimal } from "../../lib/format.js";
import { drawnLoss, lossesOf, summary } from "../../model/losses.js";
import { formulaBox } from "../../ui/mathml.js";
import { createPace } from "../../draw/pace.js";
import { passOf } from "../../model/forward-cache.js";
import { className } from "../../state/settings.js";
import { createLossPoints } from "./chart.js";
import { createMeanFormula, lossFormula } from "./formula.js";

/** @typedef {import("../../types.js").State} State */

/**
 * @param {HTMLElement} root @param {import("../../types.js").Context} context
 * @returns {import("../../types.js").View}
 */
export function createLossPanel(root, context) {
  const { store, t } = context;
  root.classList.add("losses");
  /** The loss that is looked at, "" for the one that is trained with. */
  let chosen = "";
  /** The class whose points are looked at, null for all. @type {number | null} */
  let only = null;
  let offered = "", shape = "";
  /** @type {ReturnType<typeof look>} */
  let scene = null;

  const again = () => store.set({ hover: { ...store.state.hover } });
  const menu = element("select", {
    "aria-label": t("Loss function"),
    onchange: () => {
      chosen = menu.value;
      again();
    },
  });
  const classes = element("select", {
    "aria-label": t("Points of class"),
    onchange: () => {
      only = classes.value === "" ? null : Number(classes.value);
      again();
    },
  });
  const formula = formulaBox(t("The loss and its mean"));
  const another = element("p", { class: "quiet" });
  const worst = element("button", {
    class: "boxed worst",
    onclick: () => {
      if (scene?.train) light(scene.train.worst);
    },
  });
  const pointed = element("p", { class: "pointed" });
  const note = element("p", { class: "quiet" });
  const chart = element("div", { class: "curves", role: "img" });
  root.append(
    element(
      "div",
      { class: "about" },
      element("div", { class: "row" }, menu, classes),
      formula,
      element("p", { class: "named" }, t("Worst training point:"), " ", worst),
      pointed,
      another,
      note,
    ),
    chart,
  );
  const view = createLossPoints(chart, () => paint(store.state));

  /** @param {number | null} index */
  const light = (index) => {
    if (index === store.state.hover.point) return;
    store.set({ hover: { ...store.state.hover, point: index, place: null } });
  };
  for (const name of /** @type {const} */ (["pointermove", "pointerdown"])) {
    chart.addEventListener(name, (event) => {
      const area = chart.getBoundingClientRect();
      light(view.pointAt(event.clientX - area.left, event.clientY - area.top));
    });
  }
  chart.addEventListener("pointerleave", () => light(null));

  /** Every point's loss from the latest numbers. @param {State} state */
  function look(state) {
    const found = passOf(state), { config, points } = state;
    if (!found || !config) return null;
    const output = found.pass.layers[found.pass.layers.length - 1], { problem } = found.frame.state;
    const trained = config.training.loss;
    const name = drawnLoss(chosen, problem, output.units) ? chosen : trained;
    const drawn = drawnLoss(name, problem, output.units);
    if (!drawn) return null;
    if (problem !== "multiclass" || only !== null && only >= output.units) only = null;
    const { losses, places } = lossesOf(drawn, output, points.labels);
    const counts = (/** @type {number} */ i) => only === null || points.labels[i] === only;
    return {
      problem,
      name,
      trained,
      drawn,
      losses,
      places,
      classes: output.units,
      shown: (/** @type {number} */ i) => counts(i) && (state.showTest || points.split[i] === 0),
      train: summary(losses, (i) => points.split[i] === 0 && counts(i)),
    };
  }

  const average = createMeanFormula();
  /** @param {{ name: string, problem: import("../../types.js").Problem, classes: number }} of */
  const formulas = ({ name, problem, classes }) => [
    lossFormula(name, problem, classes, t),
    average.element,
  ];

  /** @param {State} state */
  function paint(state) {
    if (!scene) return;
    const { problem, name, trained, drawn, losses, places, train, shown } = scene;
    const { axis } = drawn;
    const title = {
      probability: "ŷ",
      own: t("ŷₖ of the true class k"),
      logit: "z",
      margin: t("margin: zₖ of the true class − the best of the others"),
      error: "e = ŷ − y",
    }[axis];
    view.draw(state, {
      problem,
      drawn,
      losses,
      places,
      mean: train?.mean ?? null,
      chosen: state.hover.point,
      title,
      shown,
    });
    const wanted = JSON.stringify([name, problem, scene.classes]);
    if (wanted !== shape) {
      shape = wanted;
      formula.replaceChildren(...formulas(scene));
    }
    average.set(train?.mean, train?.count);
    const named = train ? sentence(state, train.worst) : t("there is none");
    setText(worst, named);
    setAttribute(worst, "disabled", !train);
    const { point } = state.hover;
    setText(
      pointed,
      point !== null && point < losses.length
        ? sentence(state, point)
        : t("Point at a mark to read its loss."),
    );
    setText(another, name === trained ? "" : t("The network is trained with another loss; this only looks."));
    setText(
      note,
      drawn.exact
        ? ""
        : t("With several classes ℒ depends on more than this axis: a point lies between the dashed curves."),
    );
  }

  /** A point with its numbers, by name. @param {State} state @param {number} i */
  function sentence({ points: { x, labels } }, i) {
    if (!scene) return "";
    const axes = { probability: "ŷ", own: "ŷₖ", logit: "z", margin: t("margin"), error: "e" };
    return t("point {index} ({x1}, {x2}), y = {y}, {axis} = {place}, ℒ = {loss}", {
      index: i + 1,
      x1: decimal(x[2 * i], 2),
      x2: decimal(x[2 * i + 1], 2),
      y: decimal(labels[i], scene.problem === "regression" ? 3 : 0),
      axis: axes[scene.drawn.axis],
      place: decimal(scene.places[i], 3),
      loss: decimal(scene.losses[i], 3),
    });
  }

  /** Offer the losses that fit and, with several, the classes. @param {State} state */
  function offer(state) {
    if (!scene) return;
    const { catalog } = state;
    const { problem, name, trained, classes: total } = scene;
    const names = Array.from({ length: total }, (_, k) => className(state, k));
    const key = JSON.stringify([problem, trained, name, names, only]);
    if (key === offered) return;
    offered = key;
    const fitting = catalog.losses.filter(({ problems }) => problems.includes(problem));
    menu.replaceChildren(
      ...fitting.map((option) =>
        element(
          "option",
          { value: option.name },
          option.name === trained ? t("{loss} (trained with)", { loss: option.title }) : option.title,
        )
      ),
    );
    menu.value = name;
    classes.hidden = problem !== "multiclass";
    classes.replaceChildren(
      element("option", { value: "" }, t("all classes")),
      ...names.map((k, value) => element("option", { value }, t("class {k}", { k }))),
    );
    classes.value = only === null ? "" : String(only);
    setAttribute(
      chart,
      "aria-label",
      t("The loss of every point: {loss}", { loss: menu.selectedOptions[0]?.text ?? "" }),
    );
  }

  const pace = createPace();
  return {
    draw(state, changed) {
      if (pace.rests(state, changed)) return;
      const start = performance.now();
      if (changed.has("theme")) view.recolour();
      scene = look(state);
      offer(state);
      paint(state);
      pace.drawn(start);
    },
    destroy() {
      view.destroy();
      root.replaceChildren();
    },
  };
}
