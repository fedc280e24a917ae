/** The data sets as small pictures of themselves, one pressed. */

/** @import { Context, View } from "../../types.js" */

import { element, setAttribute } from "../../lib/dom.js";
import { readPalette } from "../../draw/palette.js";
import { setting } from "../../state/settings.js";
import { createPreview, drawPencil, drawStrip } from "./dataset-preview.js";

/** @param {HTMLElement} root @param {Context} context @returns {View} */
export function createTiles(root, { store, update, t }) {
  const palette = readPalette(root);
  const tiles = store.state.catalog.datasets.map((dataset) => {
    const { name, title, description, preview, images } = dataset;
    const button = element("button", {
      title: t("{name}: {text}", { name: title, text: description }),
      "aria-label": title,
      "aria-description": description,
      onclick: () => update({ data: { dataset: name } }),
    });
    root.append(button);
    if (images) button.append(drawStrip(images));
    else if (!preview) button.append(drawPencil(dataset));
    return { name, button, picture: preview && createPreview(button, dataset, palette) };
  });

  return {
    draw(state, changed) {
      if (changed.has("theme")) {
        const palette = readPalette(root);
        for (const { picture } of tiles) picture?.paint(palette);
      }
      const chosen = setting(state, "data.dataset");
      for (const { name, button } of tiles) setAttribute(button, "aria-pressed", String(name === chosen));
    },
    destroy() {
      for (const { button, picture } of tiles) {
        picture?.destroy();
        button.remove();
      }
    },
  };
}
