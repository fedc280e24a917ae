import { assertEquals } from "../assert.js";
import { absorb, splice } from "../../../static/js/state/absorb.js";
import { stateOf } from "../state.js";

/** @param {object} [state] @param {object} [parts] @returns {any} */
const frame = (state = {}, parts = {}) => ({
  state: { history_from: 0, ...state },
  points: null,
  loss: null,
  ...parts,
});

Deno.test("the history is continued, rewritten from any entry, cut, or left as it is", () => {
  const history = Float64Array.of(0, 0, 1, 1, 10, 1, 0.5, 0.6);
  const entry = Float64Array.of(20, 2, 0.2, 0.3);
  assertEquals([...splice(history, 2, entry)], [...history, ...entry]);
  assertEquals([...splice(history, 1, entry)], [0, 0, 1, 1, ...entry]);
  assertEquals([...splice(history, 1, null)], [0, 0, 1, 1]);
  assertEquals([...splice(history, 0, entry)], [...entry]);
  assertEquals(splice(history, 2, null) === history, true);
});

Deno.test("a frame brings points and a configuration only when they are new", () => {
  const points = { x: Float32Array.of(1, 2), labels: Float32Array.of(0), split: Uint8Array.of(0) };
  const config = /** @type {any} */ ({ data: { noise: 0.5 } });
  const first = stateOf({ ...absorb(stateOf(), frame({ config }, { points }), 100) });
  assertEquals([first.points === points, first.config === config], [true, true]);
  const second = absorb(first, frame(), 133);
  assertEquals([second.points === points, second.config === config], [true, true]);
  assertEquals(second.previous === first.frame, true);
});

Deno.test("the interval follows the frames smoothly and is not stretched by a pause", () => {
  let state = stateOf({ ...absorb(stateOf(), frame(), 1000) });
  assertEquals(state.interval, 0);
  state = stateOf({ ...state, ...absorb(state, frame(), 1030) });
  assertEquals(state.interval, 30);
  state = stateOf({ ...state, ...absorb(state, frame(), 1070) });
  assertEquals(state.interval, 32);
  state = stateOf({ ...state, ...absorb(state, frame(), 9000) });
  assertEquals(state.interval, 32);
});

Deno.test("a frame brings the edits of the run only when they are others", () => {
  const edits = [{ epoch: 1, step: 4, path: "points", what: "points edited" }];
  const first = stateOf({ ...absorb(stateOf(), frame({ edits }), 100) });
  assertEquals(first.edits, edits);
  assertEquals(absorb(first, frame(), 133).edits, edits);
  assertEquals(absorb(first, frame({ edits: [] }), 133).edits, []);
});
