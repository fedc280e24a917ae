/** What stands beside the plane: which neuron and point are shown, their numbers in the formulas, and what a hand can do. */

/** @import { Context, State, Unit } from "../../types.js" */
/** @import { Scene } from "./scene.js" */

import { element, setAttribute, setText } from "../../lib/dom.js";
import { residualLayers, slopeAt } from "../../model/forward.js";
import { className } from "../../state/settings.js";
import { formulaBox } from "../../ui/mathml.js";
import { createPointField } from "../../ui/point-field.js";
import { createNeuronFormula } from "./formula.js";
import { hintSentence, pointSentence, unitOptions } from "./sentences.js";

/**
 * @param {Pick<Context, "store" | "t">} context
 * @param {{ unit: (unit: Unit) => void, bare: () => void, point: (point: number) => void }} on
 *   `bare`: without hidden layers
 */
export function createNeuronForm(context, on) {
  const { t } = context;
  let offered = "", shape = "";
  /** @type {ReturnType<typeof createNeuronFormula> | null} */
  let formula = null;
  const units = element("select", {
    "aria-label": t("Neuron"),
    onchange: () => {
      const [layer, unit] = units.value.split(" ").map(Number);
      on.unit({ layer, unit });
    },
  });
  const bare = element("button", { class: "boxed", onclick: on.bare }, t("Without hidden layers"));
  const field = createPointField(context, on.point);
  const which = element("span", { class: "quiet" });
  const box = formulaBox(t("The numbers of one point"));
  const why = element("p", { class: "quiet" });
  const said = element("p", { class: "spoken", role: "status" });

  /** The formulas, built anew where they are of another form. @param {Scene} scene @param {string} name of an output's class */
  function formulaOf({ neuron, frame, config, last }, name) {
    const { layer, unit, activation } = neuron;
    const wanted = {
      layer,
      last: layer === last,
      unit,
      units: frame.weights[layer - 1].rows,
      name,
      residual: residualLayers(config)[layer - 1] ?? false,
      activation,
      inputs: layer === 1 ? config.network.features : Array.from(neuron.w, (_, i) => String(i)),
    };
    const key = JSON.stringify(wanted);
    if (key === shape && formula) return formula;
    [shape, formula] = [key, createNeuronFormula(wanted)];
    box.replaceChildren(...formula.formulas);
    return formula;
  }

  return {
    element: element(
      "div",
      { class: "about" },
      element("div", { class: "row" }, units, bare),
      element("label", { class: "row point" }, element("span", {}, t("Point")), field.element, which),
      box,
      why,
      element(
        "p",
        { class: "quiet", id: "neuron-keys" },
        t("Keys in the plane: ← → turn, ↑ ↓ shift, + − steepen; with Shift the arrows are finer."),
      ),
      said,
    ),
    /** The name of the neuron that is shown. */
    get title() {
      return units.selectedOptions[0]?.text ?? "";
    },
    /** Read out, after a hand has let go. @param {string} sentence */
    say: (sentence) => setText(said, sentence),
    /** Offer every unit there is. @param {State} state @param {Unit | null} chosen */
    offer(state, chosen) {
      const { frame, config, watching } = state;
      setAttribute(bare, "disabled", watching);
      if (!frame || !config) return;
      const sizes = frame.weights.map(({ rows }) => rows);
      const { layer, unit } = chosen ?? { layer: sizes.length, unit: 0 };
      const names = Array.from({ length: sizes[sizes.length - 1] }, (_, k) => className(state, k));
      const key = JSON.stringify([sizes, names, layer, unit, config.network.hidden.length]);
      if (key === offered) return;
      offered = key;
      units.replaceChildren(
        ...unitOptions(sizes, names, t).map(({ value, title }) => element("option", { value }, title)),
      );
      units.value = `${layer} ${unit}`;
      bare.hidden = config.network.hidden.length === 0;
    },
    /** @param {State} state @param {Scene} scene @param {number} point */
    draw(state, scene, point) {
      const { points, watching } = state, { neuron, frame, below, z, a } = scene;
      const from = point * below.units;
      formulaOf(scene, className(state, neuron.unit)).set(
        neuron,
        below.a.subarray(from, from + below.units),
        {
          z: z[point],
          a: a[point],
          slope: slopeAt(neuron.activation, z[point], a[point]),
        },
      );
      field.draw(point, z.length);
      setText(which, pointSentence(points, point, frame.state.problem, t));
      setText(why, hintSentence(scene, watching, t));
    },
  };
}
