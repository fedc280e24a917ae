import { assertEquals } from "../assert.js";
import { createStore } from "../../../static/js/state/store.js";
import { stateOf } from "../state.js";

Deno.test("a listener hears the keys that changed, all of one patch at once", () => {
  const store = createStore(stateOf());
  /** @type {string[][]} */
  const heard = [];
  store.subscribe((changed) => heard.push([...changed].sort()));
  store.set({ tool: "add", label: 1 });
  assertEquals(heard, [["label", "tool"]]);
  assertEquals([store.state.tool, store.state.label], ["add", 1]);
});

Deno.test("setting the same value again is no change", () => {
  const store = createStore(stateOf());
  let heard = 0;
  store.subscribe(() => heard++);
  store.set({ tool: "move", received: 0 });
  assertEquals(heard, 0);
});

Deno.test("who has unsubscribed hears nothing more, even in the middle of a round", () => {
  const store = createStore(stateOf());
  /** @type {string[]} */
  const heard = [];
  const stop = store.subscribe(() => heard.push("first"));
  store.subscribe(() => {
    stop();
    heard.push("second");
  });
  store.set({ label: 1 });
  store.set({ label: 2 });
  assertEquals(heard, ["first", "second", "second"]);
});

Deno.test("a listener may set again; the state is the newest for everyone", () => {
  const store = createStore(stateOf());
  store.subscribe((changed) => {
    if (changed.has("tool")) store.set({ label: 5 });
  });
  store.set({ tool: "erase" });
  assertEquals(store.state.label, 5);
});

Deno.test("the initial object stays as it was", () => {
  const initial = stateOf();
  createStore(initial).set({ label: 3 });
  assertEquals(initial.label, 0);
});
