import { createWeightHand } from "../../../../static/js/drawers/landscape/weight-hand.js";
import { createStore } from "../../../../static/js/state/store.js";
import { assertEquals } from "../../assert.js";
import { stateOf } from "../../state.js";

const place = { layer: 1, row: 0, column: 0 };

/** A hand before a server that answers when the test says so. */
function scene() {
  Object.assign(globalThis, { requestAnimationFrame: (/** @type {() => void} */ run) => void run() });
  const store = createStore(stateOf());
  /** @type {{ answer: (ack: any) => void, refuse: (error: Error) => void }[]} */
  const waiting = [];
  /** @type {any[]} */
  const sent = [];
  const hand = createWeightHand({
    store,
    send(command) {
      sent.push(command);
      return new Promise((answer, refuse) => waiting.push({ answer, refuse }));
    },
  });
  const settled = () => new Promise((done) => setTimeout(done));
  return { store, hand, sent, waiting, settled };
}

Deno.test("a value holds until a frame contains it", async () => {
  const { hand, sent, waiting, settled } = scene();
  hand.set(place, 1.23456789, 5);
  assertEquals(sent, [{ type: "set_weight", ...place, value: 1.23457, stroke: 5 }]);
  hand.settle(99);
  assertEquals(hand.value, 1.23457); // on its way
  waiting[0].answer({ revision: 7 });
  await settled();
  hand.settle(6);
  assertEquals(hand.value, 1.23457);
  hand.settle(7);
  assertEquals(hand.value, null);
});

Deno.test("while one is on its way only the newest waits", async () => {
  const { hand, sent, waiting, settled } = scene();
  for (const value of [1, 2, 3]) hand.set(place, value, 5);
  waiting[0].answer({ revision: 7 });
  await settled();
  assertEquals(sent.map(({ value }) => value), [1, 3]);
});

Deno.test("a refusal is said, and the frame's value is back", async () => {
  const { store, hand, waiting, settled } = scene();
  hand.set(place, 1, 5);
  waiting[0].refuse(new Error("only looking on"));
  await settled();
  assertEquals([hand.value, store.state.message], [null, "only looking on"]);
});
