/** The feature space in motion: points, lattice, decision and bounds, gliding from frame to frame. */

/** @import { Frame, State } from "../../types.js" */
/** @import { Turn } from "../../model/rotation.js" */

import { EasingBounds, fitting } from "../../draw/eased-bounds.js";
import { headOf } from "../../model/decision.js";
import { ballOf, flatten } from "../../model/rotation.js";
import { easing, Glide } from "../../lib/tween.js";

/** The lattice of images, which have none. */
const NONE = new Float32Array();
/** Milliseconds in which the view comes most of the way to new bounds. */
const SETTLE = 160;

/** What a frame shows of which network: another one is not glided to. @param {Frame} frame @param {State["config"]} config */
export const shownBy = ({ state: { features: shown }, weights }, config) =>
  `${shown?.layer} ${shown?.units} ${shown?.projection} ${weights.length} ${config?.network.features}`;

/** The bounds around three axes, so that nothing leaves them however it is turned. @param {number} radius @param {number} width @param {number} height */
export function boundsOf(radius, width, height) {
  const high = 1.2 * Math.max(radius, 0.25), wide = high * width / Math.max(1, height);
  return { x0: -wide, x1: wide, y0: -high, y1: high };
}

export function createSpace() {
  const points = new Glide(), mesh = new Glide(), head = new Glide(), middle = new Glide();
  const view = new EasingBounds();
  /** Points and lattice in pairs: as they are, or as three axes are seen. */
  const flat = { points: new Float32Array(), mesh: new Float32Array() };
  /** @type {{ classes: number, single: boolean } | null} */
  let decides = null;
  let axes = 2, radius = 1, shownFor = "";

  return {
    flat,
    view,
    /** The decision as it is on its way, or null where the output sees more. */
    get decision() {
      return decides && { ...decides, w: head.values };
    },
    /** How many numbers make a place. */
    get axes() {
      return axes;
    },
    /** How far points lie from the middle of three axes. */
    get radius() {
      return radius;
    },
    /**
     * Set out for a new frame; whether it is another space, which is not glided to, is returned.
     * @param {Frame | null} frame @param {State} state @param {{ width: number, height: number }} size
     */
    take(frame, state, { width, height }) {
      if (!frame?.state.features || !frame.features || !frame.mesh && !frame.featurePoints) {
        decides = null;
        return false;
      }
      const lattice = frame.mesh ?? NONE;
      const what = shownBy(frame, state.config), jump = what !== shownFor;
      shownFor = what;
      points.room(frame.features.length).set(frame.features);
      points.aim(jump);
      mesh.room(lattice.length).set(lattice);
      mesh.aim(jump);
      const found = headOf(frame);
      if (found) {
        head.room(found.w.length).set(found.w);
        head.aim(jump || !decides || decides.single !== found.single);
      }
      decides = found;
      axes = frame.axes;
      if (axes === 3) {
        const ball = ballOf(frame.features.length ? frame.features : lattice);
        middle.room(3).set(ball.middle);
        middle.aim(jump);
        radius = ball.radius;
        view.aim(boundsOf(radius, width, height), jump);
        return jump;
      }
      const wanted = fitting(frame, state.config);
      if (wanted) view.aim(wanted, jump);
      return jump;
    },
    /**
     * Go on: `moved` says whether points did, `easing` whether the bounds are still on their way.
     * @param {number} t from the last frame to the newest, 0 to 1 @param {number} elapsed @param {boolean} still
     */
    move(t, elapsed, still) {
      const onTheWay = view.move(still ? 1 : easing(Math.min(50, elapsed), SETTLE));
      const moved = [points.move(t), mesh.move(t), head.move(t), middle.move(t)].includes(true);
      return { moved, easing: onTheWay };
    },
    /** Three axes are looked at from the side that was chosen; two are drawn as they are. @param {Turn} turn */
    project(turn) {
      if (axes === 2) {
        [flat.points, flat.mesh] = [points.values, mesh.values];
        return;
      }
      for (const [name, glide] of /** @type {const} */ ([["points", points], ["mesh", mesh]])) {
        const length = glide.values.length / 3 * 2;
        if (flat[name] === glide.values || flat[name].length !== length) {
          flat[name] = new Float32Array(length);
        }
        flatten(glide.values, middle.values, turn, flat[name]);
      }
    },
  };
}
