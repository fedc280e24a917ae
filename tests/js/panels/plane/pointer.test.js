import { createHolder } from "../../../../static/js/panels/plane/drag-point.js";
import { otherLabel } from "../../../../static/js/panels/plane/pointer.js";
import { classesOf } from "../../../../static/js/panels/plane/spoken-points.js";
import { createEraser } from "../../../../static/js/panels/plane/eraser.js";
import { assert, assertEquals } from "../../assert.js";

/** @import { Command, Context, State } from "../../../../static/js/types.js" */
/** @typedef {{ command: any, answer: (revision: number) => void, refuse: (sentence: string) => void }} Sent */

/** A store, a server that answers when the test says so, and display frames that come when it says so. */
function scene() {
  /** @type {(() => void)[]} */
  const frames = [];
  globalThis.requestAnimationFrame = (run) => frames.push(() => run(0));
  /** @type {Sent[]} */
  const sent = [];
  const state = /** @type {State} */ (/** @type {unknown} */ ({
    points: {
      x: Float32Array.of(0, 0, 1, 0, 2, 0, 3, 0),
      labels: new Float32Array(4),
      split: new Uint8Array(4),
    },
    frame: { state: { revision: 5, problem: "binary" } },
    hover: { point: null, place: null, unit: null },
    drag: null,
    showTest: true,
    message: null,
  }));
  const context = /** @type {Context} */ (/** @type {unknown} */ ({
    store: { state, set: (/** @type {Partial<State>} */ patch) => Object.assign(state, patch) },
    send: (/** @type {Command} */ command) =>
      new Promise((resolve, reject) =>
        sent.push({
          command,
          answer: (revision) => resolve({ type: "ack", seq: 0, revision }),
          refuse: (sentence) => reject(new Error(sentence)),
        })
      ),
  }));
  return {
    state,
    context,
    sent,
    frame: () => frames.splice(0).forEach((run) => run()),
    settled: async () => {
      for (let i = 0; i < 8; i++) await Promise.resolve();
    },
    /** @param {number} revision @param {number[]} [x] */
    show(revision, x) {
      Object.assign(state, { frame: { state: { revision, problem: "binary" } } });
      if (!x) return;
      const count = x.length / 2;
      state.points = {
        x: Float32Array.from(x),
        labels: new Float32Array(count),
        split: new Uint8Array(count),
      };
    },
  };
}

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

Deno.test("the other label is the next class, or the opposite target", () => {
  const { state } = scene();
  /** @param {number} label @param {object} frame */
  const other = (label, frame) => otherLabel({ ...state, label, frame: /** @type {any} */ (frame) });
  assertEquals(other(1, { state: { problem: "binary" } }), 0);
  assertEquals(other(2, { state: { problem: "multiclass" }, biases: [new Float32Array(3)] }), 0);
  assertEquals(other(0.5, { state: { problem: "regression" } }), -0.5);
  assertEquals(classesOf(state), 2);
});
