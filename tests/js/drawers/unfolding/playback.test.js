import { advance, begin, seek, toggle, within } from "../../../../static/js/drawers/unfolding/playback.js";
import { assert, assertClose, assertEquals } from "../../assert.js";

/** So many milliseconds in frames of 100. @param {import("../../../../static/js/drawers/unfolding/playback.js").Playback} playback @param {number} milliseconds @param {number} last @param {boolean} [still] */
function played(playback, milliseconds, last, still = false) {
  let next = advance(playback, 1000, last, still);
  for (let time = 100; time <= milliseconds; time += 100) next = advance(next, 1000 + time, last, still);
  return next;
}

Deno.test("played, it takes 1.4 seconds from stage to stage", () => {
  assertClose(played(begin(true), 700, 4).at, 0.5);
  assertClose(played(begin(true), 2800, 4).at, 2);
});

Deno.test("at the last stage it rests, and begins again", () => {
  const there = { ...begin(true), at: 4 };
  assertEquals(played(there, 1600, 4).at, 4);
  assertEquals(played(there, 1700, 4).at, 0);
});

Deno.test("with reduced motion it goes from stage to stage", () => {
  assertEquals([1300, 1500, 3000].map((time) => played(begin(true), time, 4, true).at), [0, 1, 2]);
});

Deno.test("a long pause between two frames does not carry it away", () => {
  const first = advance(begin(true), 1000, 4, false);
  assertClose(advance(first, 60_000, 4, false).at, 100 / 1400);
});

Deno.test("stopped, or with nowhere to go, it stands", () => {
  assertEquals(played(begin(false), 5000, 4).at, 0);
  assertEquals(played(begin(true), 5000, 0).at, 0);
});

Deno.test("a hand stops it, between the first stage and the last", () => {
  assertEquals(seek(2.25, 4), { ...begin(false), at: 2.25 });
  assertEquals([-1, 9].map((to) => seek(to, 4).at), [0, 4]);
  assertEquals(seek(1, -1).at, 0);
});

Deno.test("played at the last stage it begins at the first, elsewhere it goes on", () => {
  assertEquals(toggle(seek(4, 4), 4), begin(true));
  assertEquals(toggle(seek(1.5, 4), 4).at, 1.5);
  assert(!toggle(begin(true), 4).playing);
});

Deno.test("a network of fewer stages holds it at its last one", () => {
  const there = seek(4, 4);
  assertEquals([within(there, 4) === there, within(there, 2).at, within(there, -1).at], [true, 2, 0]);
});
