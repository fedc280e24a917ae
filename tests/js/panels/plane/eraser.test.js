import { createEraser } from "../../../../static/js/panels/plane/eraser.js";
import { assert, assertEquals } from "../../assert.js";
import { scene } from "./scene.js";

Deno.test("the eraser removes all it met in one command", () => {
  const { context, sent, frame } = scene();
  const eraser = createEraser(context, () => 0.2);
  eraser.sweep([1.9, 0], [3.1, 0]);
  eraser.sweep([0, 0], [0.1, 0]);
  frame();
  const [{ command: { stroke, ...command } }] = sent;
  assertEquals([sent.length, command], [1, { type: "remove_points", indices: [0, 2, 3] }]);
  assert(typeof stroke === "number");
});

Deno.test("what is swept meanwhile is looked for among the points that are left", async () => {
  const { context, sent, frame, settled, show } = scene();
  const eraser = createEraser(context, () => 0.2);
  eraser.sweep([0, 0], [0, 0]);
  frame();
  eraser.sweep([2, 0], [2, 0]);
  frame();
  assertEquals([sent.length, eraser.stale()], [1, true]);
  sent[0].answer(6);
  await settled();
  frame();
  assertEquals([sent.length, eraser.stale()], [1, true]);
  show(6, [1, 0, 2, 0, 3, 0]);
  eraser.work();
  frame();
  assertEquals(sent[1].command.indices, [1]);
  assertEquals(sent[1].command.stroke, sent[0].command.stroke);
});
