import {
  createTraceRequest,
  isTooLarge,
  momentOf,
} from "../../../../static/js/drawers/step-by-step/trace-request.js";
import { t } from "../../../../static/js/lib/text.js";
import { createStore } from "../../../../static/js/state/store.js";
import { assert, assertEquals } from "../../assert.js";
import { createTestServer } from "../../server.js";
import { stateOf } from "../../state.js";
import { traceOf } from "../../trace.js";

/** @param {number} step @param {boolean} [running] */
const frameOf = (step, running = false) => /** @type {any} */ ({ state: { step, revision: 7, running } });
/** @param {object} [training] */
const configOf = (training = {}) => /** @type {any} */ ({ training });

/** The drawer, open. @param {Partial<import("../../../../static/js/types.js").State>} [state] */
function scene(state) {
  const server = createTestServer();
  /** @type {string[]} */
  const heard = [];
  const store = createStore(
    stateOf({ drawer: "step-by-step", frame: frameOf(3), config: configOf(), ...state }),
  );
  const request = createTraceRequest({ store, t, ids: () => ({ id: "one", watch: "two" }) }, {
    cleared: () => void heard.push("cleared"),
    read: ({ points }) => void heard.push(`read ${points}`),
    refused: (why) => void (why && heard.push(`refused: ${why}`)),
    changed() {},
  });
  const end = () => {
    request.destroy();
    server.end();
  };
  return { store, request, heard, server, end };
}

Deno.test("numbers belong to a session at a step and revision; while it trains there are none", () => {
  const state = { frame: frameOf(3), config: configOf() };
  assertEquals(momentOf(state, "one"), '["one",3,7]');
  assertEquals(momentOf({ ...state, frame: frameOf(3, true) }, "one"), "running");
  assertEquals([momentOf(state, undefined), momentOf({ ...state, frame: null }, "one")], [null, null]);
});

Deno.test("only with dropout a batch can be too large to be shown point by point", () => {
  const bare = traceOf({ inputs: null });
  assert(isTooLarge(bare, configOf({ dropout: 0.2 })));
  assert(!isTooLarge(bare, configOf({ dropout: 0 })) && !isTooLarge(bare, configOf()));
  assert(!isTooLarge(traceOf(), configOf({ dropout: 0.2 })));
});

Deno.test("the next batch is read once for each step", async () => {
  const { store, request, heard, server: { asked, answer }, end } = scene();
  request.refresh();
  request.refresh();
  assertEquals([asked, request.busy], [["trace?batch=next"], true]);
  await answer(traceOf());
  request.refresh();
  assertEquals([asked.length, request.busy, heard], [1, false, ["cleared", "read 4,9"]]);
  store.set({ frame: frameOf(4) });
  request.refresh();
  assertEquals([asked.length, heard.length], [2, 3]);
  end();
});

Deno.test("while it trains nothing is asked, and what was read is cleared", async () => {
  const { store, request, heard, server: { asked, answer }, end } = scene();
  request.refresh();
  await answer(traceOf());
  store.set({ frame: frameOf(4, true) });
  request.refresh();
  assertEquals([asked.length, request.running, heard.at(-1)], [1, true, "cleared"]);
  store.set({ frame: frameOf(9) });
  request.refresh();
  assertEquals([asked.length, request.running], [2, false]);
  end();
});

Deno.test("a sample's numbers are asked for by themselves, and filled in", async () => {
  const { request, server: { asked, answer }, end } = scene();
  const batch = traceOf({ inputs: null });
  request.refresh();
  await answer(batch);
  /** @type {import("../../../../static/js/types.js").Trace | null} */
  let detail = null;
  request.readSample(batch, 1, (found) => detail = found);
  await answer(traceOf({ points: [9], inputs: [[3]] }));
  assertEquals(asked, ["trace?batch=next", "trace?point=9"]);
  assertEquals(/** @type {any} */ (detail).inputs[1], [3]);
  end();
});

Deno.test("a batch too large for its dropout is refused with a sentence", async () => {
  const { request, heard, server: { answer }, end } = scene({ config: configOf({ dropout: 0.5 }) });
  request.refresh();
  await answer(traceOf({ inputs: null }));
  assert(heard[1].startsWith("refused: This batch has too many numbers"));
  assertEquals(heard.length, 2);
  end();
});

Deno.test("what a server refuses is not asked again until the run goes on; of a busy one it is", async () => {
  const { store, request, heard, server, end } = scene(), { asked, answer, wait } = server;
  request.refresh();
  await answer({ detail: "no batch" }, { status: 422 });
  assertEquals(heard.at(-1), "refused: no batch");
  wait(60_000);
  request.refresh();
  assertEquals(asked.length, 1);
  store.set({ frame: frameOf(4) });
  request.refresh();
  await answer({ detail: "busy" }, { status: 503, headers: { "Retry-After": "30" } });
  wait(29_000);
  request.refresh();
  assertEquals(asked.length, 2);
  wait(2000);
  request.refresh();
  assertEquals(asked.length, 3);
  end();
});

Deno.test("with the drawer all is forgotten, and asked anew when it opens", async () => {
  const { store, request, heard, server: { asked, answer }, end } = scene();
  request.refresh();
  await answer(traceOf());
  store.set({ drawer: null });
  request.refresh();
  assertEquals([asked.length, heard.at(-1)], [1, "cleared"]);
  store.set({ drawer: "step-by-step" });
  request.refresh();
  assertEquals(asked.length, 2);
  end();
});
