/** The drawer of one neuron: its line in the plane, to be held, and the two stages from a point to ŷ beside it. */

import { errorMessage } from "../../lib/error-message.js";
import { element, setAttribute, setText } from "../../lib/dom.js";
import { decimal } from "../../lib/format.js";
import { ACTIVATIONS, slopeAt } from "../../model/forward.js";
import { createLatestOnly } from "../../state/latest-only.js";
import { createNeuronInput } from "./pointer.js";
import { nextStroke } from "../../state/edit-group.js";
import { unitName } from "../../model/names.js";
import { formulaBox } from "../../ui/mathml.js";
import {
  aimed,
  anchorOn,
  edited,
  INPUTS,
  neuronOf,
  projections,
  shifted,
  squareAround,
  steepened,
  turned,
  zAt,
} from "../../model/neuron.js";
import { createPace } from "../../draw/pace.js";
import { passOf } from "../../model/forward-cache.js";
import { pixelX, pixelY } from "../../model/geometry.js";
import { classCount } from "../../state/settings.js";
import { createNeuronFormula } from "./formula.js";
import { createNeuronPlane, tipOf } from "./plane.js";
import { createNeuronStages } from "./stages.js";

/** @typedef {import("../../model/neuron.js").Edit} Edit */
/** @typedef {import("../../model/neuron.js").Place} Place */

/**
 * @param {HTMLElement} root @param {import("../../types.js").Context} context
 * @returns {import("../../types.js").View}
 */
export function createNeuronPanel(root, context) {
  const { store, send, update, t } = context;
  root.classList.add("neuron");
  /** The unit shown; the last layer's where it is null. @type {{ layer: number, unit: number } | null} */
  let chosen = null;
  let point = 0, offered = "", shape = "", held = false;
  /** @type {Place} */
  let anchor = [0, 0];
  /** The numbers the hand wants until a frame contains them. @type {{ edit: Edit, revision: number } | null} */
  let wish = null;
  /** @type {number | undefined} */
  let stroke;
  /** @type {ReturnType<typeof createNeuronFormula> | null} */
  let formula = null;
  /** What was drawn last, and what a hand takes hold of. @type {ReturnType<typeof look>} */
  let scene = null;

  const units = element("select", {
    "aria-label": t("Neuron"),
    onchange: () => choose(/** @type {[number, number]} */ (units.value.split(" ").map(Number))),
  });
  const bare = element("button", {
    class: "boxed",
    onclick: () => {
      chosen = null;
      update({ network: { hidden: [] } });
    },
  }, t("Without hidden layers"));
  const pick = element("input", {
    type: "number",
    min: 0,
    step: 1,
    "aria-label": t("Point"),
    oninput: () => {
      const wanted = pick.valueAsNumber, count = store.state.points.labels.length;
      if (Number.isInteger(wanted) && wanted >= 0 && wanted < count) light(wanted);
    },
  });
  const which = element("span", { class: "quiet" });
  const box = formulaBox(t("The numbers of one point"));
  const why = element("p", { class: "quiet" });
  const said = element("p", { class: "spoken", role: "status" });
  const plane = element("div", {
    class: "plane",
    tabindex: 0,
    role: "application",
    "aria-roledescription": t("line of a neuron"),
    "aria-describedby": "neuron-keys",
  });
  const stages = element("div", { class: "stages", role: "img" });
  root.append(
    element(
      "div",
      { class: "about" },
      element("div", { class: "row" }, units, bare),
      element("label", { class: "row point" }, element("span", {}, t("Point")), pick, which),
      box,
      why,
      element(
        "p",
        { class: "quiet", id: "neuron-keys" },
        t("Keys in the plane: ← → turn, ↑ ↓ shift, + − steepen; with Shift the arrows are finer."),
      ),
      said,
    ),
    plane,
    stages,
  );

  const again = () => paint(store.state);
  const planeView = createNeuronPlane(plane, again), stagesView = createNeuronStages(stages, again);

  /** @param {[number, number]} of */
  const choose = ([layer, unit]) => {
    chosen = { layer, unit };
    wish = null;
    anchor = [0, 0];
    store.set({ hover: { ...store.state.hover } });
  };
  /** @param {number | null} index */
  const light = (index) => {
    if (index === store.state.hover.point) return;
    store.set({ hover: { ...store.state.hover, point: index, place: null } });
  };

  const courier = createLatestOnly(
    (
      /** @type {{ edit: Edit, layer: number, row: number, stroke: number }} */ { edit, layer, row, stroke },
    ) =>
      Promise.all(
        edit.map(({ column, value }) => send({ type: "set_weight", layer, row, column, value, stroke })),
      ),
    {
      answered(acks) {
        if (wish) wish.revision = Math.max(...acks.map(({ revision }) => revision));
      },
      failed(error) {
        wish = null;
        store.set({ message: errorMessage(error) });
      },
    },
  );
  const [least, most] = /** @type {[number, number]} */ (store.state.catalog.limits.weight ?? [-1e6, 1e6]);

  /** @param {Edit} edit */
  const want = (edit) => {
    if (!scene || !edit.length || edit.some(({ value }) => !Number.isFinite(value))) return;
    const bounded = edit.map(({ column, value }) => ({
      column,
      value: Math.min(most, Math.max(least, value)),
    }));
    const { neuron } = scene;
    // What an edit leaves alone stays as an earlier one of the same stroke wanted it.
    const kept = wish?.edit.filter(({ column }) => !bounded.some((other) => other.column === column)) ?? [];
    wish = { edit: [...kept, ...bounded], revision: Infinity };
    courier.post({ edit: wish.edit, layer: neuron.layer, row: neuron.unit, stroke: stroke ??= nextStroke() });
    scene = look(store.state);
    paint(store.state);
  };
  const input = createNeuronInput(plane, {
    grip: () => scene && { ...scene, size: planeView.size, tip: tip(), free: !store.state.watching },
    begin: () => void (stroke ??= nextStroke()),
    end: () => {
      stroke = undefined;
      if (scene) setText(said, words(scene.neuron));
    },
    hold(now) {
      held = now;
      again();
    },
    aim: (place) => scene?.anchor && want(aimed(scene.neuron, scene.anchor, place, scene.bounds)),
    shift(place) {
      if (!scene) return;
      const [z] = zAt(scene.neuron, scene.frame, scene.config, Float32Array.from(place));
      if (scene.neuron.turn && !scene.neuron.straight) anchor = place;
      want(shifted(scene.neuron, z));
      if (scene.neuron.straight) anchor = place;
      scene = look(store.state);
      again();
    },
    nudge(step) {
      if (!scene) return;
      // Along w by so many units of the plane; where the line cannot be measured so, by so much of z.
      const { neuron, bounds } = scene, { turn, w } = neuron;
      const size = turn ? Math.hypot(w[turn[0]], w[turn[1]]) * (bounds.x1 - bounds.x0) / 12 : 1;
      want(shifted(neuron, step * (size || 1)));
    },
    turn: (angle) => scene && want(turned(scene.neuron, scene.anchor ?? [0, 0], angle)),
    steepen: (factor) => scene && want(steepened(scene.neuron, factor)),
  });

  const tip = () => {
    if (!scene?.anchor || !scene.neuron.turn) return null;
    const { neuron: { w, turn }, bounds } = scene, size = planeView.size;
    return tipOf(
      scene.anchor,
      turn.map((column) => w[column]),
      bounds,
      (x) => pixelX(x, bounds, size),
      (y) => pixelY(y, bounds, size),
    );
  };

  stages.addEventListener("pointermove", (event) => {
    const area = stages.getBoundingClientRect();
    light(stagesView.pointAt(event.clientX - area.left, event.clientY - area.top));
  });
  stages.addEventListener("pointerdown", (event) => {
    const area = stages.getBoundingClientRect();
    light(stagesView.pointAt(event.clientX - area.left, event.clientY - area.top));
  });
  stages.addEventListener("pointerleave", () => light(null));

  /** Everything about the chosen neuron at every point, from the latest numbers. @param {import("../../types.js").State} state */
  function look(state) {
    const found = passOf(state), { config } = state;
    if (!found || !config) return null;
    const { pass, frame } = found, last = pass.layers.length;
    if (chosen && (chosen.layer > last || chosen.unit >= pass.layers[chosen.layer - 1].units)) chosen = null;
    const where = chosen ?? { layer: last, unit: 0 };
    const plain = neuronOf(frame, config, where);
    if (!plain) return null;
    const neuron = wish ? edited(plain, wish.edit) : plain;
    const layer = pass.layers[where.layer - 1],
      below = where.layer === 1 ? pass.inputs : pass.layers[where.layer - 2];
    const own = (/** @type {Float64Array} */ values) =>
      Float64Array.from(
        { length: values.length / layer.units },
        (_, i) => values[i * layer.units + where.unit],
      );
    const z = wish ? projections(neuron, below.a) : own(layer.z), before = own(layer.z);
    // With the other logits held, ŷ_k follows z_k as a sigmoid does, moved.
    const a = own(layer.f).map((value, i) =>
      !wish
        ? value
        : neuron.activation === "softmax"
        ? share(value, z[i] - before[i])
        : ACTIVATIONS[neuron.activation](z[i])
    );
    const bounds = neuron.space === "features" ? squareAround(below.a) : INPUTS;
    const place = anchorOn(neuron, anchor, bounds);
    if (place && !held) anchor = place;
    return { neuron, frame, config, below, z, a, bounds, anchor: held ? anchor : place, last };
  }

  /** @param {import("../../types.js").State} state */
  function paint(state) {
    if (!scene) return;
    const { neuron, frame, config, below, z, a, bounds, last } = scene;
    if (state.hover.point !== null) point = state.hover.point;
    if (point >= z.length) point = 0;
    const names = neuron.space === "features"
      ? [unitName(0, neuron.layer - 1), unitName(1, neuron.layer - 1)]
      : ["x₁", "x₂"];
    planeView.draw(state, {
      neuron,
      frame,
      config,
      bounds,
      places: neuron.space === "features" ? below.a : state.points.x,
      anchor: scene.anchor,
      names: /** @type {[string, string]} */ (names),
      held,
      chosen: point,
    });
    const { problem } = frame.state;
    stagesView.draw(state, {
      problem,
      activation: neuron.activation,
      z,
      a,
      chosen: point,
      rows: problem === "regression" ? 1 : classCount(state),
    });
    const units = frame.weights[neuron.layer - 1].rows;
    const wanted = JSON.stringify([
      neuron.layer,
      neuron.unit,
      units,
      neuron.activation,
      last,
      config.network.features,
    ]);
    if (wanted !== shape || !formula) {
      shape = wanted;
      formula = createNeuronFormula({
        layer: neuron.layer,
        last: neuron.layer === last,
        unit: neuron.unit,
        units,
        activation: neuron.activation,
        inputs: neuron.layer === 1 ? config.network.features : Array.from(neuron.w, String),
      });
      box.replaceChildren(...formula.formulas);
    }
    const from = point * below.units;
    formula.set(neuron, below.a.subarray(from, from + below.units), {
      z: z[point],
      a: a[point],
      slope: slopeAt(neuron.activation, z[point], a[point]),
    });
    if (document.activeElement !== pick || pick.valueAsNumber !== point) pick.value = String(point);
    setAttribute(pick, "max", String(z.length - 1));
    setText(
      which,
      t("x₁ = {x1}, x₂ = {x2}, y = {y}", {
        x1: decimal(state.points.x[2 * point], 2),
        x2: decimal(state.points.x[2 * point + 1], 2),
        y: decimal(state.points.labels[point], problem === "regression" ? 2 : 0),
      }),
    );
    setText(why, hint(state));
  }

  /** What a hand can do here, and why no more. @param {import("../../types.js").State} state */
  function hint({ watching }) {
    if (!scene) return "";
    const { neuron, anchor: place } = scene;
    if (watching) return t("You may only look on here.");
    if (neuron.space === "elsewhere") {
      return t(
        "This unit has {count} inputs, not two: its line z = 0 runs through the layers below. Drag to shift it; + and − steepen it; it cannot be turned. Each weight is set by a click on the unit in the network.",
        {
          count: neuron.w.length,
        },
      );
    }
    if (!neuron.turn) {
      return t(
        "x₁ and x₂ are not both inputs here: drag to shift the line z = 0, + and − steepen it; there is no w in this plane to turn it by.",
      );
    }
    if (!place) return t("The line z = 0 lies outside the plane. Drag in the plane to bring it here.");
    if (!neuron.straight) {
      return t(
        "With features other than x₁ and x₂ the line z = 0 is a curve. The tip of w sets the weights of x₁ and x₂; drag elsewhere to shift it.",
      );
    }
    return t("Drag the tip of w to turn and steepen the line, drag elsewhere to shift it. Dashed: z = ±1.");
  }

  /** @param {import("../../model/neuron.js").Neuron} neuron */
  const words = ({ w, b }) =>
    t("w = ({w}), b = {b}", {
      w: [...w].slice(0, 12).map((value) => decimal(value, 3)).join("; "),
      b: decimal(b, 3),
    });

  /** Offer every unit there is. @param {import("../../types.js").State} state */
  function offer({ frame, config }) {
    if (!frame || !config) return;
    const sizes = frame.weights.map(({ rows }) => rows), last = sizes.length;
    const { layer, unit } = chosen ?? { layer: last, unit: 0 };
    const key = JSON.stringify([sizes, layer, unit, config.network.hidden.length]);
    if (key === offered) return;
    offered = key;
    const options = sizes.flatMap((rows, l) =>
      Array.from({ length: rows }, (_, u) => ({
        value: `${l + 1} ${u}`,
        title: l + 1 < last
          ? t("Layer {layer}, unit {unit}", { layer: l + 1, unit: u + 1 })
          : rows === 1
          ? t("Output ŷ")
          : t("Output of class {k}", { k: u }),
      }))
    );
    units.replaceChildren(
      ...options.reverse().map(({ value, title }) => element("option", { value }, title)),
    );
    units.value = `${layer} ${unit}`;
    bare.hidden = config.network.hidden.length === 0;
    setAttribute(
      plane,
      "aria-label",
      t("{neuron}: its line in the plane", { neuron: units.selectedOptions[0]?.text ?? "" }),
    );
    setAttribute(stages, "aria-label", t("The points on the axis of z, and g(z) with g′(z)"));
  }

  const pace = createPace();
  return {
    draw(state, changed) {
      if (pace.rests(state, changed)) return;
      const start = performance.now();
      if (changed.has("theme")) {
        planeView.recolour();
        stagesView.recolour();
      }
      if (changed.has("pinned") && state.pinned) chosen = { ...state.pinned };
      if (
        wish && (state.frame?.state.revision ?? 0) >= wish.revision && !courier.busy && stroke === undefined
      ) {
        wish = null;
      }
      scene = look(state);
      offer(state);
      setAttribute(bare, "disabled", state.watching);
      paint(state);
      pace.drawn(start);
    },
    destroy() {
      input.destroy();
      planeView.destroy();
      stagesView.destroy();
      root.replaceChildren();
    },
  };
}

/** A share of a softmax after its logit has gone up by d. @param {number} a @param {number} d */
const share = (a, d) => a / (a + (1 - a) * Math.exp(-d));
