/** The drawer of one neuron: its line in the plane, to be held, and the two stages from a point to ŷ beside it. */

/** @import { Context, State, Translate, View } from "../../types.js" */
/** @import { Edit } from "../../model/neuron.js" */
/** @import { Choice, Scene } from "./scene.js" */

import { createPace } from "../../draw/pace.js";
import { element, setAttribute } from "../../lib/dom.js";
import { classCount } from "../../state/settings.js";
import { createPointHover, hoverPoint } from "../../ui/point-hover.js";
import { tipAt } from "./arrow.js";
import { createNeuronForm } from "./form.js";
import { aimAt, nudgeBy, shiftTo, steepenBy, turnBy } from "./moves.js";
import { createNeuronPlane } from "./plane.js";
import { createNeuronInput } from "./pointer.js";
import { sceneOf } from "./scene.js";
import { weightSentence } from "./sentences.js";
import { createNeuronStages } from "./stages.js";
import { createWeightEdits } from "./weight-edits.js";

/** The plane, worked by pointer and keys, and the stages beside it. @param {Translate} t */
const surfaces = (t) => ({
  plane: element("div", {
    class: "plane",
    tabindex: 0,
    role: "application",
    "aria-roledescription": t("line of a neuron"),
    "aria-describedby": "neuron-keys",
  }),
  stages: element("div", {
    class: "stages",
    role: "img",
    "aria-label": t("The points on the axis of z, and g(z) with g′(z)"),
  }),
});

/**
 * @param {HTMLElement} root @param {Context} context
 * @returns {View}
 */
export function createNeuronPanel(root, context) {
  const { store, update, t } = context;
  root.classList.add("neuron");
  /** What is shown of the network. @type {Omit<Choice, "edit">} */
  let choice = { chosen: null, anchor: [0, 0], held: false };
  let point = 0;
  /** What was drawn last, and what a hand takes hold of. @type {Scene | null} */
  let scene = null;

  const edits = createWeightEdits(context);
  const form = createNeuronForm(context, {
    unit(chosen) {
      edits.drop();
      choice = { ...choice, chosen, anchor: [0, 0] };
      store.set({ hover: { ...store.state.hover } });
    },
    bare() {
      choice = { ...choice, chosen: null };
      update({ network: { hidden: [] } });
    },
    point: (wanted) => hoverPoint(store, wanted),
  });
  const { plane, stages } = surfaces(t);
  root.append(form.element, plane, stages);
  const again = () => paint(store.state);
  const planeView = createNeuronPlane(plane, again), stagesView = createNeuronStages(stages, again);

  /** A hand moves the line: what it wants is shown at once. @param {(scene: Scene) => Edit} move */
  const move = (move) => {
    if (!scene) return;
    edits.want(scene.neuron, move(scene));
    look(store.state);
    again();
  };
  const input = createNeuronInput(plane, {
    grip: () =>
      scene &&
      { ...scene, size: planeView.size, tip: tipAt(scene, planeView.size), free: !store.state.watching },
    begin: edits.begin,
    end() {
      edits.end();
      if (scene) form.say(weightSentence(scene.neuron, t));
    },
    hold(held) {
      choice = { ...choice, held };
      again();
    },
    aim: (place) => move((scene) => aimAt(scene, place)),
    shift(place) {
      choice = { ...choice, anchor: place };
      move((scene) => shiftTo(scene, place));
    },
    nudge: (step) => move((scene) => nudgeBy(scene, step)),
    turn: (angle) => move((scene) => turnBy(scene, angle)),
    steepen: (factor) => move((scene) => steepenBy(scene, factor)),
  });
  const endHover = createPointHover(stages, store, stagesView.pointAt);

  /** @param {State} state */
  function look(state) {
    scene = sceneOf(state, { ...choice, edit: edits.edit });
    if (scene) choice = { ...choice, chosen: scene.chosen, anchor: scene.anchor ?? choice.anchor };
  }

  /** @param {State} state */
  function paint(state) {
    if (!scene) return;
    const { problem } = scene.frame.state;
    point = state.hover.point ?? point;
    if (point >= scene.z.length) point = 0;
    planeView.draw(state, { ...scene, held: choice.held, point });
    stagesView.draw(state, {
      problem,
      activation: scene.neuron.activation,
      z: scene.z,
      a: scene.a,
      chosen: point,
      rows: problem === "regression" ? 1 : classCount(state),
    });
    form.draw(state, scene, point);
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
      if (changed.has("pinned") && state.pinned) choice = { ...choice, chosen: { ...state.pinned } };
      edits.settle(state.frame?.state.revision ?? 0);
      look(state);
      form.offer(state, choice.chosen);
      setAttribute(plane, "aria-label", t("{neuron}: its line in the plane", { neuron: form.title }));
      paint(state);
      pace.drawn(start);
    },
    destroy() {
      input.destroy();
      endHover();
      planeView.destroy();
      stagesView.destroy();
      root.replaceChildren();
    },
  };
}
