/** What is drawn, or probed, put among the training images with a class. */

/** @import { Command, Context, State } from "../../types.js" */

import { element, setAttribute } from "../../lib/dom.js";
import { t } from "../../lib/text.js";
import { probeOf } from "../../model/probe.js";
import { namesOf } from "./bars.js";

/** The command that adds an image. @param {Uint8Array} pixels @param {number} label @returns {Command} */
export const adding = (pixels, label) => ({ type: "add_images", images: [[...pixels]], y: [label] });

/** @param {Context} context */
export function createAddForm({ store, act }) {
  const label = element("select", { "aria-label": t("Class of the drawing") });
  const add = element("button", {
    class: "boxed",
    onclick: () => {
      const probe = probeOf(store.state);
      if (probe && probe.point === null) act(adding(probe.pixels, Number(label.value)));
    },
  }, t("Add to the data"));
  let names = "";
  return {
    element: element("div", { class: "choose" }, element("span", {}, t("It is")), label, add),
    /** @param {State} state */
    draw(state) {
      const now = namesOf(state);
      if (now.join("\n") !== names) {
        names = now.join("\n");
        label.replaceChildren(...now.map((name, k) => element("option", { value: k }, name)));
      }
      setAttribute(add, "disabled", state.probe !== "drawing" || state.watching);
    },
  };
}
