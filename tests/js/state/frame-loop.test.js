import { assertEquals } from "../assert.js";
import { createFrameLoop, MEASURE } from "../../../static/js/state/frame-loop.js";
import { createStore } from "../../../static/js/state/store.js";
import { stateOf } from "../state.js";

/** A clock that is turned by hand. */
function handClock() {
  /** @type {((now: number) => void) | null} */
  let waiting = null;
  let asked = 0, measures = 0, cleared = 0;
  return {
    request: (/** @type {(now: number) => void} */ callback) => {
      waiting = callback;
      return ++asked;
    },
    cancel: () => void (waiting = null),
    now: () => 0,
    measure: (/** @type {string} */ name) => void (measures += name === MEASURE ? 1 : 0),
    clear: () => void cleared++,
    /** Let the asked-for frame come; false when none was asked for. @param {number} now */
    turn(now) {
      const callback = waiting;
      waiting = null;
      callback?.(now);
      return callback !== null;
    },
    counts: () => ({ asked, measures, cleared }),
  };
}

/** @param {(changed: string[], now: number) => boolean | void} draw */
const view = (draw) => ({
  draw: (/** @type {unknown} */ _, /** @type {Set<string>} */ changed, /** @type {number} */ now) =>
    draw([...changed], now),
  destroy: () => {},
});

Deno.test("a new view is drawn in the next frame with every key changed, then only with what did", () => {
  const store = createStore(stateOf()), clock = handClock(), schedule = createFrameLoop(store, clock);
  /** @type {string[][]} */
  const drawn = [];
  schedule.add(view((changed) => void drawn.push(changed)));
  assertEquals(clock.turn(0), true);
  assertEquals(drawn[0].length, Object.keys(store.state).length);
  store.set({ tool: "add" });
  store.set({ label: 1 });
  clock.turn(16);
  assertEquals(drawn[1], ["tool", "label"]);
});

Deno.test("an idle page asks for no frame, and many changes ask for one", () => {
  const store = createStore(stateOf()), clock = handClock(), schedule = createFrameLoop(store, clock);
  schedule.add(view(() => {}));
  clock.turn(0);
  assertEquals(clock.turn(16), false);
  for (let label = 1; label < 9; label++) store.set({ label });
  assertEquals(clock.counts().asked, 2);
  assertEquals([clock.turn(32), clock.turn(48)], [true, false]);
});

Deno.test("a view that returns true gets the next frame too, alone", () => {
  const store = createStore(stateOf()), clock = handClock(), schedule = createFrameLoop(store, clock);
  /** @type {string[]} */
  const drawn = [];
  let left = 2;
  schedule.add(view((_, now) => {
    drawn.push(`moving ${now}`);
    return left-- > 0;
  }));
  schedule.add(view((_, now) => void drawn.push(`still ${now}`)));
  for (let now = 0; now < 5; now++) clock.turn(now);
  assertEquals(drawn, ["moving 0", "still 0", "moving 1", "moving 2"]);
});

Deno.test("a view that throws takes no other view with it", () => {
  const store = createStore(stateOf()), clock = handClock(), schedule = createFrameLoop(store, clock);
  const { error } = console;
  const said = /** @type {unknown[]} */ ([]);
  console.error = (what) => void said.push(what);
  try {
    let drawn = 0;
    schedule.add(view(() => {
      throw new Error("broken");
    }));
    schedule.add(view(() => void drawn++));
    clock.turn(0);
    store.set({ label: 1 });
    clock.turn(16);
    assertEquals([drawn, said.length], [2, 2]);
  } finally {
    console.error = error;
  }
});

Deno.test("a removed view is destroyed and drawn no more", () => {
  const store = createStore(stateOf()), clock = handClock(), schedule = createFrameLoop(store, clock);
  let drawn = 0, destroyed = 0;
  const remove = schedule.add({ draw: () => void drawn++, destroy: () => void destroyed++ });
  clock.turn(0);
  remove();
  store.set({ label: 1 });
  clock.turn(16);
  assertEquals([drawn, destroyed], [1, 1]);
});

Deno.test("every drawn frame leaves a measure, and the timeline is emptied now and then", () => {
  const store = createStore(stateOf()), clock = handClock(), schedule = createFrameLoop(store, clock);
  schedule.add(view(() => true));
  for (let now = 0; now < 1300; now++) clock.turn(now);
  assertEquals([clock.counts().measures, clock.counts().cleared], [1300, 2]);
});
