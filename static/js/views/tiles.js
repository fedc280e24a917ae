/** The data sets as small pictures of themselves, one pressed. */

import { element, setAttribute, svg } from "../dom.js";
import { classColours, css, markColour, ramp, readPalette } from "../palette.js";
import { createStack } from "../pixels.js";
import { trace } from "../points.js";
import { PLANE } from "../geometry.js";
import { setting } from "../settings.js";

/** @typedef {import("../types.js").Dataset} Dataset */

/**
 * @param {HTMLElement} root @param {import("../types.js").Context} context
 * @returns {import("../types.js").View}
 */
export function createTiles(root, { store, update }) {
  let palette = readPalette(root);
  const tiles = store.state.catalog.datasets.map((dataset) => {
    const { name, title, description, preview } = dataset;
    const button = element("button", {
      title: `${title}: ${description}`,
      "aria-label": title,
      "aria-description": description,
      onclick: () => update({ data: { dataset: name } }),
    });
    root.append(button);
    if (!preview) {
      button.append(svg(
        "svg",
        { class: "own", viewBox: "0 0 18 18", "aria-hidden": "true" },
        svg("path", { d: "M12.6 2.6 15.4 5.4 6.2 14.6 2.6 15.4 3.4 11.8zM10.8 4.4l2.8 2.8" }),
      ));
      return { dataset, button, paint: () => {}, destroy: () => button.remove() };
    }
    const stack = createStack(button, 1, () => paint());
    const paint = () => drawPreview(stack.clear(0), dataset, palette, stack.width);
    return { dataset, button, paint, destroy: () => (stack.destroy(), button.remove()) };
  });

  return {
    draw(state, changed) {
      if (changed.has("theme")) {
        palette = readPalette(root);
        for (const { paint } of tiles) paint();
      }
      const chosen = setting(state, "data.dataset");
      for (const { dataset, button } of tiles) {
        setAttribute(button, "aria-pressed", String(dataset.name === chosen));
      }
    },
    destroy() {
      for (const { destroy } of tiles) destroy();
    },
  };
}

/**
 * @param {CanvasRenderingContext2D} context @param {Dataset} dataset @param {import("../palette.js").Palette} palette
 * @param {number} side CSS pixels
 */
function drawPreview(context, { kind, preview }, palette, side) {
  if (!preview || !side) return;
  const regression = kind === "regression";
  const many = preview.y.some((label) => label > 1);
  const colours = classColours(palette, many ? "multiclass" : "binary");
  const radius = side * 0.027, inset = side * 0.04;
  const scale = (side - 2 * inset) / (2 * PLANE);
  preview.x.forEach(([x1, x2], i) => {
    const label = preview.y[i];
    context.beginPath();
    trace(context, regression ? 0 : label, inset + (x1 + PLANE) * scale, inset + (PLANE - x2) * scale, radius);
    context.fillStyle = css(markColour(palette, regression ? ramp(palette, label) : colours[label % colours.length]));
    context.fill();
  });
}
