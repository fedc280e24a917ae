import { Refusal } from "../../../static/js/net/api.js";
import { createPolling } from "../../../static/js/net/polling.js";
import { createStore } from "../../../static/js/state/store.js";
import { assert, assertEquals } from "../assert.js";

/** An open drawer with a question whose answers come when the test says so. @param {{ pause?: number | (() => number) }} [options] */
function scene({ pause = 60_000 } = {}) {
  Object.assign(globalThis, { document: { hidden: false } });
  const store = createStore(/** @type {any} */ ({ drawer: "slope" }));
  /** @type {string[]} */
  const heard = [];
  /** @type {{ id: string, signal: AbortSignal, answer: (text: string) => void, refuse: (error: Error) => void }[]} */
  const asked = [];
  const polling = createPolling({
    store: /** @type {any} */ (store),
    ids: () => ({ id: "one", watch: "two" }),
    drawer: "slope",
    pause,
    patience: 0,
    refresh: () => void heard.push("refresh"),
    left: () => void heard.push("left"),
  });
  const ask = () =>
    void polling.ask(
      (id, signal) => new Promise((answer, refuse) => asked.push({ id, signal, answer, refuse })),
      (answer) => heard.push(answer),
      (why, busy) => heard.push(`${busy ? "busy" : "failed"}: ${why}`),
    );
  const settled = async () => {
    for (let i = 0; i < 5; i++) await Promise.resolve();
  };
  return { store, polling, heard, asked, ask, settled };
}

Deno.test("an answer is told, and then it is looked whether there is more to ask", async () => {
  const { polling, ask, asked, heard, settled } = scene();
  assertEquals(polling.waits(), false);
  ask();
  assertEquals(asked[0].id, "one");
  assert(polling.waits());
  asked[0].answer("a curve");
  await settled();
  assertEquals(heard, ["a curve", "refresh"]);
  assert(polling.waits()); // for the pause
  polling.destroy();
});

Deno.test("a question takes the place of the one before it, whose answer nobody hears", async () => {
  const { polling, ask, asked, heard, settled } = scene({ pause: 0 });
  ask();
  ask();
  assert(asked[0].signal.aborted);
  asked[0].refuse(new Error("aborted"));
  asked[1].answer("the newer");
  await settled();
  assertEquals(heard, ["the newer", "refresh"]);
  assertEquals(polling.waits(), false);
  polling.destroy();
});

Deno.test("a refusal is told, and not asked for again at once", async () => {
  const { polling, ask, asked, heard, settled } = scene({ pause: 0 });
  ask();
  asked[0].refuse(new Error("no such weight"));
  await settled();
  assertEquals(heard, ["failed: no such weight", "refresh"]);
  assert(polling.waits());
  polling.destroy();
});

Deno.test("a busy server is not asked again before the time that it named", async () => {
  const { polling, ask, asked, heard, settled } = scene({ pause: 0 });
  const clock = performance.now;
  ask();
  asked[0].refuse(new Refusal(503, "too many", 30));
  await settled();
  assertEquals(heard, ["busy: too many", "refresh"]);
  try {
    const now = clock.call(performance);
    performance.now = () => now + 29_000;
    assert(polling.waits());
    performance.now = () => now + 31_000;
    assertEquals(polling.waits(), false);
  } finally {
    performance.now = clock;
  }
  polling.destroy();
});

Deno.test("a pause that depends on the run is asked for anew", async () => {
  let pause = 60_000;
  const { polling, ask, asked, settled } = scene({ pause: () => pause });
  ask();
  asked[0].answer("a curve");
  await settled();
  assert(polling.waits());
  pause = 0;
  assertEquals(polling.waits(), false);
  polling.destroy();
});

Deno.test("with the drawer everything is given up", async () => {
  const { store, polling, ask, asked, heard, settled } = scene();
  ask();
  store.set(/** @type {any} */ ({ drawer: null }));
  assert(asked[0].signal.aborted);
  assertEquals(polling.isOpen(), false);
  asked[0].answer("too late");
  await settled();
  assertEquals(heard, ["left"]);
  assertEquals(polling.waits(), false);
});
