import { placesSeen, StageMotion } from "../../../../static/js/drawers/unfolding/motion.js";
import { assert, assertClose, assertEquals } from "../../assert.js";

/** Two stages of one point at (x, 0), which the second stage doubles, and a lattice of 2×2. @param {number} x @param {object} [parts] @returns {import("../../../../static/js/types.js").Stages} */
const stagesOf = (x, parts = {}) => ({
  stages: [{ kind: "plane", layer: 0, units: 2 }, { kind: "output", layer: 1, units: 1 }],
  places: Float32Array.of(x, 0, -6, 6, 6, 6, -6, -6, 6, -6, 2 * x, 0, -12, 12, 12, 12, -12, -12, 12, -12),
  count: 5,
  points: Float32Array.of(0),
  mesh: 2,
  answers: new Float32Array(4),
  classes: 1,
  corners: null,
  separability: [0, 1],
  ...parts,
});

Deno.test("the first frame is shown at once, the next one is glided to", () => {
  const motion = new StageMotion();
  assert(motion.take(stagesOf(1), 1.5));
  motion.show(0);
  assertEquals([...motion.picture].slice(0, 2), [1, 0]);
  assertEquals([...motion.nodes], [-6, 6, 6, 6, -6, -6, 6, -6]);
  assert(!motion.take(stagesOf(3), 1.5));
  assertEquals(motion.move(0.5, 1).moved, true);
  motion.show(0);
  assertClose(motion.picture[0], 2);
  motion.move(1, 1);
  assertEquals(motion.move(1, 1).moved, false);
});

Deno.test("between two stages points and bounds are between theirs", () => {
  const motion = new StageMotion();
  motion.take(stagesOf(1), 1);
  assertEquals(motion.show(0), 0);
  const { x0, x1 } = motion.bounds;
  assert(x0 < -6 && x1 > 6);
  assertClose(motion.show(0.5), 0.5);
  assertClose(motion.picture[0], 1.5);
  assert(motion.bounds.x0 > x0);
});

Deno.test("another network, or another shape of the box, is shown at once", () => {
  const motion = new StageMotion(), first = stagesOf(1);
  motion.take(first, 1.5);
  assert(!motion.differs(first, 1.5) && motion.differs(first, 1) && motion.differs(stagesOf(1), 1.5));
  assert(motion.take(stagesOf(1), 1));
  assert(motion.take(stagesOf(1, { classes: 3 }), 1));
});

Deno.test("bounds hold the whole plane at first, then the points, and at a softmax its corners", () => {
  const stages = stagesOf(1), corners = Float32Array.of(0, 1, 1, 0, 0, 0);
  assertEquals(placesSeen(stages, 0).length, 10);
  assertEquals([...placesSeen(stages, 1)], [2, 0]);
  assertEquals(placesSeen({ ...stages, corners }, 1), corners);
});
