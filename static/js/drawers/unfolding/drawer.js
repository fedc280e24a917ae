/**
 * The drawer that unfolds the feature space: the way through the network as a slider and by itself, how separable
 * each layer makes the classes, and the last layer at several checkpoints of the training.
 */

import { element } from "../../lib/dom.js";
import { readPalette } from "../../draw/palette.js";
import { problemOf } from "../../state/settings.js";
import { createControls } from "./controls.js";
import { createFeatureHistory } from "./feature-history.js";
import { createHistoryRequest } from "./history-request.js";
import { createMorph } from "./morph.js";
import { createMorphPointer } from "./pointer.js";
import * as playback from "./playback.js";
import { createSeparability } from "./separability.js";

/** @typedef {import("../../types.js").Stage} Stage */

/**
 * @param {HTMLElement} root @param {import("../../types.js").Context} context
 * @returns {import("../../types.js").View}
 */
export function createUnfolding(root, context) {
  const { store, t } = context;
  root.classList.add("unfolding");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let now = playback.begin(!still.matches);
  /** @type {readonly Stage[]} */
  let stages = [];
  let palette = readPalette(root);

  /** A frame is drawn where the state changes; what changed here is the drawer's own. */
  const redraw = () => store.set({ hover: { ...store.state.hover } });
  /** @param {playback.Playback} next */
  const apply = (next) => {
    now = next;
    redraw();
  };
  const last = () => stages.length - 1;
  const controls = createControls(t, {
    toggle: () => apply(playback.toggle(now, last())),
    seek: (to) => apply(playback.seek(to, last())),
    step: (by) => apply(playback.seek(now.at + by, last())),
  });
  const canvas = element("div", { class: "morph" }), separability = createSeparability(t);
  const history = createFeatureHistory(t, () => palette);
  root.append(
    element(
      "div",
      { class: "way" },
      element("h2", {}, t("Through the network")),
      canvas,
      ...controls.elements,
    ),
    separability.element,
    element(
      "div",
      { class: "past" },
      element("h2", {}, t("The last layer while it learnt")),
      history.element,
    ),
  );
  const morph = createMorph(canvas, store, () => now.at);
  const leave = createMorphPointer(canvas, store, morph.pointAt);
  const request = createHistoryRequest(context, (checkpoints) => {
    history.show(checkpoints);
    redraw();
  });

  return {
    draw(state, changed, time) {
      const shown = state.frame?.stages, problem = problemOf(state);
      if (shown) {
        stages = shown.stages;
        separability.draw(shown.separability, problem);
      }
      now = playback.advance(playback.within(now, last()), time, last(), still.matches);
      const animates = morph.draw(state, changed, time);
      controls.draw(stages, now, problem);
      if (changed.has("theme")) {
        palette = readPalette(root);
        history.repaint();
      }
      const waits = history.paintNext();
      request.refresh();
      return animates || waits || now.playing && last() > 0;
    },
    destroy() {
      request.destroy();
      leave();
      morph.destroy();
      history.destroy();
      root.replaceChildren();
    },
  };
}
