import { assertEquals } from "../../assert.js";
import { createUpkeep } from "../../../../static/js/panels/plane/upkeep.js";
import { scene } from "./scene.js";

/** The upkeep of hands that note what they are told. @param {Parameters<typeof scene>[0]} [more] of the state */
function upkeep(more = {}) {
  const { state, context } = scene(more);
  /** @type {string[]} */
  const told = [];
  const hand = (
    /** @type {string} */ name,
  ) => /** @type {any} */ (new Proxy({}, {
    get: (_, what) => () => void told.push(`${name}.${String(what)}`),
  }));
  const hands = hand("hands");
  const changed = createUpkeep(context.store, {
    holder: hand("holder"),
    eraser: hand("eraser"),
    group: hand("group"),
    brush: hand("brush"),
    forget: hands.forget,
    hover: (point, place) => Object.assign(state, { hover: { ...state.hover, point, place } }),
    showTool: hands.showTool,
  });
  /** @param {number[]} x */
  const putPoints = (x) => {
    const count = x.length / 2;
    state.points = { x: Float32Array.from(x), labels: new Float32Array(count), split: new Uint8Array(count) };
    changed(new Set(["points"]));
  };
  return { state, told, changed, putPoints };
}

Deno.test("a frame may give back what is held, and lets the eraser go on", () => {
  const { told, changed } = upkeep();
  changed(new Set(["frame"]));
  assertEquals(told, ["holder.settle", "group.settle", "eraser.work"]);
});

Deno.test("where points were taken away, none is held, picked or hovered any more; the place is", () => {
  const { state, told, putPoints } = upkeep({ hover: { point: 3, place: [3, 0], unit: null } });
  putPoints([0, 0, 1, 0]);
  assertEquals(told, ["holder.drop", "hands.forget"]);
  assertEquals(state.hover, { point: null, place: [3, 0], unit: null });
});

Deno.test("a selection outlives points that are added, not other points", () => {
  const { state, told, putPoints } = upkeep({ selection: [1] });
  putPoints([0, 0, 1, 0, 2, 0, 3, 0, 4, 0]);
  assertEquals([state.selection, told], [[1], []]);
  putPoints([5, 5, 6, 6]);
  assertEquals([state.selection, told.at(-1)], [[], "group.drop"]);
});

Deno.test("what was on its way when the connection broke is forgotten", () => {
  const { state, told, changed } = upkeep();
  changed(new Set(["connection"]));
  assertEquals(told, []);
  state.connection = "lost";
  changed(new Set(["connection"]));
  assertEquals(told, ["eraser.clear", "holder.clear", "group.clear", "brush.clear"]);
});

Deno.test("another tool shows in the cursor", () => {
  const { told, changed } = upkeep();
  changed(new Set(["tool"]));
  assertEquals(told, ["hands.showTool"]);
});
