/** One neuron at one moment: its line, its plane, and its z and a at every point. Pure. */

/** @import { Edit, Place } from "../../model/neuron.js" */
/** @import { State, Unit } from "../../types.js" */

import { passOf } from "../../model/forward-cache.js";
import { ACTIVATIONS } from "../../model/forward.js";
import { unitName } from "../../model/names.js";
import { anchorOn, edited, INPUTS, neuronOf, projections, squareAround } from "../../model/neuron.js";

/** @typedef {NonNullable<ReturnType<typeof sceneOf>>} Scene */

/**
 * @typedef {{
 *   chosen: Unit | null, edit: Edit | null, anchor: Place, held: boolean,
 * }} Choice `chosen`: the unit, null for the last layer's first; `edit`: what a hand wants and no frame contains yet;
 *   `anchor`: where w should stand; `held`: it stays there while its tip is held
 */

/** The unit that was chosen, as long as the network has it. @param {Unit | null} chosen @param {readonly { units: number }[]} layers */
export const stillThere = (chosen, layers) =>
  chosen && chosen.layer <= layers.length && chosen.unit < layers[chosen.layer - 1].units ? chosen : null;

/** Whether a unit is silenced; what it would say is shown all the same. @param {NonNullable<State["config"]>} config @param {Unit} where */
const isSilenced = ({ network: { silenced_units: silenced = [] } }, { layer, unit }) =>
  silenced.some(([at, which]) => at === layer && which === unit);

/**
 * Everything about a neuron at every point, from the latest numbers; null before there are any.
 * @param {State} state @param {Choice} choice
 */
export function sceneOf(state, { chosen: wanted, edit, anchor, held }) {
  const found = passOf(state), { config } = state;
  if (!found || !config) return null;
  const { pass, frame } = found, last = pass.layers.length;
  const chosen = stillThere(wanted, pass.layers), where = chosen ?? { layer: last, unit: 0 };
  const plain = neuronOf(frame, config, where);
  if (!plain) return null;
  const neuron = edit ? edited(plain, edit) : plain;
  const layer = pass.layers[where.layer - 1],
    below = where.layer === 1 ? pass.inputs : pass.layers[where.layer - 2];
  const own = (/** @type {Float64Array} */ values) =>
    Float64Array.from(
      { length: values.length / layer.units },
      (_, i) => values[i * layer.units + where.unit],
    );
  const before = own(layer.z), z = edit ? projections(neuron, below.a) : before, f = own(layer.f);
  const inUnits = neuron.space === "features", bounds = inUnits ? squareAround(below.a) : INPUTS;
  const silenced = isSilenced(config, where);
  return {
    chosen,
    neuron,
    silenced,
    frame,
    config,
    below,
    last,
    z,
    a: edit || silenced ? f.map((value, i) => activated(neuron.activation, value, before[i], z[i])) : f,
    bounds,
    anchor: held ? anchor : anchorOn(neuron, anchor, bounds),
    places: inUnits ? below.a : state.points.x,
    names: /** @type {[string, string]} */ (
      inUnits ? [unitName(0, neuron.layer - 1), unitName(1, neuron.layer - 1)] : ["x₁", "x₂"]
    ),
  };
}

/**
 * a after z has moved; of a softmax with the other logits held, where ŷ_k follows z_k as a sigmoid does, moved.
 * @param {string} activation @param {number} a before @param {number} before z before @param {number} z
 */
const activated = (activation, a, before, z) =>
  activation === "softmax" ? share(a, z - before) : ACTIVATIONS[activation](z);

/** A share of a softmax after its logit has gone up by d. @param {number} a @param {number} d */
const share = (a, d) => a / (a + (1 - a) * Math.exp(-d));
