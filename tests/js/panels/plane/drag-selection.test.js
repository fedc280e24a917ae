import { assertEquals } from "../../assert.js";
import { createGroup, roomOf } from "../../../../static/js/panels/plane/drag-selection.js";
import { scene } from "./scene.js";

Deno.test("points go together as far as the outermost of them has room", () => {
  assertEquals(roomOf(Float32Array.of(-5, 0, 4, 2)), [[-1, -6], [2, 4]]);
});

Deno.test("a group shows at once where the hand has it, keeps its shape, and stays in the plane", () => {
  const { state, context, sent, frame } = scene({ selection: [1, 3] });
  const group = createGroup(context);
  group.grip();
  group.carry([9, -1]);
  assertEquals(state.group, { indices: [1, 3], x: Float32Array.of(4, -1, 6, -1) });
  group.carry([0.5, 0]);
  frame();
  const { stroke: _, ...command } = sent[0].command;
  assertEquals([sent.length, command], [1, {
    type: "move_points",
    indices: [1, 3],
    x: [[1.5, 0], [3.5, 0]],
  }]);
});

Deno.test("a group is given back to the data when a frame contains where it was put last", async () => {
  const { state, context, sent, frame, settled, show } = scene({ selection: [0] });
  const group = createGroup(context);
  group.grip();
  group.carry([1, 1]);
  frame();
  sent[0].answer(7);
  await settled();
  show(9);
  group.settle();
  assertEquals(state.group?.indices, [0]);
  show(6);
  group.release();
  assertEquals(state.group?.indices, [0]);
  show(7);
  group.settle();
  assertEquals(state.group, null);
});

Deno.test("a key that is held makes one edit, and goes on from where the last left off", () => {
  const { state, context, sent, frame } = scene({ selection: [2] });
  const group = createGroup(context);
  group.nudge([0.5, 0], false);
  frame();
  group.nudge([0.5, 0], true);
  group.nudge([0.5, 0], true);
  assertEquals(state.group?.x, Float32Array.of(3.5, 0));
  sent[0].answer(6);
  assertEquals(sent.length, 1);
});

Deno.test("a refused move lets go of the group and says why", async () => {
  const { state, context, sent, frame, settled } = scene({ selection: [0, 1] });
  const group = createGroup(context);
  group.grip();
  group.carry([1, 0]);
  frame();
  sent[0].refuse("This session is read-only.");
  await settled();
  assertEquals([state.group, group.gripped, state.message], [null, false, "This session is read-only."]);
});
