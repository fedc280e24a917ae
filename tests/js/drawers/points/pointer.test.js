import { createTablePointer } from "../../../../static/js/drawers/points/pointer.js";
import { createStore } from "../../../../static/js/state/store.js";
import { assertEquals } from "../../assert.js";
import { stateOf } from "../../state.js";

/** A control in the row of a point. */
class Control extends EventTarget {
  /** @param {number | null} index @param {string} [column] */
  constructor(index, column) {
    super();
    this.dataset = { index: String(index), column };
    this.inRow = index !== null;
  }
  closest() {
    return this.inRow ? this : null;
  }
}
/** One in which something is typed. */
class Input extends Control {}

/** A table of two points, and what it was told. */
function scene() {
  Object.assign(globalThis, { Element: Control, HTMLElement: Control, HTMLInputElement: Input });
  const points = {
    x: Float32Array.of(1, 2, 3, 4),
    labels: Float32Array.of(0, 1),
    split: Uint8Array.of(0, 0),
  };
  const store = createStore(stateOf({ points, drawer: "points" })), body = new EventTarget();
  /** @type {unknown[]} */
  const told = [];
  const pointer = createTablePointer(body, store, {
    goOn: (index, by) => told.push([index, by]),
    left: () => told.push("left"),
  });
  /** @param {string} type @param {Control | null} target @param {object} [parts] */
  const send = (type, target, parts = {}) => {
    const event = Object.assign(new Event(type, { cancelable: true }), parts);
    Object.defineProperty(event, "target", { value: target });
    body.dispatchEvent(event);
    return event.defaultPrevented;
  };
  return { store, pointer, send, told, hovered: () => [store.state.hover.point, store.state.hover.place] };
}

Deno.test("the point of a row that is pointed at, or typed into, is lit with its place", () => {
  const { send, hovered, pointer } = scene();
  send("pointerover", new Control(1));
  assertEquals([hovered(), pointer.ours], [[1, [3, 4]], true]);
  send("focusin", new Input(0, "x1"));
  assertEquals(hovered(), [0, [1, 2]]);
  send("pointerover", new Control(2)); // erased meanwhile
  send("pointerover", new Control(null));
  assertEquals(hovered(), [0, [1, 2]]);
});

Deno.test("what was lit from here goes dark when it is left or the drawer closes, what another view lit stays", () => {
  const { store, send, hovered, told } = scene();
  send("pointerover", new Control(1));
  send("pointerleave", null);
  assertEquals(hovered(), [null, null]);
  store.set({ hover: { ...store.state.hover, point: 1, place: [3, 4] } });
  send("focusout", new Control(0));
  assertEquals([hovered(), told], [[1, [3, 4]], ["left"]]);
  send("pointerover", new Control(0));
  store.set({ drawer: null });
  assertEquals(hovered(), [null, null]);
});

Deno.test("a key in a cell goes on to another row of its column; elsewhere keys are left alone", () => {
  const { send, told } = scene();
  const key = (/** @type {string} */ key) => ({
    key,
    shiftKey: false,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
  });
  assertEquals(send("keydown", new Input(0, "x1"), key("ArrowDown")), true);
  assertEquals(send("keydown", new Control(1, "split"), key("Enter")), true);
  assertEquals(send("keydown", new Control(1, "split"), key("ArrowDown")), false); // chooses in a menu
  assertEquals(send("keydown", new Control(1), key("Enter")), false); // a button
  assertEquals(told, [[0, 1], [1, 1]]);
});

Deno.test("after the undo nothing is lit", () => {
  const { send, pointer, hovered } = scene();
  send("pointerover", new Control(1));
  pointer.destroy();
  assertEquals(hovered(), [null, null]);
  send("pointerover", new Control(1));
  assertEquals(hovered(), [null, null]);
});
