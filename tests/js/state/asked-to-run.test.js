import { createAskedToRun, isRunning } from "../../../static/js/state/asked-to-run.js";
import { createStore } from "../../../static/js/state/store.js";
import { assertEquals } from "../assert.js";
import { stateOf } from "../state.js";

/** A page that trains, as far as is told; its commands are answered when the test says so. */
function stage() {
  const store = createStore(stateOf({ frame: /** @type {any} */ ({ state: { running: true } }) }));
  const asked = createAskedToRun(store);
  /** @param {"play" | "pause" | "view" | "update" | "reset"} type */
  const send = (type) => {
    const { promise, resolve, reject } = /** @type {PromiseWithResolvers<any>} */ (Promise.withResolvers());
    asked.ask(/** @type {any} */ ({ type }), promise);
    return {
      answer: (/** @type {number} */ revision) => resolve({ revision }),
      refuse: () => reject(new Error()),
    };
  };
  return { store, asked, send, running: () => isRunning(store.state) };
}

/** Let promises run. */
const settle = async () => {
  for (let i = 0; i < 4; i++) await Promise.resolve();
};

Deno.test("what was asked for last counts until a frame contains it", async () => {
  const { store, asked, send, running } = stage();
  const { answer } = send("pause");
  assertEquals(running(), false);
  answer(7);
  await settle();
  asked.see(6);
  assertEquals(running(), false);
  store.set({ frame: /** @type {any} */ ({ state: { running: false } }) });
  asked.see(7);
  assertEquals([store.state.asked, running()], [null, false]);
});

Deno.test("a frame that overtakes its answer is not waited for again", async () => {
  const { store, asked, send } = stage();
  const { answer } = send("reset");
  asked.see(7);
  answer(7);
  await settle();
  assertEquals(store.state.asked, null);
});

Deno.test("a refusal leaves what is told; an earlier answer does not end what was asked later", async () => {
  const { store, send, running } = stage();
  const first = send("pause"), second = send("play");
  assertEquals(running(), true);
  first.answer(-1);
  await settle();
  assertEquals(store.state.asked, true);
  second.refuse();
  await settle();
  assertEquals([store.state.asked, running()], [null, true]);
});

Deno.test("other commands say nothing of it", () => {
  const { store, send } = stage();
  send("view");
  send("update");
  assertEquals(store.state.asked, null);
});
