/** The pictures of a twin: its plane and feature space, its curve beside the page's, its figures. */

import { element, setText } from "../../lib/dom.js";
import { createFeaturesPointer } from "../../panels/feature-space/pointer.js";
import { createFeaturesView } from "../../panels/feature-space/view.js";
import { createLossHover } from "../../panels/loss/hover.js";
import { createLossView } from "../../panels/loss/view.js";
import { createPlaneView } from "../../panels/plane/view.js";
import { createFrameLoop } from "../../state/frame-loop.js";
import { figuresText } from "./figures.js";

/** @typedef {import("../../types.js").Context} Context */
/** @typedef {import("../../types.js").View} View */

/**
 * @param {HTMLElement} stage @param {Context} page @param {Context} twin with the twin's store
 * @param {string} title what it has different @param {() => void} onClose
 * @returns {View} draws the page's side; the twin's is drawn with the frames of its store
 */
export function createTwinPictures(stage, page, twin, title, onClose) {
  const { t } = page;
  const figures = element("p", { class: "figures-twin" }), both = element("div", { class: "both" });
  const plane = element("div", { class: "plane", role: "img", "aria-label": t("The twin's output") });
  const space = element("div", { class: "space", role: "img", "aria-label": t("The twin's feature space") });
  stage.replaceChildren(
    element(
      "div",
      { class: "about" },
      element("h2", {}, t("Twin")),
      element("strong", {}, title),
      figures,
      element("button", { class: "boxed", onclick: onClose }, t("Close the twin")),
    ),
    both,
    plane,
    space,
  );
  // Both curves, where the drawer lies over the chart.
  const chart = createLossView(both, page), hover = createLossHover(both, page.store);
  const frameLoop = createFrameLoop(twin.store);
  frameLoop.add(createPlaneView(plane, twin));
  const featureSpace = createFeaturesView(space, twin);
  const pointer = createFeaturesPointer(space, twin.store, featureSpace);
  frameLoop.add(featureSpace);
  frameLoop.add({
    draw({ frame }) {
      if (frame) setText(figures, figuresText(frame.state, t));
    },
    destroy() {},
  });
  return {
    draw: chart.draw,
    destroy() {
      pointer.destroy();
      frameLoop.destroy();
      hover.destroy();
      chart.destroy();
      stage.replaceChildren();
    },
  };
}
