import { createHolder } from "../../../../static/js/panels/plane/drag-point.js";
import { assertEquals } from "../../assert.js";
import { scene } from "./scene.js";

Deno.test("a held point shows at once and is given back only when a frame contains its last position", async () => {
  const { state, context, sent, frame, settled, show } = scene();
  const holder = createHolder(context);
  holder.grip(1);
  holder.moveTo(1, 1.5, 9);
  assertEquals(state.drag, { index: 1, x: [1.5, 6] });
  frame();
  holder.release();
  show(6);
  holder.settle();
  assertEquals(state.drag?.index, 1);
  sent[0].answer(7);
  await settled();
  assertEquals(state.drag?.index, 1);
  show(7, [0, 0, 1.5, 6, 2, 0, 3, 0]);
  holder.settle();
  assertEquals(state.drag, null);
});

Deno.test("a point in the grip stays there whatever frames come", async () => {
  const { state, context, sent, frame, settled, show } = scene();
  const holder = createHolder(context);
  holder.grip(0);
  holder.moveTo(0, 1, 1);
  frame();
  sent[0].answer(6);
  await settled();
  show(99);
  holder.settle();
  assertEquals(state.drag, { index: 0, x: [1, 1] });
});

Deno.test("a refused move lets go of the point and says why", async () => {
  const { state, context, sent, frame, settled } = scene();
  const holder = createHolder(context);
  holder.grip(0);
  holder.moveTo(0, 1, 1);
  frame();
  sent[0].refuse("This session is read-only.");
  await settled();
  assertEquals([state.drag, holder.gripped, state.message], [null, false, "This session is read-only."]);
});
