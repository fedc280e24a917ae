import { createCellPointer } from "../../../../static/js/drawers/metrics/cell-pointer.js";
import { createStore } from "../../../../static/js/state/store.js";
import { assertEquals } from "../../assert.js";
import { stateOf } from "../../state.js";

/** @import { Place } from "../../../../static/js/drawers/metrics/cells.js" */

/** A matrix of two classes whose events come from the cell they name. */
function scene() {
  const store = createStore(stateOf()), element = new EventTarget();
  /** @type {unknown[]} */
  const focused = [];
  /** @type {Place | null} */
  let target = null;
  const undo = createCellPointer(
    { element: /** @type {any} */ (element), size: 2, focus: (place) => focused.push(place) },
    "test",
    store,
    () => target,
  );
  /** @param {string} type @param {Place | null} place @param {string} [key] */
  const send = (type, place, key) => {
    target = place;
    const event = Object.assign(new Event(type, { cancelable: true }), { key });
    element.dispatchEvent(event);
    return event.defaultPrevented;
  };
  return { store, send, focused, undo };
}

Deno.test("a cell that is pointed at, or has the focus, is the state's; beside the cells and outside none is", () => {
  const { store, send } = scene();
  send("pointerover", { actual: 0, predicted: 1 });
  const { cell } = store.state;
  assertEquals(cell, { split: "test", actual: 0, predicted: 1 });
  send("pointerover", { actual: 0, predicted: 1 });
  assertEquals(store.state.cell === cell, true); // the same cell is no change
  send("pointerover", null);
  assertEquals(store.state.cell, null);
  send("focusin", { actual: 1, predicted: 1 });
  assertEquals(store.state.cell, { split: "test", actual: 1, predicted: 1 });
  send("focusout", null);
  assertEquals(store.state.cell, null);
  send("pointerover", { actual: 0, predicted: 0 });
  send("pointerleave", null);
  assertEquals(store.state.cell, null);
});

Deno.test("arrow keys move the focus within the matrix, and never scroll the page; other keys are left alone", () => {
  const { send, focused } = scene(), place = { actual: 0, predicted: 0 };
  assertEquals(send("keydown", place, "ArrowDown"), true);
  assertEquals(send("keydown", place, "ArrowUp"), true);
  assertEquals(send("keydown", place, "Tab"), false);
  assertEquals(send("keydown", null, "ArrowDown"), false);
  assertEquals(focused, [{ actual: 1, predicted: 0 }]);
});

Deno.test("after the undo nothing is heard", () => {
  const { store, send, undo } = scene();
  undo();
  send("pointerover", { actual: 0, predicted: 1 });
  assertEquals(store.state.cell, null);
});
