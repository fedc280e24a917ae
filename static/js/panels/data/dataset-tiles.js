/** The data sets as small pictures of themselves, one pressed. */

import { element, setAttribute, svg } from "../../lib/dom.js";
import { classColours, css, markColour, ramp, readPalette } from "../../draw/palette.js";
import { createStack } from "../../draw/canvas-stack.js";
import { trace } from "../../draw/markers.js";
import { PLANE } from "../../model/geometry.js";
import { setting } from "../../state/settings.js";

/** @typedef {import("../../types.js").Dataset} Dataset */

/**
 * @param {HTMLElement} root @param {import("../../types.js").Context} context
 * @returns {import("../../types.js").View}
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
      button.append(drawOwn(dataset));
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

/** A pencil, and what it draws: points of two classes, or of values from low to high. @param {Dataset} dataset */
function drawOwn({ kind }) {
  const pencil = svg("path", {
    class: "pencil",
    d: "M14.6 1.6 16.4 3.4 9 10.8 6.6 11.4 7.2 9zM13.2 3l1.8 1.8",
  });
  const marks = kind === "regression"
    ? [["neg", 3], ["mid", 9], ["pos", 15]].map(([name, cx]) =>
      svg("circle", { class: name, cx, cy: 15, r: 1.7 })
    )
    : [
      svg("circle", { class: "neg", cx: 4.5, cy: 15, r: 1.7 }),
      svg("path", { class: "pos", d: "M13.5 12.9l2.1 3.6h-4.2z" }),
    ];
  return svg("svg", { class: "own", viewBox: "0 0 18 18", "aria-hidden": "true" }, pencil, ...marks);
}

/**
 * @param {CanvasRenderingContext2D} context @param {Dataset} dataset @param {import("../../draw/palette.js").Palette} palette
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
    trace(
      context,
      regression ? 0 : label,
      inset + (x1 + PLANE) * scale,
      inset + (PLANE - x2) * scale,
      radius,
    );
    context.fillStyle = css(
      markColour(palette, regression ? ramp(palette, label) : colours[label % colours.length]),
    );
    context.fill();
  });
}
