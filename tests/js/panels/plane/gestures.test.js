import { createGestures, pressOf, selectedBy, styleOf } from "../../../../static/js/panels/plane/gestures.js";
import { assertEquals } from "../../assert.js";

Deno.test("a press means what its tool says, and a point under it is taken", () => {
  assertEquals(pressOf("add", null, [], false), "add");
  assertEquals(pressOf("add", 3, [], true), "tap");
  assertEquals(pressOf("erase", 3, [3], false), "erase");
  assertEquals(pressOf("brush", null, [], true), "brush");
  assertEquals(pressOf("move", 3, [], false), "move");
  assertEquals(pressOf("move", null, [1], false), null);
  assertEquals(pressOf("lasso", 2, [], false), "lasso");
});

Deno.test("a point of the selection carries all of it, with either tool that takes points", () => {
  assertEquals(pressOf("lasso", 2, [1, 2], false), "carry");
  assertEquals(pressOf("move", 2, [1, 2], true), "carry");
  assertEquals(pressOf("erase", 2, [1, 2], true), "erase");
});

Deno.test("the cursor says what a press would do; a finger scrolls unless it draws", () => {
  assertEquals(styleOf("move", 1, [], true), { cursor: "grabbing", touchAction: "pan-y pinch-zoom" });
  assertEquals(styleOf("move", 1, [], false).cursor, "grab");
  assertEquals(styleOf("move", null, [], false).cursor, "crosshair");
  assertEquals(styleOf("lasso", 1, [2], false), { cursor: "crosshair", touchAction: "pinch-zoom" });
  assertEquals(styleOf("lasso", 2, [2], false).cursor, "grab");
  assertEquals(styleOf("add", 2, [], false).cursor, "crosshair");
});

const state = () => /** @type {any} */ ({
  lasso: [[-1, -1], [1.5, -1], [1.5, 1], [-1, 1]],
  points: {
    x: Float32Array.of(0, 0, 1, 0, 3, 0),
    labels: new Float32Array(3),
    split: Uint8Array.of(0, 1, 0),
  },
  showTest: true,
  selection: [],
});

Deno.test("a lasso selects what it encloses and shows, with what was selected before, each once", () => {
  assertEquals(selectedBy(state(), [2, 0]), [0, 1, 2]);
  assertEquals(selectedBy({ ...state(), showTest: false }, []), [0]);
  assertEquals(selectedBy({ ...state(), lasso: null }, [1]), [1]);
});

/** Gestures whose hands note what they are told. */
function scene(holds = true) {
  /** @type {unknown[][]} */
  const told = [];
  const hand = (/** @type {string} */ name) =>
    new Proxy({}, {
      get: (_, what) =>
        what === "gripped"
          ? holds
          : (/** @type {unknown[]} */ ...given) => void told.push([`${name}.${String(what)}`, ...given]),
    });
  const store = /** @type {any} */ ({
    state: state(),
    set: (/** @type {object} */ patch) => Object.assign(store.state, patch),
  });
  const hands = /** @type {any} */ (hand("hands"));
  const gestures = createGestures(store, {
    holder: /** @type {any} */ (hand("holder")),
    eraser: /** @type {any} */ (hand("eraser")),
    group: /** @type {any} */ (hand("group")),
    brush: /** @type {any} */ (hand("brush")),
    add: hands.add,
    paint: hands.paint,
    follow: hands.follow,
  });
  return { gestures, store, told };
}
const at = (x = 0, y = 0, more = {}) => ({ clientX: x, clientY: y, altKey: false, shiftKey: false, ...more });

Deno.test("a held point keeps its place under the pointer, and one that was taken away is let go", () => {
  const { gestures, told } = scene();
  gestures.begin("move", [0.75, 0.25], 1, at());
  assertEquals([gestures.holds, gestures.move([2, 2])], [true, "held"]);
  assertEquals(told.at(-1), ["holder.moveTo", 1, 2.25, 1.75]);
  const gone = scene(false).gestures;
  gone.begin("move", [0, 0], 0, at());
  assertEquals([gone.move([2, 2]), gone.busy], ["anything", false]);
});

Deno.test("a tap adds a point where it was lifted, unless it wandered or was cancelled", () => {
  for (
    const [x, lifted, adds]
      of /** @type {[number, boolean, boolean][]} */ ([[3, true, true], [30, true, false], [3, false, false]])
  ) {
    const { gestures, told } = scene();
    gestures.begin("tap", [0, 0], null, at());
    gestures.end(at(x), lifted, () => [1, 2]);
    assertEquals(told, adds ? [["hands.add", [1, 2], false]] : []);
  }
});

Deno.test("Alt or Shift gives the other label; Shift keeps what was selected", () => {
  const { gestures, store, told } = scene();
  gestures.begin("add", [1, 1], null, at(0, 0, { altKey: true }));
  gestures.begin("brush", [1, 1], null, at(0, 0, { shiftKey: true }));
  assertEquals(told.map(([what, , other]) => [what, other]), [["hands.add", true], ["hands.paint", true]]);
  store.state.selection = [2];
  gestures.begin("lasso", [0, 0], null, at(0, 0, { shiftKey: true }));
  assertEquals([store.state.lasso, store.state.selection], [[[0, 0]], [2]]);
});
