/** One picture of the feature history: the last feature space at a checkpoint of the training. */

import { pixelX, pixelY } from "../../model/geometry.js";
import { css } from "../../draw/palette.js";
import { createStack } from "../../draw/canvas-stack.js";
import { createMarks } from "../../draw/markers.js";
import { paintDecision, paintSheet, readAnswers, squareBounds } from "./folded-plane.js";

/** @typedef {import("../../types.js").FeatureSpace} FeatureSpace */

/** CSS pixels: many points on little room. */
const RADIUS = 2.4;

/**
 * @param {HTMLElement} root a positioned element with a size of its own
 * @param {() => import("../../draw/palette.js").Palette} colours
 */
export function createFeatureSpace(root, colours) {
  /** @type {FeatureSpace | null} */
  let picture = null;
  const paint = () => {
    const pen = stack.clear(0);
    if (!picture || !stack.width) return;
    const palette = colours(), { problem, answers, y, split } = picture;
    const points = Float32Array.from(picture.points.flat()), nodes = Float32Array.from(picture.mesh.flat(2));
    const bounds = squareBounds(points.length > 2 ? points : nodes, stack.width / stack.height);
    if (!bounds) return;
    pen.fillStyle = css(palette.zero);
    pen.fillRect(0, 0, stack.width, stack.height);
    const said = readAnswers(answers.flat(), answers.length, picture.mesh.length, problem);
    paintSheet(pen, stack, bounds, nodes, said, palette);
    createMarks(palette, problem, RADIUS).drawAll(
      pen,
      {
        x: points,
        labels: Float32Array.from(y),
        split: Uint8Array.from(split, (name) => Number(name === "test")),
      },
      (i) => pixelX(points[2 * i], bounds, stack.width),
      (i) => pixelY(points[2 * i + 1], bounds, stack.height),
      () => true,
    );
    paintDecision(pen, stack, bounds, nodes, said.pieces, palette);
  };
  const stack = createStack(root, 1, paint);
  return {
    /** @param {FeatureSpace} latest */
    show(latest) {
      picture = latest;
      paint();
    },
    paint,
    destroy: () => stack.destroy(),
  };
}
