import {
  bounded,
  createWeightEdits,
  isEdit,
  joined,
} from "../../../../static/js/drawers/neuron/weight-edits.js";
import { createStore } from "../../../../static/js/state/store.js";
import { assert, assertEquals } from "../../assert.js";
import { stateOf } from "../../state.js";

const UNIT = { layer: 2, unit: 1 };

Deno.test("an edit sets at least one weight, and all to numbers", () => {
  assert(isEdit([{ column: 0, value: 1 }]));
  assert(!isEdit([]) && !isEdit([{ column: 0, value: 1 }, { column: null, value: NaN }]));
});

Deno.test("a weight stays within its limits", () => {
  const edit = [{ column: 0, value: 9 }, { column: 1, value: -9 }, { column: null, value: 2 }];
  assertEquals(bounded(edit, [-5, 5]).map(({ value }) => value), [5, -5, 2]);
});

Deno.test("a later edit replaces an earlier one's weights and leaves the others", () => {
  const before = [{ column: 0, value: 1 }, { column: null, value: 2 }];
  assertEquals(joined(before, [{ column: null, value: 3 }]), [before[0], { column: null, value: 3 }]);
  assertEquals(joined([], before), before);
});

/** Edits whose display frames and answers come when the test says so. */
function scene() {
  const had = globalThis.requestAnimationFrame;
  /** @type {(() => void)[]} */
  const frames = [];
  /** @type {{ command: any, answer: (ack: any) => void, refuse: (error: Error) => void }[]} */
  const sent = [];
  globalThis.requestAnimationFrame = (run) => frames.push(/** @type {() => void} */ (run));
  const store = createStore(stateOf());
  const edits = createWeightEdits({
    store,
    send: (/** @type {any} */ command) =>
      new Promise((answer, refuse) => sent.push({ command, answer, refuse })),
  });
  return {
    store,
    edits,
    sent,
    frame: () => frames.splice(0).forEach((run) => run()),
    settled: async () => {
      for (let i = 0; i < 9; i++) await Promise.resolve();
    },
    end: () => void (globalThis.requestAnimationFrame = had),
  };
}

Deno.test("what is wanted is shown at once, and a command is sent for each weight, of one stroke", () => {
  const { edits, sent, frame, end } = scene();
  edits.begin();
  edits.want(UNIT, [{ column: 0, value: 1 }]);
  edits.want(UNIT, [{ column: null, value: 2 }]);
  assertEquals(edits.edit, [{ column: 0, value: 1 }, { column: null, value: 2 }]);
  frame();
  assertEquals(sent.map(({ command: { stroke: _, ...rest } }) => rest), [
    { type: "set_weight", layer: 2, row: 1, column: 0, value: 1 },
    { type: "set_weight", layer: 2, row: 1, column: null, value: 2 },
  ]);
  assertEquals(sent[0].command.stroke, sent[1].command.stroke);
  end();
});

Deno.test("it is given up for the frame that contains it, once the hand has let go", async () => {
  const { edits, sent, frame, settled, end } = scene();
  edits.begin();
  edits.want(UNIT, [{ column: 0, value: 1 }]);
  frame();
  edits.settle(9);
  assert(edits.edit !== null);
  sent[0].answer({ revision: 5 });
  await settled();
  edits.settle(5);
  assert(edits.edit !== null);
  edits.end();
  edits.settle(4);
  assert(edits.edit !== null);
  edits.settle(5);
  assertEquals(edits.edit, null);
  end();
});

Deno.test("every stroke has a number of its own", async () => {
  const { edits, sent, frame, settled, end } = scene();
  for (const value of [1, 2]) {
    edits.want(UNIT, [{ column: 0, value }]);
    frame();
    sent.at(-1)?.answer({ revision: value });
    await settled();
    edits.end();
  }
  assertEquals([sent.length, sent[0].command.stroke === sent[1].command.stroke], [2, false]);
  end();
});

Deno.test("what is refused is given up, with the reason", async () => {
  const { store, edits, sent, frame, settled, end } = scene();
  edits.want(UNIT, [{ column: 0, value: 1 }]);
  frame();
  sent[0].refuse(new Error("You may only look on here."));
  await settled();
  assertEquals([edits.edit, store.state.message], [null, "You may only look on here."]);
  end();
});

Deno.test("what is no edit, or is dropped, leaves nothing wanted", () => {
  const { edits, sent, frame, end } = scene();
  edits.want(UNIT, []);
  edits.want(UNIT, [{ column: 0, value: Infinity }]);
  frame();
  assertEquals([edits.edit, sent], [null, []]);
  edits.want(UNIT, [{ column: 0, value: 1 }]);
  edits.drop();
  assertEquals(edits.edit, null);
  end();
});
