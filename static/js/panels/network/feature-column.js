/** The column of features in the network diagram: a button for each, pressed where the network reads it. */

import { element, setAttribute, setText } from "../../lib/dom.js";
import { t } from "../../lib/text.js";
import { setting } from "../../state/settings.js";
import { createMap, mapBytes } from "../../draw/maps.js";

/** @param {HTMLElement} stage @param {readonly import("../../types.js").Feature[]} catalogued */
export function createFeatureColumn(stage, catalogued) {
  const head = element("div", { class: "column first", role: "presentation" });
  const count = element("span", { class: "sub" });
  head.append(element("h3", {}, t("Features")), count);
  stage.append(head);
  const features = catalogued.map(({ name, title, description, map }) => {
    const canvas = element("canvas", { "aria-hidden": "true" });
    const button = element(
      "button",
      { class: "feature", "data-name": name, title: description, "aria-label": title },
      canvas,
      element("span", { "aria-hidden": "true" }, title),
    );
    stage.append(button);
    const bytes = mapBytes(map);
    return { name, button, bytes, side: Math.round(Math.sqrt(bytes.length)), map: createMap(canvas) };
  });

  return {
    head,
    names: features.map(({ name }) => name),
    /** @param {import("./layout.js").Column} place */
    layout({ x: middle, squares }) {
      features.forEach(({ button }, i) => {
        const { x, y, size } = squares[i];
        Object.assign(button.style, {
          left: `${x - size / 2}px`,
          top: `${y - size / 2}px`,
          width: `${size}px`,
          height: `${size}px`,
        });
      });
      // Around the middle of names and squares; a longer heading begins at the edge.
      head.style.minWidth = `calc(${2 * middle}px - 1.5rem)`;
    },
    /** @param {Uint32Array} colours of signed values */
    paint(colours) {
      for (const { map, bytes, side } of features) map.paint(bytes, side, colours);
    },
    /** @param {import("../../types.js").State} state */
    draw(state) {
      const chosen = /** @type {string[]} */ (setting(state, "network.features"));
      for (const { name, button } of features) {
        setAttribute(button, "aria-pressed", String(chosen.includes(name)));
      }
      setText(count, t("{chosen} of {all}", { chosen: chosen.length, all: features.length }));
    },
  };
}
