/** The drawer of the loss: every point on its curve, J as their mean, and the point that is worst. */

/** @import { Context, State, View } from "../../types.js" */
/** @import { Choice } from "./point-losses.js" */

import { element, setAttribute } from "../../lib/dom.js";
import { createPace } from "../../draw/pace.js";
import { createPointHover, hoverPoint } from "../../ui/point-hover.js";
import { createLossPoints } from "./chart.js";
import { createLossForm } from "./form.js";
import { pointLosses } from "./point-losses.js";
import { axisTitle } from "./sentences.js";

/**
 * @param {HTMLElement} root @param {Context} context
 * @returns {View}
 */
export function createLossPanel(root, context) {
  const { store, t } = context;
  root.classList.add("losses");
  /** @type {Choice} */
  let choice = { loss: "", only: null };
  /** What was drawn last. @type {ReturnType<typeof pointLosses>} */
  let shown = null;

  /** A frame is drawn where the state changes; what changed here is the drawer's own. @param {Partial<typeof choice>} chosen */
  const choose = (chosen) => {
    choice = { ...choice, ...chosen };
    store.set({ hover: { ...store.state.hover } });
  };
  const form = createLossForm(t, {
    loss: (loss) => choose({ loss }),
    only: (only) => choose({ only }),
    worst() {
      if (shown?.train) hoverPoint(store, shown.train.worst);
    },
  });
  const curves = element("div", { class: "curves", role: "img" });
  root.append(form.element, curves);
  const chart = createLossPoints(curves, () => paint(store.state));
  const endHover = createPointHover(curves, store, chart.pointAt);

  /** @param {State} state */
  function paint(state) {
    if (!shown) return;
    const { train, drawn } = shown;
    chart.draw(state, {
      ...shown,
      mean: train?.mean ?? null,
      chosen: state.hover.point,
      title: axisTitle(drawn.axis, t),
    });
    form.draw(shown, state);
    setAttribute(curves, "aria-label", t("The loss of every point: {loss}", { loss: form.title }));
  }

  const pace = createPace();
  return {
    draw(state, changed) {
      if (pace.rests(state, changed)) return;
      const start = performance.now();
      if (changed.has("theme")) chart.recolour();
      shown = pointLosses(state, choice);
      if (shown) choice = { ...choice, only: shown.only };
      paint(state);
      pace.drawn(start);
    },
    destroy() {
      endHover();
      chart.destroy();
      root.replaceChildren();
    },
  };
}
