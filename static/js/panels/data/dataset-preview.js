/** The preview of a data set: its points as small marks, or a pencil where one draws them oneself. */

/** @import { Dataset } from "../../types.js" */
/** @import { Palette } from "../../draw/palette.js" */

import { element, svg } from "../../lib/dom.js";
import { createStack } from "../../draw/canvas-stack.js";
import { trace } from "../../draw/markers.js";
import { classColours, css, markColour, ramp } from "../../draw/palette.js";
import { PLANE } from "../../model/geometry.js";

/** The radius of a mark, and the margin of the plane, as shares of the side. */
const RADIUS = 0.027, INSET = 0.04;

/**
 * Where each point of a preview is drawn, with which shape, in CSS pixels.
 * @param {Pick<Dataset, "kind" | "preview">} dataset @param {number} side
 * @returns {{ shape: number, left: number, top: number }[]}
 */
export function marksOf({ kind, preview }, side) {
  const inset = side * INSET, scale = (side - 2 * inset) / (2 * PLANE);
  return (preview?.x ?? []).map(([x1, x2], i) => ({
    shape: kind === "regression" ? 0 : preview?.y[i] ?? 0,
    left: inset + (x1 + PLANE) * scale,
    top: inset + (PLANE - x2) * scale,
  }));
}

/**
 * The colour of a label: its target's on the ramp, or its class's.
 * @param {Pick<Dataset, "kind" | "preview">} dataset @param {Palette} palette
 * @returns {(label: number) => import("../../draw/palette.js").Rgb}
 */
export function colourBy({ kind, preview }, palette) {
  if (kind === "regression") return (label) => ramp(palette, label);
  const colours = classColours(palette, preview?.y.some((label) => label > 1) ? "multiclass" : "binary");
  return (label) => colours[label % colours.length];
}

/** @param {HTMLElement} root @param {Dataset} dataset @param {Palette} palette */
export function createPreview(root, dataset, palette) {
  const stack = createStack(root, 1, paint);
  function paint() {
    const pen = stack.clear(0), side = stack.width, colour = colourBy(dataset, palette);
    if (!side) return;
    marksOf(dataset, side).forEach(({ shape, left, top }, i) => {
      pen.beginPath();
      trace(pen, shape, left, top, side * RADIUS);
      pen.fillStyle = css(markColour(palette, colour(dataset.preview?.y[i] ?? 0)));
      pen.fill();
    });
  }
  return {
    /** @param {Palette} of */
    paint(of) {
      palette = of;
      paint();
    },
    destroy: stack.destroy,
  };
}

/** A pencil, and what it draws: points of two classes, or of values from low to high. @param {Pick<Dataset, "kind">} dataset */
export function drawPencil({ kind }) {
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

/** Images of four classes in a square, from a PNG that has them side by side; in ink where they have no colours. @param {Pick<import("../../net/wire.d.ts").ImagesEntry, "preview" | "channels">} images */
export function drawStrip({ preview, channels }) {
  const kind = channels > 1 ? "background" : "mask", image = `url(data:image/png;base64,${preview})`;
  const parts = [0, 1, 2, 3].map((part) =>
    element("i", { style: `${kind}-image: ${image}; ${kind}-position: ${part / 3 * 100}%` })
  );
  return element("span", { class: `strip ${kind}` }, ...parts);
}
