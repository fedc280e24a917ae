/** The drawing pad: the strokes as they were drawn, on paper or in colours. */

/** @import { State } from "../../types.js" */

import { createStack } from "../../draw/canvas-stack.js";
import { css, readPalette } from "../../draw/palette.js";
import { imagesOf } from "../../state/settings.js";

/** Half the side of the box that a digit is brought to, as a share of the pad's. */
const BOX = 20 / 28;

/** @param {HTMLElement} root a positioned, square element @param {() => State} stateOf */
export function createPad(root, stateOf) {
  let palette = readPalette(root);
  const stack = createStack(root, 1, () => paint(stateOf()));

  /** @param {State} state */
  function paint(state) {
    const pen = stack.clear(0), side = stack.width, colours = imagesOf(state)?.channels !== 1;
    if (!side) return;
    pen.fillStyle = colours ? "#fff" : css(palette.raised);
    pen.fillRect(0, 0, side, side);
    if (!colours) {
      const margin = side * (1 - BOX) / 2;
      pen.strokeStyle = css(palette.line);
      pen.lineWidth = 1;
      pen.strokeRect(margin, margin, side - 2 * margin, side - 2 * margin);
    }
    pen.lineCap = pen.lineJoin = "round";
    for (const { line, colour, width } of state.strokes) {
      pen.beginPath();
      line.forEach(({ x, y }, i) => i ? pen.lineTo(x * side, y * side) : pen.moveTo(x * side, y * side));
      if (line.length === 1) pen.lineTo(line[0].x * side, line[0].y * side);
      pen.strokeStyle = colours ? css(/** @type {any} */ (colour)) : css(palette.ink);
      pen.lineWidth = width * side;
      pen.stroke();
    }
  }

  return {
    /** @param {State} state @param {ReadonlySet<import("../../types.js").Key>} changed */
    draw(state, changed) {
      if (changed.has("theme")) palette = readPalette(root);
      if (changed.has("theme") || changed.has("strokes") || changed.has("config")) paint(state);
    },
    destroy: stack.destroy,
  };
}
