/** The gallery of the set by class and side; a click probes an image. */

/** @import { Context, State } from "../../types.js" */
/** @import { Choice } from "./choice.js" */

import { element, setText } from "../../lib/dom.js";
import { integer } from "../../lib/format.js";
import { t, tn } from "../../lib/text.js";
import { className } from "../../state/settings.js";
import { createImageGrid } from "../../ui/image-grid.js";
import { namesOf } from "./bars.js";
import { chosenPoints } from "./choice.js";

/** @param {Context} context */
export function createGallery({ store }) {
  /** @type {Choice} */
  const choice = { label: null, test: null };
  /** @param {Partial<Choice>} change */
  const choose = (change) => {
    Object.assign(choice, change);
    find(store.state);
  };
  const label = element("select", {
    "aria-label": t("Class of the images shown"),
    onchange: () => choose({ label: label.value === "" ? null : Number(label.value) }),
  });
  const side = element(
    "select",
    {
      "aria-label": t("Side of the images shown"),
      onchange: () => choose({ test: side.value === "" ? null : side.value === "test" }),
    },
    element("option", { value: "" }, t("train and test")),
    element("option", { value: "train" }, t("train")),
    element("option", { value: "test" }, t("test")),
  );
  const count = element("span", { class: "aside" });
  const grid = createImageGrid(
    store,
    t("Images of the set"),
    (point, state) =>
      t("Image {number}: {class}, {side}", {
        number: point + 1,
        class: className(state, state.points.labels[point]),
        side: state.points.split[point] ? t("test") : t("train"),
      }),
    (point) => store.set({ probe: point }),
  );
  let names = "";

  /** @param {State} state */
  const find = (state) => {
    const points = chosenPoints(state.points, choice);
    setText(count, tn("{count} image", "{count} images", points.length, { count: integer(points.length) }));
    grid.show(points, state);
  };
  return {
    element: element(
      "section",
      { class: "gallery-part", "aria-label": t("Gallery") },
      element("div", { class: "title" }, element("h3", {}, t("Gallery")), label, side, count),
      grid.element,
    ),
    /** @param {State} state @param {ReadonlySet<import("../../types.js").Key>} changed */
    draw(state, changed) {
      const now = namesOf(state);
      if (now.join("\n") !== names) {
        names = now.join("\n");
        label.replaceChildren(
          element("option", { value: "" }, t("all classes")),
          ...now.map((name, k) => element("option", { value: k }, name)),
        );
        choice.label = null;
      }
      if (changed.has("points") || changed.has("config")) find(state);
      grid.draw(state, changed);
    },
    destroy: grid.destroy,
  };
}
