import {
  between,
  cellShades,
  crossings,
  SHADES,
  smooth,
} from "../../../../static/js/drawers/unfolding/folded-grid.js";
import { assert, assertEquals } from "../../assert.js";

/** Nodes of a lattice of 5×5 over [−6, 6]², row 0 at the top. */
const SIDE = 5;
const nodes = Array.from(
  { length: SIDE * SIDE },
  (_, i) => [3 * (i % SIDE) - 6, 6 - 3 * Math.floor(i / SIDE)],
);

/** @param {number[]} pieces @param {(x: number, y: number) => [number, number]} carry */
const ends = (pieces, carry) => {
  const out = [];
  for (let i = 0; i < pieces.length; i += 3) {
    const from = carry(nodes[pieces[i]][0], nodes[pieces[i]][1]);
    const to = carry(nodes[pieces[i + 1]][0], nodes[pieces[i + 1]][1]);
    out.push([from[0] + (to[0] - from[0]) * pieces[i + 2], from[1] + (to[1] - from[1]) * pieces[i + 2]]);
  }
  return out;
};

Deno.test("a decision that is a straight line stays one under every linear map", () => {
  const pieces = crossings(nodes.map(([x, y]) => x + 2 * y - 1), 1, SIDE);
  assert(pieces.length > 0 && pieces.length % 6 === 0);
  for (const [x, y] of ends(pieces, (x, y) => [x, y])) assert(Math.abs(x + 2 * y - 1) < 1e-9);
  // The map (x, y) → (x + y, x − y) takes the line to 3u/2 − v/2 = 1.
  for (const [u, v] of ends(pieces, (x, y) => [x + y, x - y])) assert(Math.abs(1.5 * u - 0.5 * v - 1) < 1e-9);
});

Deno.test("no line is drawn where the sign does not change", () => {
  assertEquals(crossings(nodes.map(() => 1), 1, SIDE), []);
});

Deno.test("between three classes the lines run where the two best are equal", () => {
  const logits = [(/** @type {number} */ x) => x, (/** @type {number} */ x) => -x, () => -9]
    .flatMap((f) => nodes.map(([x]) => f(x - 1)));
  const places = ends(crossings(logits, 3, SIDE), (x, y) => [x, y]);
  assert(places.length > 0);
  for (const [x] of places) assert(Math.abs(x - 1) < 1e-9);
});

Deno.test("a saddle gives two pieces that do not cross", () => {
  const pieces = crossings([3, -1, -1, 3], 1, 2);
  assertEquals(pieces.length, 12);
  // The corners of the larger sum belong together: the pieces cut off the other two.
  const corners = [[0, 1, 1, 3], [2, 3, 0, 2]].map((edges) => edges.sort().join());
  for (let i = 0; i < 12; i += 6) {
    const edges = [pieces[i], pieces[i + 1], pieces[i + 3], pieces[i + 4]].sort().join();
    assert(corners.includes(edges), edges);
  }
});

Deno.test("cells take the shade of their middle, or the class that leads there", () => {
  assertEquals([...cellShades([-1, 1, -1, 1], 1, 2, (v) => v)], [0]);
  assertEquals([...cellShades([1, 1, 1, 1], 1, 2, (v) => v)], [SHADES]);
  assertEquals([...cellShades([0, 0, 0, 0, 1, 2, 3, 4], 2, 2, (v) => v)], [1]);
});

Deno.test("between two stages every place goes straight, and no stage is jumped", () => {
  const places = Float32Array.of(0, 0, 4, 8, 6, 8), out = new Float32Array(2);
  for (const at of [0, 0.3, 1, 1.5, 2]) {
    const { stage, t } = between(places, 2, at, out);
    assertEquals(stage, Math.min(1, Math.floor(at)));
    assert(Math.abs(out[0] - (stage === 0 ? 4 * t : 4 + 2 * t)) < 1e-6);
  }
  assertEquals([...out], [6, 8]);
  between(places, 2, 1, out);
  assertEquals([...out], [4, 8]);
  assertEquals([smooth(0), smooth(0.5), smooth(1)], [0, 0.5, 1]);
});
