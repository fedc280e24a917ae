import { createHistoryRequest, momentOf } from "../../../../static/js/drawers/unfolding/history-request.js";
import { createStore } from "../../../../static/js/state/store.js";
import { assertEquals } from "../../assert.js";
import { createTestServer } from "../../server.js";
import { stateOf } from "../../state.js";

/** @param {number} step @param {boolean} [running] */
const frameOf = (step, running = false) => /** @type {any} */ ({ state: { step, revision: 1, running } });

Deno.test("a history ends at a step and revision; where the server is out of reach there is nothing to ask", () => {
  assertEquals(momentOf({ frame: frameOf(3), connection: "live" }), "3 1");
  assertEquals(momentOf({ frame: frameOf(3), connection: "lost" }), null);
  assertEquals(momentOf({ frame: null, connection: "live" }), null);
});

Deno.test("it is read once for each moment, soon while the run stands still and seldom while it goes on", async () => {
  const { asked, answer, wait, end } = createTestServer();
  const store = createStore(stateOf({ drawer: "unfolding", frame: frameOf(1) }));
  let read = 0;
  const request = createHistoryRequest({ store, ids: () => ({ id: "one", watch: "two" }) }, () => read++);
  /** @param {number} later @param {import("../../../../static/js/types.js").Frame} frame */
  const after = async (later, frame) => {
    wait(later);
    store.set({ frame });
    request.refresh();
    await answer({ checkpoints: [] });
    return [asked.length, read];
  };
  assertEquals(await after(0, frameOf(1)), [1, 1]);
  assertEquals(asked, ["feature-history?checkpoints=6"]);
  assertEquals(await after(10_000, frameOf(1)), [1, 1]);
  assertEquals(await after(0, frameOf(2)), [2, 2]);
  assertEquals(await after(200, frameOf(3)), [2, 2]);
  assertEquals(await after(100, frameOf(3)), [3, 3]);
  assertEquals(await after(300, frameOf(4, true)), [3, 3]);
  assertEquals(await after(4000, frameOf(5, true)), [4, 4]);
  store.set({ drawer: null });
  assertEquals(await after(9000, frameOf(6)), [4, 4]);
  request.destroy();
  end();
});
