/** The field of z over a neuron's plane: its shades, the line z = 0, and those where z = ±1 beside it. */

/** @import { Palette } from "../../draw/palette.js" */
/** @import { Scene } from "./scene.js" */

import { zeroLine } from "../../lib/contour.js";
import { fieldPlaces, zAt } from "../../model/neuron.js";
import { css } from "../../draw/palette.js";
import { shadeSigned } from "../../draw/shading.js";

/** @typedef {Pick<Scene, "neuron" | "frame" | "config" | "bounds">} Scene */

/** Places along each side of the field; behind large networks fewer, and no more for a straight line, which is exact. */
const SIDE = 51, COARSE = 27, LARGE = 600, STRAIGHT = 27;

/** How many places along each side a field has. @param {Pick<Scene, "neuron" | "frame">} scene */
export const sideOf = ({ neuron, frame }) => {
  const large = neuron.space === "elsewhere" && frame.state.parameters > LARGE;
  return neuron.straight ? STRAIGHT : large ? COARSE : SIDE;
};

export function createField() {
  const buffer = new OffscreenCanvas(1, 1).getContext("2d");
  let lattice = new Float32Array(), latticeFor = "";
  return {
    /**
     * @param {CanvasRenderingContext2D} ground @param {Palette} palette
     * @param {number} size @param {Scene} scene
     */
    draw(ground, palette, size, scene) {
      const { neuron, frame, config, bounds } = scene, side = sideOf(scene);
      const where = JSON.stringify([side, bounds]);
      if (where !== latticeFor) [lattice, latticeFor] = [fieldPlaces(side, bounds), where];
      const z = Float32Array.from(zAt(neuron, frame, config, lattice));
      if (buffer) {
        const cells = side - 2, image = new ImageData(cells, cells);
        shadeSigned(
          z.map((value) => Math.tanh(value / 2)),
          side,
          1.6,
          palette.surface,
          new Uint32Array(image.data.buffer),
        );
        buffer.canvas.width = buffer.canvas.height = cells;
        buffer.putImageData(image, 0, 0);
        ground.imageSmoothingQuality = "medium";
        ground.drawImage(buffer.canvas, 0, 0, size, size);
      }
      for (const level of [-1, 1, 0]) {
        const path = new Path2D();
        zeroLine(level ? z.map((value) => value - level) : z, side, size, path);
        ground.lineWidth = level ? 1.25 : 2.5;
        ground.strokeStyle = css(palette.ink, level ? 0.55 : 1);
        ground.setLineDash(level ? [4, 4] : []);
        ground.stroke(path);
      }
      ground.setLineDash([]);
    },
  };
}
