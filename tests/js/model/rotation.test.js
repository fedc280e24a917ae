import { ballOf, FIRST, flatten, turnedBy } from "../../../static/js/model/rotation.js";
import { assert, assertEquals } from "../assert.js";

const CUBE = Float32Array.from([0, 1, 2, 3, 4, 5, 6, 7].flatMap((i) => [i & 1, i >> 1 & 1, i >> 2 & 1]));

Deno.test("without a turn one looks along the second axis, the third points up", () => {
  const out = flatten(Float32Array.of(2, 5, 7), [0, 0, 0], { yaw: 0, pitch: 0 }, new Float32Array(2));
  assertEquals([...out], [2, 7]);
});

Deno.test("a turn never makes anything longer than it is", () => {
  const { middle, radius } = ballOf(CUBE);
  assertEquals(middle, [0.5, 0.5, 0.5]);
  let turn = { ...FIRST };
  for (let i = 0; i < 50; i++) {
    turn = turnedBy(turn, 0.37, 0.21);
    const out = flatten(CUBE, middle, turn, new Float32Array(16));
    for (let j = 0; j < 16; j += 2) assert(Math.hypot(out[j], out[j + 1]) <= radius + 1e-6);
  }
  assertEquals(turn.pitch, Math.PI / 2);
});

Deno.test("from straight above the first two axes are seen in their true lengths", () => {
  const out = flatten(
    Float32Array.of(3, 4, 9),
    [0, 0, 0],
    { yaw: 1, pitch: Math.PI / 2 },
    new Float32Array(2),
  );
  assert(Math.abs(Math.hypot(out[0], out[1]) - 5) < 1e-5);
});

Deno.test("nothing has a ball of its own", () => {
  assertEquals(ballOf(new Float32Array()), { middle: [0, 0, 0], radius: 0 });
});
