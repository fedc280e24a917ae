import { assertEquals } from "../../assert.js";
import { stateOf } from "../../state.js";
import { t } from "../../../../static/js/lib/text.js";
import { createKeyActions } from "../../../../static/js/panels/plane/key-actions.js";

/** Actions on four points, with hands that note what they are told. @param {object} [more] of the state */
function scene(more = {}, stale = false) {
  const state = stateOf({
    points: {
      x: Float32Array.of(0, 0, 1, 0, 2, 0, 3, 0),
      labels: new Float32Array(4),
      split: Uint8Array.of(0, 0, 1, 0),
    },
    frame: /** @type {any} */ ({ state: { problem: "binary" } }),
    ...more,
  });
  /** @type {unknown[][]} */
  const told = [];
  const note = (/** @type {string} */ name) => (/** @type {unknown[]} */ ...given) =>
    void told.push([name, ...given]);
  const store =
    /** @type {any} */ ({ state, set: (/** @type {object} */ patch) => Object.assign(state, patch) });
  /** @type {string[]} */
  const said = [];
  const actions = createKeyActions(
    { store, t, act: /** @type {any} */ (note("act")) },
    {
      holder: { lift: note("lift"), moveTo: note("moveTo") },
      eraser: { stale: () => stale, lift: note("eraser.lift"), remove: /** @type {any} */ (note("remove")) },
      group: { nudge: note("nudge") },
      add: note("add"),
      paint: note("paint"),
      hover: (point, place) => store.set({ hover: { point, place, unit: null } }),
    },
    (text) => said.push(text),
  );
  return { actions, state, told, said };
}

Deno.test("a point that is picked is hovered and said, and arrows move it; a held key makes one edit", () => {
  const { actions, state, told, said } = scene();
  actions.perform({ does: "pick", by: 1 }, false);
  assertEquals([actions.picked(), state.hover.point], [0, 0]);
  assertEquals(said[0].startsWith("Point 1 of 4"), true);
  actions.perform({ does: "move", by: [0.5, 0] }, false);
  actions.perform({ does: "move", by: [0.5, 0] }, true);
  assertEquals(told, [["lift"], ["moveTo", 0, 0.5, 0], ["moveTo", 0, 0.5, 0]]);
});

Deno.test("with no point picked, arrows move the place, within the plane", () => {
  const { actions, state, told } = scene({ hover: { point: null, place: [5.8, 0], unit: null } });
  actions.perform({ does: "move", by: [0.5, -0.5] }, false);
  assertEquals([state.hover.place, told], [[6, -0.5], []]);
  actions.perform({ does: "add", other: true }, false);
  assertEquals(told, [["add", [6, -0.5], true]]);
});

Deno.test("the nearest point that is shown is picked", () => {
  const { actions } = scene({ hover: { point: null, place: [2.2, 0], unit: null }, showTest: false });
  actions.perform({ does: "pick nearest" }, false);
  assertEquals(actions.picked(), 3);
});

Deno.test("a selection goes before the picked point in all that is done", () => {
  const { actions, told, said } = scene({ selection: [1, 3] });
  actions.follow(0);
  actions.perform({ does: "move", by: [0, 0.1] }, true);
  actions.perform({ does: "relabel", y: 1 }, false);
  actions.perform({ does: "erase" }, false);
  assertEquals(told, [
    ["nudge", [0, 0.1], true],
    ["act", { type: "relabel", indices: [1, 3], y: 1 }],
    ["eraser.lift"],
    ["remove", [1, 3]],
  ]);
  assertEquals(said, ["2 points erased"]);
});

Deno.test("a point that was erased is picked no longer", () => {
  const { actions, told, said, state } = scene();
  actions.follow(2);
  actions.perform({ does: "erase" }, false);
  assertEquals([told.at(-1), said.at(-1), actions.picked()], [["remove", [2]], "Point 3 erased", null]);
  actions.follow(3);
  state.points = { ...state.points, labels: new Float32Array(2) };
  assertEquals(actions.picked(), null);
});

Deno.test("while indices may be wrong, nothing is moved, relabelled or erased", () => {
  const { actions, told } = scene({}, true);
  actions.follow(1);
  actions.perform({ does: "move", by: [0.1, 0] }, false);
  actions.perform({ does: "relabel", y: 1 }, false);
  actions.perform({ does: "erase" }, false);
  assertEquals([told, actions.picked()], [[], 1]);
});

Deno.test("points are selected one by one, all that are shown, or none", () => {
  const { actions, state, said } = scene({ selection: [3], showTest: false });
  actions.perform({ does: "toggle", index: 1 }, false);
  assertEquals(state.selection, [1, 3]);
  actions.perform({ does: "select all" }, false);
  assertEquals(state.selection, [0, 1, 3]);
  actions.perform({ does: "select none" }, false);
  assertEquals([state.selection, said], [[], [
    "2 points selected",
    "3 points selected",
    "0 points selected",
  ]]);
});
