import { assertEquals } from "../assert.js";
import { createViewRequest, viewRequestOf } from "../../../static/js/net/view-request.js";
import { createStore } from "../../../static/js/state/store.js";
import { stateOf } from "../state.js";

const config = /** @type {any} */ ({ view: { resolution: 80 } });

Deno.test("the view asks for what is in sight and for nothing else", () => {
  const visible = { output: true, network: false, features: true };
  assertEquals(viewRequestOf(stateOf({ config, visible }), false), {
    type: "view",
    surface: { resolution: 80 },
    neurons: null,
    features: { layer: -1, units: [0, 1], projection: "principal" },
  });
});

Deno.test("whoever takes pictures asks for what is out of sight, too", () => {
  const visible = { output: false, network: false, features: false };
  const asked = viewRequestOf(stateOf({ config, visible, whole: true }), false);
  assertEquals([asked.surface, asked.neurons], [{ resolution: 80 }, {}]);
  assertEquals(asked.features, { layer: -1, units: [0, 1], projection: "principal" });
});

Deno.test("a hidden page asks for nothing at all", () => {
  const command = viewRequestOf(stateOf({ config }), true);
  assertEquals(command, { type: "view", surface: null, neurons: null, features: null });
});

Deno.test("the neuron under the pointer goes before the pinned one", () => {
  const pinned = { layer: 1, unit: 3 }, unit = { layer: 2, unit: 0 };
  const hover = { point: null, place: null, unit };
  assertEquals(viewRequestOf(stateOf({ config, pinned }), false).surface, {
    resolution: 80,
    layer: 1,
    unit: 3,
  });
  assertEquals(viewRequestOf(stateOf({ config, pinned, hover }), false).surface, {
    resolution: 80,
    layer: 2,
    unit: 0,
  });
});

Deno.test("the view is sent when it changes, again after a reconnection, and never into the void", () => {
  const store = createStore(stateOf({ config, connection: "connecting" }));
  const sent = /** @type {unknown[]} */ ([]);
  const look = createViewRequest(
    () => viewRequestOf(store.state, false),
    () => store.state.connection === "live",
    (command) => Promise.resolve(sent.push(command)),
  );
  look.tell();
  assertEquals(sent.length, 0);
  store.set({ connection: "live" });
  look.tell(true);
  look.tell();
  assertEquals(sent.length, 1);
  store.set({ features: { layer: 1, units: [0, 1] } });
  look.tell();
  assertEquals(sent.length, 2);
  look.tell(true);
  assertEquals(sent.length, 3);
});

Deno.test("metrics are asked for only while their drawer is open and seen", () => {
  /** @param {string | null} drawer @param {boolean} hidden */
  const asked = (drawer, hidden) => viewRequestOf(stateOf({ drawer }), hidden).metrics;
  assertEquals([asked("metrics", false), asked("metrics", true), asked(null, false)], [
    true,
    undefined,
    undefined,
  ]);
});

Deno.test("the stages of the unfolding are asked for only while their drawer is open and seen, coarser in a large network", () => {
  /** @param {string | null} drawer @param {boolean} hidden @param {number} units */
  const asked = (drawer, hidden, units = 4) =>
    viewRequestOf(
      stateOf({
        drawer,
        config: /** @type {any} */ ({ ...config, network: { hidden: [{ units, activation: "tanh" }] } }),
      }),
      hidden,
    ).stages;
  assertEquals([asked("metrics", false), asked(null, false), asked("unfolding", true)], [
    undefined,
    undefined,
    undefined,
  ]);
  assertEquals([asked("unfolding", false), asked("unfolding", false, 512)], [{ mesh: 29 }, { mesh: 21 }]);
});
