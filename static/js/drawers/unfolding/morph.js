/** The unfolding: points and plane on their way through the network, anywhere between two of its stages. */

import { createStack } from "../../draw/canvas-stack.js";
import { createMarks, markRadius } from "../../draw/markers.js";
import { readPalette } from "../../draw/palette.js";
import { easing, progress } from "../../lib/tween.js";
import { readAnswers } from "./folded-plane.js";
import { StageMotion } from "./motion.js";
import { drawOverlay, drawSpace } from "./painting.js";
import { pointUnder, shownPoints } from "./points.js";

/** @typedef {import("../../types.js").Stages} Stages */
/** @typedef {import("../../types.js").State} State */
/** @typedef {import("../../types.js").Key} Key */

const SPACE = 0, OVERLAY = 1;
/** What is drawn above the points depends on these. @type {Key[]} */
const OVERLAID = ["hover", "drag", "selection", "ringWrong", "cell", "showTest", "frame"];
/** Milliseconds in which a stage's bounds come most of the way to new ones. */
const SETTLE = 160;

/**
 * @param {HTMLElement} root a positioned element with a size of its own
 * @param {import("../../types.js").Store} store @param {() => number} position where on the way, in stages
 */
export function createMorph(root, store, position) {
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const motion = new StageMotion();
  let palette = readPalette(root);
  /** @type {{ wanted: string, marks: import("../../draw/markers.js").Marks } | null} */
  let made = null;
  /** @type {ReturnType<typeof readAnswers> | null} */
  let answers = null;
  let shown = shownPoints([], store.state.points);
  let before = 0, at = -1, stale = true;
  /** What was drawn last. @type {import("./painting.js").Scene | null} */
  let scene = null;

  const stack = createStack(root, 2, () => {
    stale = true;
    made = null;
    draw(store.state, new Set(), performance.now());
  });

  /** Set out for a new frame's stages. @param {Stages} latest @param {State} state */
  function take(latest, state) {
    const jump = motion.take(latest, stack.width / stack.height);
    stale ||= jump;
    if (jump || shown.indices.length !== latest.points.length) {
      shown = shownPoints(latest.points, state.points);
    }
    answers = readAnswers(
      latest.answers,
      latest.classes,
      latest.mesh,
      state.frame?.state.problem ?? "binary",
    );
  }

  /** The points' marks, made anew where those are another size or kind. @param {State} state */
  function marksFor({ frame }) {
    const problem = frame?.state.problem ?? "binary";
    const radius = 0.88 * markRadius(shown.indices.length, stack.width), wanted = `${problem} ${radius}`;
    if (made?.wanted !== wanted) {
      made = { wanted, marks: createMarks(palette, problem, radius) };
      stale = true;
    }
    return made.marks;
  }

  /** @param {State} state @param {Set<Key>} changed @param {number} now */
  function draw(state, changed, now) {
    if (changed.has("theme")) {
      palette = readPalette(root);
      made = null;
      stale = true;
    }
    const { width, height } = stack, latest = state.frame?.stages;
    if (width === 0) return false;
    if (latest && motion.differs(latest, width / height)) take(latest, state);
    const { stages } = motion;
    if (!stages || !answers) return false;
    if (changed.has("points")) shown = shownPoints(stages.points, state.points);
    const t = progress(now, state.received, state.interval, still.matches);
    const elapsed = Math.min(50, now - before), last = stages.stages.length - 1;
    const { moved, eases } = motion.move(t, still.matches ? 1 : easing(elapsed, SETTLE));
    const where = Math.min(position(), last), marks = marksFor(state);
    stale ||= where !== at || moved || eases || changed.has("points") || changed.has("showTest");
    [before, at] = [now, where];
    const over = stale || OVERLAID.some((key) => changed.has(key));
    if (stale || !scene) {
      const share = motion.show(at), { picture, bounds, nodes } = motion;
      const corners = at > last - 1 ? stages.corners : null;
      scene = { width, height, bounds, picture, nodes, answers, shown, corners, share };
      drawSpace(stack.clear(SPACE), palette, marks, scene, state.showTest);
    }
    if (over) drawOverlay(stack.clear(OVERLAY), palette, marks, scene, state);
    stale = false;
    return t < 1 || eases;
  }

  return {
    draw,
    /** The index of the point that is seen there, or null. @param {number} left @param {number} top @param {boolean} showTest */
    pointAt: (left, top, showTest) => scene && pointUnder(scene.shown, scene, left, top, showTest),
    destroy: () => stack.destroy(),
  };
}
