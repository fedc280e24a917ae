/** The stages on their way from one frame to the next: their places glide, the bounds of each ease after them. Pure. */

import { EasingBounds } from "../../draw/eased-bounds.js";
import { Glide } from "../../lib/tween.js";
import { between } from "./folded-grid.js";
import { squareBounds } from "./folded-plane.js";

/** @typedef {import("../../types.js").Stages} Stages */

/** The edges of bounds. */
const EDGES = /** @type {const} */ (["x0", "x1", "y0", "y1"]);

export class StageMotion {
  /** The latest ones. @type {Stages | null} */
  stages = null;
  /** Where the points are and, behind them, the nodes of the lattice: a pair each. */
  picture = new Float32Array(0);
  bounds = { x0: -1, x1: 1, y0: -1, y1: 1 };
  #places = new Glide();
  /** Of each stage. @type {EasingBounds[]} */
  #views = [];
  #shape = "";
  #ratio = 0;

  /** Whether there is somewhere else to go. @param {Stages} latest @param {number} ratio of the box, width over height */
  differs(latest, ratio) {
    return latest !== this.stages || ratio !== this.#ratio;
  }

  /**
   * Set out for a frame's stages; at once, where those are of another network or the box has another shape.
   * @param {Stages} latest @param {number} ratio @returns {boolean} whether it was at once
   */
  take(latest, ratio) {
    const shape = JSON.stringify([latest.stages, latest.count, latest.mesh, latest.classes]);
    const jump = shape !== this.#shape || ratio !== this.#ratio;
    if (jump) {
      this.#views = latest.stages.map(() => new EasingBounds());
      this.picture = new Float32Array(2 * latest.count);
    }
    this.stages = latest;
    this.#shape = shape;
    this.#ratio = ratio;
    this.#places.room(latest.places.length).set(latest.places);
    this.#places.aim(jump);
    latest.stages.forEach((_, i) => {
      const wanted = squareBounds(placesSeen(latest, i), ratio);
      if (wanted) this.#views[i].aim(wanted, jump);
    });
    return jump;
  }

  /**
   * Places go to `t` of their way, bounds a `share` of theirs.
   * @param {number} t @param {number} share
   */
  move(t, share) {
    return {
      moved: this.#places.move(t),
      eases: this.#views.map((view) => view.move(share)).includes(true),
    };
  }

  /** Fill picture and bounds for a position on the way; how far it is from its stage to the next. @param {number} at */
  show(at) {
    const { stage, t } = between(this.#places.values, this.picture.length, at, this.picture);
    const from = this.#views[stage].shown, to = (this.#views[stage + 1] ?? this.#views[stage]).shown;
    this.bounds = { ...from };
    for (const edge of EDGES) this.bounds[edge] += (to[edge] - from[edge]) * t;
    return t;
  }

  /** Where the nodes of the lattice are. */
  get nodes() {
    const mesh = this.stages?.mesh ?? 0;
    return this.picture.subarray(this.picture.length - 2 * mesh * mesh);
  }
}

/**
 * What a stage's bounds have to hold: all of the plane to begin with, then what becomes of the points, and at a softmax
 * its corners.
 * @param {Stages} stages @param {number} i
 */
export function placesSeen({ stages, places, count, mesh, corners }, i) {
  const { kind } = stages[i], start = 2 * i * count;
  if (corners && kind === "output") return corners;
  return places.subarray(start, start + 2 * (count - (kind === "plane" ? 0 : mesh * mesh)));
}
