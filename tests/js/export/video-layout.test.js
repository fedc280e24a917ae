import { evenly, layoutVideo, timesOf } from "../../../static/js/export/video-layout.js";
import { assert, assertEquals } from "../assert.js";

Deno.test("moments are chosen evenly, the first and the last among them", () => {
  const steps = Array.from({ length: 101 }, (_, i) => 25 * i);
  assertEquals(evenly(steps, 5), [0, 625, 1250, 1875, 2500]);
  assertEquals(evenly([0, 1, 2, 3, 1000], 3), [0, 3, 1000]);
  assertEquals(evenly([0, 10, 20], 60), [0, 10, 20]);
  assertEquals(evenly([], 60), []);
  const chosen = evenly(steps, 60);
  assert(chosen.length === 60 && chosen[0] === 0 && chosen[59] === 2500);
});

Deno.test("the plane and the feature space stand side by side, the others have rows of their own", () => {
  const { boxes, height } = layoutVideo(["loss", "features", "output", "network"], 720);
  assertEquals(boxes.map(({ part }) => part), ["network", "output", "features", "loss"]);
  const [network, output, features, loss] = boxes;
  assertEquals(output.width, output.height);
  assertEquals([features.y, features.height], [output.y, output.height]);
  assert(features.x > output.x + output.width);
  assertEquals(features.x + features.width, network.x + network.width);
  assert(network.y + network.height < output.y && output.y + output.height < loss.y);
  assert(loss.y + loss.height < height);
});

Deno.test("one view has the width to itself, and every film has even sides", () => {
  for (const part of /** @type {const} */ (["network", "output", "features", "loss"])) {
    for (const wanted of [480, 481, 720, 1080]) {
      const { width, height, boxes } = layoutVideo([part], wanted);
      assertEquals([width % 2, height % 2, boxes.length], [0, 0, 1]);
      assertEquals(boxes[0].width, wanted - 32);
    }
  }
});

Deno.test("the pictures together take the time that was asked for, and the last one a while longer", () => {
  for (const [count, seconds] of [[7, 1], [60, 6], [200, 60], [11, 3]]) {
    const times = timesOf(count, seconds);
    assertEquals(times.length, count);
    assertEquals(times.reduce((sum, time) => sum + time, 0), 100 * seconds + 150);
  }
  assert(Math.min(...timesOf(200, 1)) >= 2);
});
