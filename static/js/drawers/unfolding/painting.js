/** Pictures of the unfolding: the folded plane and its points, and what is raised or pointed at above them. */

import { carried } from "../../draw/lattice.js";
import { strokeWithHalo } from "../../draw/halo.js";
import { css } from "../../draw/palette.js";
import { pixelX, pixelY } from "../../model/geometry.js";
import { ringed } from "../../model/forward-cache.js";
import { paintDecision, paintSheet } from "./folded-plane.js";

/** @typedef {import("../../types.js").State} State */
/** @typedef {import("../../draw/palette.js").Palette} Palette */
/** @typedef {import("../../draw/markers.js").Marks} Marks */
/**
 * @typedef {{
 *   width: number, height: number, bounds: import("../../model/geometry.js").Bounds, picture: Float32Array,
 *   nodes: Float32Array, answers: ReturnType<typeof import("./folded-plane.js").readAnswers>,
 *   shown: ReturnType<typeof import("./points.js").shownPoints>, corners: Float32Array | null, share: number,
 * }} Scene `corners` of the softmax, while it is reached; `share` of the way to it
 */

/** Where a place is in the box. @param {Scene} scene */
const pixels = ({ bounds, width, height }) => ({
  px: (/** @type {number} */ x) => pixelX(x, bounds, width),
  py: (/** @type {number} */ y) => pixelY(y, bounds, height),
});

/** @param {CanvasRenderingContext2D} pen @param {Palette} palette @param {Marks} marks @param {Scene} scene @param {boolean} showTest */
export function drawSpace(pen, palette, marks, scene, showTest) {
  const { width, height, bounds, picture, nodes, answers, shown: { points } } = scene;
  const { px, py } = pixels(scene);
  pen.fillStyle = css(palette.zero);
  pen.fillRect(0, 0, width, height);
  drawOrigin(pen, palette, scene);
  drawCorners(pen, palette, marks, scene);
  paintSheet(pen, scene, bounds, nodes, answers, palette);
  marks.drawAll(
    pen,
    points,
    (i) => px(picture[2 * i]),
    (i) => py(picture[2 * i + 1]),
    (i) => showTest || points.split[i] === 0,
  );
  paintDecision(pen, scene, bounds, nodes, answers.pieces, palette);
}

/** Where zero is: what + b moves everything away from. @param {CanvasRenderingContext2D} pen @param {Palette} palette @param {Scene} scene */
function drawOrigin(pen, palette, scene) {
  const { px, py } = pixels(scene);
  pen.beginPath();
  pen.moveTo(px(0), 0);
  pen.lineTo(px(0), scene.height);
  pen.moveTo(0, py(0));
  pen.lineTo(scene.width, py(0));
  pen.strokeStyle = css(palette.muted, 0.6);
  pen.lineWidth = 1;
  pen.setLineDash([2, 4]);
  pen.stroke();
  pen.setLineDash([]);
}

/** The corners of the softmax: a class alone. @param {CanvasRenderingContext2D} pen @param {Palette} palette @param {Marks} marks @param {Scene} scene */
function drawCorners(pen, palette, marks, scene) {
  const { corners, share } = scene, { px, py } = pixels(scene);
  if (!corners) return;
  pen.globalAlpha = share;
  pen.beginPath();
  for (let i = 0; i < corners.length; i += 2) pen.lineTo(px(corners[i]), py(corners[i + 1]));
  pen.closePath();
  pen.strokeStyle = css(palette.muted);
  pen.lineWidth = 1;
  pen.stroke();
  for (let k = 0; 2 * k < corners.length; k++) {
    marks.draw(pen, k, 0, px(1.12 * corners[2 * k]), py(1.12 * corners[2 * k + 1]));
  }
  pen.globalAlpha = 1;
}

/** @param {CanvasRenderingContext2D} pen @param {Palette} palette @param {Marks} marks @param {Scene} scene @param {State} state */
export function drawOverlay(pen, palette, marks, scene, state) {
  const { picture, nodes, shown: { points, ranks } } = scene, { px, py } = pixels(scene);
  const at = (/** @type {number} */ rank) => [px(picture[2 * rank]), py(picture[2 * rank + 1])];
  for (const indices of [ringed(state), state.selection]) {
    const found = indices.flatMap((index) => ranks.get(index) ?? []);
    if (found.length) marks.raise(pen, points, found, found.flatMap(at));
  }
  const index = state.drag?.index ?? state.hover.point;
  const rank = index === null ? undefined : ranks.get(index);
  if (rank !== undefined) {
    const [x, y] = at(rank);
    marks.ring(pen, x, y);
    marks.draw(pen, points.labels[rank], points.split[rank], x, y);
  } else if (index === null && state.hover.place) {
    const [x, y] = carried(nodes, state.hover.place);
    pen.beginPath();
    pen.arc(px(x), py(y), 4, 0, 2 * Math.PI);
    strokeWithHalo(pen, palette, { ink: 1.5, halo: 4, strength: 0.9 });
  }
}
