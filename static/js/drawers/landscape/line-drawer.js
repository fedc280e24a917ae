/**
 * The drawer J(w): the loss along one weight or bias, with a ball that is the weight. The curve is asked for again as
 * soon as it has come and the run has gone on; the ball follows every frame, and sets the weight where it is dragged.
 */

import { chosenPlaces, heightSpan, isAlong, probe, samePlace, spanOf } from "../../model/landscape.js";
import { weightAt } from "../../model/weights.js";
import { createBall } from "./ball.js";
import { createLineForm } from "./line-form.js";
import { createLineRequest } from "./line-request.js";
import { heightAt, lineFacts } from "./line-texts.js";
import { createLineView } from "./line-view.js";
import { createWeightHand } from "./weight-hand.js";

/** @typedef {import("../../model/landscape.js").Landscape} Landscape */
/** @typedef {import("../../model/landscape.js").Span} Span */

/**
 * @param {HTMLElement} root @param {import("../../types.js").Context} context
 * @returns {import("../../types.js").View}
 */
export function createLineDrawer(root, context) {
  const { store, t } = context;
  root.classList.add("landscape", "descent");
  let [place] = chosenPlaces(store.state.probed, store.state.frame, 1);
  let latest = /** @type {Landscape | null} */ (null);
  /** Where the axes go; they hold still as long as they can. */
  let across = /** @type {Span | null} */ (null), up = /** @type {Span | null} */ (null);

  const hand = createWeightHand(context);
  const present = () => hand.value ?? weightAt(store.state.frame, place);
  const form = createLineForm(context, {
    chosen: (chosen) => store.set({ probed: probe(store.state.probed, chosen) }),
    widened: () => draw(store.state),
  });
  const ball = createBall({
    mayMove: () => !store.state.watching,
    span: () => across,
    now: present,
    seat: () => view.seat,
    weightUnder: (left) => view.weightUnder(left),
    moved(w, stroke) {
      hand.set(place, w, stroke);
      paint();
    },
    held: paint,
    released: () => draw(store.state),
  });
  const view = createLineView(ball.element, t, paint);
  root.append(form.element, view.element);
  const request = createLineRequest(context, () => {
    const w = present();
    return across && w !== null && Number.isFinite(w) ? { place, across } : null;
  }, {
    read(landscape) {
      latest = landscape;
      up = heightSpan(up, landscape.values);
      paint();
    },
    refused: form.refuse,
  });

  function paint() {
    if (!across) return;
    const { state } = store, w = present();
    const landscape = latest && isAlong(latest, place) ? latest : null;
    const height = heightAt(state, landscape, w, hand.value !== null);
    up ??= heightSpan(null, []);
    view.draw({ place, landscape, across, up, w, ...height, held: ball.held });
    const optimizer = state.catalog.optimizers.find(({ name }) =>
      name === state.config?.training.optimizer.name
    );
    form.draw(place, lineFacts({ w, ...height }, landscape?.head.first, t), optimizer?.title ?? "");
  }

  /** @param {import("../../types.js").State} state */
  function draw(state) {
    if (!state.frame) return;
    if (!ball.held) hand.settle(state.frame.state.revision);
    const [chosen] = chosenPlaces(state.probed, state.frame, 1);
    if (!samePlace(chosen, place)) {
      request.cancel();
      ball.drop();
      hand.drop();
      view.lift();
      across = up = null;
      place = chosen;
    }
    form.choose(place);
    const now = present();
    if (now === null || !Number.isFinite(now)) return;
    if (!ball.held) across = spanOf(across, now, form.half);
    paint();
    request.refresh();
  }

  return {
    draw(state, changed) {
      if (changed.has("theme")) view.recolour();
      draw(state);
    },
    destroy() {
      request.destroy();
      view.destroy();
      root.replaceChildren();
    },
  };
}
