import {
  createTraceRequest,
  momentOf,
  questionFor,
} from "../../../../static/js/drawers/chain-rule/trace-request.js";
import { createStore } from "../../../../static/js/state/store.js";
import { assertEquals } from "../../assert.js";
import { stateOf } from "../../state.js";
import { traceOf } from "../../trace.js";

/** @param {number} step */
const frameOf = (step) => /** @type {any} */ ({
  state: { step, revision: 7, data_revision: 1, config_revision: 2, running: false },
});

/** The drawer, open over a network with one hidden layer, before a server that answers when the test says so. */
function scene() {
  const had = { document: globalThis.document, fetch: globalThis.fetch, now: performance.now };
  let later = 0;
  /** @type {string[]} */
  const asked = [];
  /** @type {string[]} */
  const heard = [];
  /** @type {((response: Response) => void)[]} */
  const answers = [];
  Object.assign(globalThis, {
    document: { hidden: false, documentElement: { lang: "en" } },
    fetch: (/** @type {string} */ url) => {
      asked.push(decodeURIComponent(url.split("/trace?")[1]));
      return new Promise((answer) => answers.push(answer));
    },
  });
  performance.now = () => had.now.call(performance) + later;
  const store = createStore(stateOf({
    drawer: "chain",
    frame: frameOf(3),
    config: /** @type {any} */ ({ network: { hidden: [{}] } }),
  }));
  const choice = { point: /** @type {number | null} */ (0), units: /** @type {number[]} */ ([]) };
  const request = createTraceRequest({ store, ids: () => ({ id: "one", watch: "two" }) }, () => choice, {
    read: ({ step }) => void heard.push(`read ${step}`),
    refused: (why) => void (why && heard.push(`refused: ${why}`)),
    left: () => void heard.push("left"),
  });
  return {
    store,
    choice,
    request,
    asked,
    heard,
    /** Long enough that the next question need not wait. */
    wait: () => void (later += 60_000),
    /** @param {unknown} body @param {ResponseInit} [how] */
    async answer(body, how) {
      answers.shift()?.(new Response(JSON.stringify(body), how));
      for (let i = 0; i < 20; i++) await Promise.resolve();
      await new Promise((done) => setTimeout(done));
    },
    end() {
      request.destroy();
      performance.now = had.now;
      Object.assign(globalThis, { document: had.document, fetch: had.fetch });
    },
  };
}

Deno.test("every layer's unit is checked, the first where none was chosen", () => {
  const ask = (/** @type {number | null} */ point, /** @type {number[]} */ units) =>
    decodeURIComponent(questionFor({ point, units }, 1));
  assertEquals(ask(4, []), "point=4&check=1,0&check=2,0");
  const units = [];
  units[1] = 3;
  assertEquals(ask(null, units), "batch=train&check=1,0&check=2,3");
});

Deno.test("an answer belongs to its question and to all that can change the numbers", () => {
  const { state } = frameOf(3),
    moments = [
      momentOf("point=0", state),
      momentOf("point=1", state),
      ...["step", "revision", "data_revision", "config_revision"].map((key) =>
        momentOf("point=0", { ...state, [key]: 9 })
      ),
    ];
  assertEquals(new Set(moments).size, moments.length);
  assertEquals(momentOf("point=0", { ...state, running: true }), moments[0]);
});

Deno.test("a moment is asked for once; where the run has gone on, after a pause", async () => {
  const { store, request, asked, heard, answer, wait, end } = scene();
  request.refresh();
  request.refresh();
  assertEquals(asked, ["point=0&check=1,0&check=2,0"]);
  await answer(traceOf());
  assertEquals([asked.length, heard], [1, ["read 3"]]);
  store.set({ frame: frameOf(4) });
  request.refresh();
  assertEquals(asked.length, 1);
  wait();
  request.refresh();
  assertEquals(asked.length, 2);
  end();
});

Deno.test("another question is asked at once", async () => {
  const { choice, request, asked, answer, end } = scene();
  request.refresh();
  await answer(traceOf());
  choice.point = null;
  request.refresh();
  assertEquals(asked.at(-1), "batch=train&check=1,0&check=2,0");
  choice.units[0] = 2;
  request.refresh();
  assertEquals([asked.length, asked.at(-1)], [3, "batch=train&check=1,2&check=2,0"]);
  end();
});

Deno.test("a refusal is told", async () => {
  const { request, heard, answer, end } = scene();
  request.refresh();
  await answer({ detail: "no such point" }, { status: 422 });
  assertEquals(heard, ["refused: no such point"]);
  end();
});

Deno.test("shut it asks for nothing; opened again it asks anew", async () => {
  const { store, request, asked, heard, answer, wait, end } = scene();
  request.refresh();
  await answer(traceOf());
  store.set({ drawer: null });
  request.refresh();
  assertEquals([asked.length, heard.at(-1)], [1, "left"]);
  store.set({ drawer: "chain" });
  wait();
  request.refresh();
  assertEquals(asked.length, 2);
  end();
});
