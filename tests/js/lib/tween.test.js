import { easing, Glide, progress } from "../../../static/js/lib/tween.js";
import { assertClose, assertEquals } from "../assert.js";

Deno.test("progress goes from 0 to 1 in one interval and stays there", () => {
  assertEquals([100, 120, 140, 999].map((now) => progress(now, 100, 40, false)), [0, 0.5, 1, 1]);
});

Deno.test("a frame's time stamp may lie before the arrival of the data", () => {
  assertEquals(progress(99, 100, 40, false), 0);
});

Deno.test("with reduced motion, or without an interval, there is nothing in between", () => {
  assertEquals([progress(100, 100, 40, true), progress(100, 100, 0, false), progress(100, 100, NaN, false)], [
    1,
    1,
    1,
  ]);
});

Deno.test("a long pause does not make a slow animation", () => {
  assertEquals(progress(300, 100, 5000, false), 1);
});

Deno.test("the first values are shown at once, later ones glide", () => {
  const glide = new Glide();
  glide.room(2).set([1, 2]);
  glide.aim();
  assertEquals([...glide.values], [1, 2]);
  glide.room(2).set([3, 6]);
  glide.aim();
  assertEquals([...glide.values], [1, 2]);
  glide.move(0.5);
  assertEquals([...glide.values], [2, 4]);
  glide.move(1);
  assertEquals([...glide.values], [3, 6]);
});

Deno.test("an early frame sets out from what is shown", () => {
  const glide = new Glide();
  for (const value of [0, 4, 0]) {
    glide.room(1)[0] = value;
    glide.aim();
    glide.move(0.5);
  }
  assertEquals(glide.values[0], 1);
});

Deno.test("once arrived, nothing moves", () => {
  const glide = new Glide();
  glide.room(1)[0] = 1;
  glide.aim();
  assertEquals(glide.move(1), false);
  glide.room(1)[0] = 2;
  glide.aim();
  assertEquals([glide.move(1), glide.move(1), glide.move(0.5)], [true, false, false]);
});

Deno.test("a jump, or another number of values, is shown at once", () => {
  const glide = new Glide();
  glide.room(1)[0] = 1;
  glide.aim();
  glide.room(1)[0] = 5;
  glide.aim(true);
  assertEquals(glide.values[0], 5);
  glide.room(3).set([7, 8, 9]);
  glide.aim();
  assertEquals([...glide.values], [7, 8, 9]);
});

Deno.test("easing covers the same way in one long frame as in two short ones", () => {
  const one = easing(32, 160), half = easing(16, 160);
  assertClose(half + (1 - half) * half, one, 1e-12);
});
