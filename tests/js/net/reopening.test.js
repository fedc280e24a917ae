import { Refusal } from "../../../static/js/net/api.js";
import { afterFailure, afterLoss } from "../../../static/js/net/reopening.js";
import { LONGEST_PAUSE } from "../../../static/js/net/stream.js";
import { assert, assertEquals } from "../assert.js";
import { stateOf } from "../state.js";

const full = new Refusal(503, "The server is full.", 7), gone = new Refusal(404, "no session", 0);
const refused = new Refusal(422, "noise must be at most 1.", 0);
const seen = stateOf({
  config: /** @type {any} */ ({ network: { hidden: [] } }),
  frame: /** @type {any} */ ({ state: { step: 7 }, weights: [], biases: [] }),
});

Deno.test("a session that was forgotten goes on from where the page last saw it", () => {
  const { open, message } = afterLoss(seen);
  assertEquals(open.setup?.step, 7);
  assert(message.includes("goes on"));
});

Deno.test("where nothing was seen, or one only looked on, there is a new one", () => {
  for (const state of [stateOf(), { ...seen, watching: true }]) {
    const { open, message } = afterLoss(state);
    assertEquals(open, { setup: undefined });
    assert(message.includes("this is a new one"));
  }
});

Deno.test("a session that is not there, and a setup that is refused, give way to a new session with the reason", () => {
  const other = afterFailure(gone, { id: "abc" }), usual = afterFailure(refused, { setup: {} });
  assert("open" in other && "open" in usual);
  assertEquals([other.open, usual.open], [{}, {}]);
  assert(other.message.includes("no longer there"));
  assertEquals(usual.message, "noise must be at most 1.");
});

Deno.test("a full server says so, and is asked again when it wants to be", () => {
  for (const wanted of [{}, { id: "abc" }, { setup: {} }]) {
    assertEquals(afterFailure(full, wanted), {
      show: { connection: "full", capacity: "The server is full." },
      pause: 7000,
    });
  }
});

Deno.test("a server out of reach is asked again after a pause, for the same", () => {
  assertEquals(afterFailure(new TypeError("Failed to fetch"), { id: "abc" }), {
    show: { connection: "lost" },
    pause: LONGEST_PAUSE,
  });
});
