import {
  affordable,
  axesOf,
  createSurfaceRequest,
  isTooShort,
  whenToAsk,
} from "../../../../static/js/drawers/landscape/surface-request.js";
import { t } from "../../../../static/js/lib/text.js";
import { createStore } from "../../../../static/js/state/store.js";
import { assert, assertEquals } from "../../assert.js";
import { headOf } from "../../landscape.js";
import { createTestServer } from "../../server.js";
import { stateOf } from "../../state.js";

/** One layer of one unit with two weights. @param {number} step @param {number[]} [weights] */
const frameOf = (step, weights = [0.5, 0.5]) => /** @type {any} */ ({
  state: { step, revision: 1, epoch: step },
  weights: [{ rows: 1, columns: 2, values: Float32Array.from(weights) }],
  biases: [Float32Array.of(0)],
});
const [first, second] = [0, 1].map((column) => ({ layer: 1, row: 0, column }));

Deno.test("the axes of weights hold still while the run goes on, and begin anew with another weight", () => {
  const axes = axesOf([], [first, second], frameOf(1));
  assertEquals(axes.map(({ span }) => span), [{ low: -2, high: 2 }, { low: -2, high: 2 }]);
  const later = axesOf(axes, [first, second], frameOf(2, [1.6, 0.5]));
  assertEquals(later[0].span === axes[0].span, true);
  const far = axesOf(axes, [first, second], frameOf(2, [1.9, 0.5]));
  assertEquals([far[0].span.high, far[1].span.high], [5, 2]);
  const swapped = axesOf(far, [second, first], frameOf(2, [1.6, 0.5]));
  assertEquals(swapped.map(({ span }) => span.high), [2, 5]);
  assertEquals(axesOf(axes, [], frameOf(1)), []);
});

Deno.test("a path needs two epochs to have directions", () => {
  const short = (/** @type {"path" | "random"} */ surfaceOver, /** @type {number} */ epoch) =>
    isTooShort({ surfaceOver, frame: frameOf(epoch) });
  assertEquals([short("path", 1), short("path", 2), short("random", 0)], [true, false, false]);
});

Deno.test("what is new is asked for now, what has aged later where that is wanted", () => {
  const asked = { key: "a", moment: "1" };
  assertEquals(whenToAsk({ key: "b", moment: "1" }, asked, false), "now");
  assertEquals(whenToAsk({ key: "a", moment: "2" }, asked, true), "later");
  assertEquals(whenToAsk({ key: "a", moment: "2" }, asked, false), "never");
  assertEquals(whenToAsk(asked, asked, true), "never");
});

/** The drawer, open. */
function scene() {
  const server = createTestServer();
  const store = createStore(stateOf({ drawer: "landscape", frame: frameOf(1) }));
  /** @type {(string | number | null)[]} */
  const heard = [];
  const choice = { resolution: 2, always: true, seed: 0 };
  const request = createSurfaceRequest({ store, t, ids: () => ({ id: "one", watch: "two" }) }, () => choice, {
    progress: (share) => void heard.push(share),
    refused: (why) => void (why && heard.push(why)),
    read: ({ over, landscape: { rows } }) => void heard.push(`${over}: ${rows} rows`),
  });
  const end = () => {
    request.destroy();
    server.end();
  };
  return { store, choice, request, heard, server, end };
}
const SURFACE = [headOf([0, 1], [0, 1]), { row: 0, values: [4, 2] }, { row: 1, values: [3, 1] }]
  .map((part) => JSON.stringify(part) + "\n").join("");

Deno.test("a surface is asked for once, and again as the run goes on and it is time", async () => {
  const { store, request, heard, server: { asked, answer, wait }, end } = scene();
  request.refresh();
  request.refresh();
  assertEquals(asked.length, 1);
  assert(asked[0].startsWith("landscape?over=weights&resolution=2&seed=0&parameter=1%2C0%2C0"));
  await answer(SURFACE);
  assertEquals(heard, [0, 1, "weights: 2 rows", null]);
  store.set({ frame: frameOf(2) });
  request.refresh();
  assertEquals(asked.length, 1);
  wait(4100);
  request.refresh();
  assertEquals(asked.length, 2);
  end();
});

Deno.test("another question takes its place at once; without always the same one waits to be asked for", async () => {
  const { store, choice, request, server, end } = scene(), { asked, answer, wait } = server;
  request.refresh();
  choice.seed = 1;
  store.set({ surfaceOver: "random" });
  request.refresh();
  assertEquals([asked.length, server.aborted], [2, true]);
  assert(asked[1].startsWith("landscape?over=random&resolution=2&seed=1"));
  await answer(SURFACE);
  await answer(SURFACE);
  choice.always = false;
  store.set({ frame: frameOf(2) });
  wait(60_000);
  request.refresh();
  assertEquals(asked.length, 2);
  request.refresh(true);
  assertEquals(asked.length, 3);
  end();
});

Deno.test("what is cancelled stays so, what was left under way is asked for again", () => {
  const { store, request, heard, server, end } = scene();
  request.refresh();
  request.cancel();
  assertEquals([server.aborted, heard.at(-1)], [true, null]);
  request.refresh();
  assertEquals(server.asked.length, 1);
  request.refresh(true);
  store.set({ drawer: null });
  store.set({ drawer: "landscape" });
  request.refresh();
  assertEquals(server.asked.length, 3);
  end();
});

Deno.test("a path that is too short is said, and asked for when it is long enough", () => {
  const { store, request, heard, server, end } = scene();
  store.set({ surfaceOver: "path" });
  request.refresh();
  assert(String(heard.at(-1)).startsWith("Train a few epochs first"));
  assertEquals(server.asked.length, 0);
  store.set({ frame: frameOf(2) });
  request.refresh();
  assert(server.asked[0].startsWith("landscape?over=path"));
  end();
});

Deno.test("of many images and parameters a surface has fewer values, never too few", () => {
  const limits = {
    landscape_work: 100_000_000_000,
    landscape_resolution: /** @type {[number, number]} */ ([3, 101]),
  };
  const state = /** @type {any} */ ({
    catalog: { limits },
    frame: { state: { parameters: 50_890 } },
    points: { images: new Float32Array(5000), split: new Uint8Array(5000).fill(1, 4000) },
  });
  assertEquals(affordable(state, 41), 22);
  assertEquals(affordable(state, 11), 11);
  state.frame.state.parameters = 1e9;
  assertEquals(affordable(state, 41), 3);
  assertEquals(affordable({ ...state, points: { split: state.points.split } }, 41), 41);
});
