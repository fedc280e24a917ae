/**
 * The drawer that shows one training step on the network diagram, stage by stage: forward, J, backward, update. It
 * pauses the run and reads the numbers of the next batch once; what is shown afterwards needs no server. Another step,
 * other weights or settings, and it begins anew.
 */

import { find } from "../../lib/dom.js";
import { createChoices } from "./choices.js";
import { createControls } from "./controls.js";
import { keyMove } from "./keys.js";
import * as playback from "./playback.js";
import { createStageText } from "./stage-text.js";
import { createTraceRequest } from "./trace-request.js";
import { outputName } from "../../state/settings.js";

/**
 * @param {HTMLElement} root @param {import("../../types.js").Context} context
 * @returns {import("../../types.js").View}
 */
export function createStepByStep(root, context) {
  const { store, send, act, t } = context;
  root.classList.add("step-by-step");
  /** @type {playback.Playback} */
  let now = playback.NOTHING;
  let stepping = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  const go = (/** @type {number} */ to) => apply(playback.goTo(now, to));
  const toggle = () => apply(playback.play(now, !now.playing));
  const controls = createControls(t, {
    back: () => go(now.at - 1),
    forth: () => go(now.at + 1),
    toggle,
    seek: go,
    pace: arm,
    makeStep,
  });
  const choices = createChoices(t, {
    sample: (sample) => applyDetailed({ ...now, sample }),
    layer: (layer) => apply({ ...now, place: { layer, row: 0, column: 0 } }),
    unit: (row) => apply({ ...now, place: { ...now.place, row } }),
    input: (column) => apply({ ...now, place: { ...now.place, column } }),
  });
  const text = createStageText(t);
  root.append(controls.element, choices.element, ...text.elements);
  root.setAttribute("aria-keyshortcuts", "ArrowLeft ArrowRight Space");
  root.addEventListener("keydown", (event) => {
    const move = keyMove(event);
    if (!move) return;
    event.preventDefault();
    if (move === "toggle") toggle();
    else go(now.at + move);
  });

  const request = createTraceRequest(context, {
    cleared() {
      now = playback.clear(now);
      arm();
      if (store.state.stepStage) store.set({ stepStage: null });
    },
    read: (trace) => applyDetailed(playback.begin(now, trace)),
    refused(why) {
      text.refuse(why);
      draw();
    },
    changed: draw,
  });

  /** Show this from now on: here, and on the diagram. @param {playback.Playback} next */
  function apply(next) {
    if (next === now) return;
    const moved = next.at !== now.at || next.playing !== now.playing;
    now = next;
    if (moved) arm();
    const stepStage = playback.shownStage(now);
    if (stepStage && request.isOpen()) store.set({ stepStage });
    draw();
  }

  /** Set the clock for the next stage. */
  function arm() {
    clearTimeout(timer);
    if (now.playing) timer = setTimeout(() => go(now.at + 1), controls.stay);
  }

  /** Where the batch has too many numbers, those of the chosen sample are read first. @param {playback.Playback} next */
  function applyDetailed(next) {
    const { trace, sample } = next;
    if (!trace || sample === null || !playback.lacksDetail(next)) return apply(next);
    now = { ...next, detail: null };
    request.readSample(trace, sample, (detail) => apply({ ...now, detail }));
  }

  function makeStep() {
    stepping = true;
    draw();
    void send({ type: "step" }).catch(({ message }) => store.set({ message })).finally(() => {
      stepping = false;
      draw();
    });
  }

  function draw() {
    const { state } = store;
    root.toggleAttribute("aria-busy", request.busy);
    text.draw(now, state, request);
    choices.draw(now, state.config?.network.features ?? [], (unit) => outputName(state, unit, t));
    controls.draw(now, !state.watching && !stepping, text.sentence);
  }

  return {
    draw(state, changed) {
      if (changed.has("drawer")) {
        if (state.frame?.state.running && !state.watching) act({ type: "pause" });
        bringIntoSight(find("#network"));
      }
      if (changed.has("pinned") && state.pinned) apply(playback.pin(now, state.pinned));
      if (changed.has("frame") || changed.has("config") || changed.has("drawer")) request.refresh();
      if (changed.has("watching")) draw();
    },
    destroy() {
      request.destroy();
      root.replaceChildren();
    },
  };
}

/** Where the page is one column the diagram, on which the step is shown, is elsewhere. @param {HTMLElement} diagram */
function bringIntoSight(diagram) {
  if (matchMedia("(max-width: 820px)").matches) {
    requestAnimationFrame(() => diagram.scrollIntoView({ block: "start" }));
  } else diagram.scrollIntoView({ block: "nearest" });
}
