import { assert, assertEquals } from "../../assert.js";
import { stateOf } from "../../state.js";
import { createBrush } from "../../../../static/js/panels/plane/brush.js";
import { scene } from "./scene.js";

/** A brush of even density, where so many points may be. @param {number} most @param {number} density */
const brushOf = (most, density) => {
  const { catalog } = stateOf();
  return scene({
    catalog: { ...catalog, limits: /** @type {any} */ ({ samples: [2, most] }) },
    brush: { radius: 1, density },
  });
};
/** Points of one dab of the brush. @param {number} density */
const dab = (density) => Math.floor(Math.PI * density);

Deno.test("what is painted goes in batches, one on its way at a time, as one edit", async () => {
  const { context, sent, settled } = brushOf(5000, 3);
  const brush = createBrush(context);
  brush.begin([0, 0], 1);
  brush.sweep([0, 0], [2, 0]);
  brush.sweep([2, 0], [4, 0]);
  assertEquals(sent.length, 1);
  const [{ command }] = sent;
  assertEquals([command.type, command.x.length, command.y], ["add_points", dab(3), Array(dab(3)).fill(1)]);
  sent[0].answer(6);
  await settled();
  assertEquals(sent.length, 2);
  assert(sent[1].command.x.length > command.x.length && sent[1].command.stroke === command.stroke);
});

Deno.test("there is no more painted than there is room for, and that is said", async () => {
  const { state, context, sent, settled, show } = brushOf(10, 1);
  const brush = createBrush(context);
  brush.begin([0, 0], 0);
  assertEquals([sent[0].command.x.length, state.message], [dab(1), null]);
  sent[0].answer(6);
  await settled();
  // Three were taken, and no frame shows them yet: four and three leave room for three of many.
  brush.sweep([0, 0], [5, 0]);
  assertEquals([sent[1].command.x.length, state.message], [3, "There is room for 10 points and no more."]);
  sent[1].answer(7);
  await settled();
  show(7, new Array(20).fill(0));
  brush.sweep([0, 0], [5, 0]);
  assertEquals(sent.length, 2);
});

Deno.test("nothing is painted outside the plane", () => {
  const { context, sent } = brushOf(5000, 20);
  createBrush(context).begin([6, 6], 0);
  const { x } = sent[0].command;
  assert(x.length > 0 && x.length < dab(20));
  assert(x.flat().every((/** @type {number} */ value) => Math.abs(value) <= 6));
});

Deno.test("a refusal is said, and what waited for it is dropped", async () => {
  const { state, context, sent, settled } = brushOf(5000, 3);
  const brush = createBrush(context);
  brush.begin([0, 0], 0);
  brush.sweep([0, 0], [2, 0]);
  sent[0].refuse("This session is read-only.");
  await settled();
  assertEquals([sent.length, state.message], [1, "This session is read-only."]);
});
