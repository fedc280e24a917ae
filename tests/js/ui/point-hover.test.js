import { createStore } from "../../../static/js/state/store.js";
import { createPointHover, hoverPoint } from "../../../static/js/ui/point-hover.js";
import { assertEquals } from "../assert.js";
import { stateOf } from "../state.js";

/** A chart at (100, 50) whose every place belongs to the point of its left. */
function scene() {
  const store = createStore(stateOf());
  const chart = Object.assign(new EventTarget(), { getBoundingClientRect: () => ({ left: 100, top: 50 }) });
  const undo = createPointHover(
    /** @type {any} */ (chart),
    store,
    (left, top) => top < 0 ? null : left,
  );
  /** @param {string} type @param {number} [clientX] @param {number} [clientY] */
  const point = (type, clientX = 0, clientY = 60) => {
    chart.dispatchEvent(Object.assign(new Event(type), { clientX, clientY }));
    return store.state.hover.point;
  };
  return { store, point, undo };
}

Deno.test("the point under the pointer is hovered, and none where there is none or the pointer leaves", () => {
  const { point } = scene();
  assertEquals(point("pointermove", 103), 3);
  assertEquals(point("pointermove", 103, 40), null);
  assertEquals(point("pointerdown", 104), 4);
  assertEquals(point("pointerleave"), null);
});

Deno.test("a point hovered here has no place in the plane; hovering it again changes nothing", () => {
  const { store } = scene();
  store.set({ hover: { point: 1, place: [2, 3], unit: { layer: 1, unit: 0 } } });
  const before = store.state.hover;
  hoverPoint(store, 1);
  assertEquals(store.state.hover === before, true);
  hoverPoint(store, 5);
  assertEquals(store.state.hover, { point: 5, place: null, unit: { layer: 1, unit: 0 } });
});

Deno.test("after the undo the pointer is not followed", () => {
  const { point, undo } = scene();
  undo();
  assertEquals(point("pointermove", 103), null);
});
