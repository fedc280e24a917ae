import { assertEquals } from "../../assert.js";
import { actionOf } from "../../../../static/js/panels/plane/keys.js";

/** @param {string} key @param {{ shift?: boolean, picked?: number | null, selection?: number[] }} [more] @param {object} [chord] */
const press = (key, { shift = false, picked = null, selection = [] } = {}, chord = {}) =>
  actionOf(
    { key, shiftKey: shift, altKey: false, ctrlKey: false, metaKey: false, ...chord },
    picked,
    selection,
  );

Deno.test("an arrow moves a little, with Shift further, up being x₂", () => {
  assertEquals(press("ArrowUp"), { does: "move", by: [0, 0.1] });
  assertEquals(press("ArrowLeft", { shift: true }), { does: "move", by: [-0.5, 0] });
});

Deno.test("a digit is a class; N and P, or brackets, go through the points", () => {
  assertEquals(press("7"), { does: "relabel", y: 7 });
  assertEquals(
    ["n", "]", "p", "["].map((key) => press(key)),
    [1, 1, -1, -1].map((by) => ({ does: "pick", by })),
  );
});

Deno.test("A adds, B paints, with Shift the other label, whatever the case", () => {
  assertEquals([press("a"), press("A", { shift: true })], [
    { does: "add", other: false },
    { does: "add", other: true },
  ]);
  assertEquals([press("B"), press("b", { shift: true })], [
    { does: "paint", other: false },
    { does: "paint", other: true },
  ]);
});

Deno.test("Ctrl+A or ⌘A selects all; any other chord is the browser's", () => {
  assertEquals(press("a", {}, { ctrlKey: true }), { does: "select all" });
  assertEquals(press("a", {}, { metaKey: true }), { does: "select all" });
  assertEquals(press("n", {}, { ctrlKey: true }), null);
  assertEquals(press("a", {}, { altKey: true }), null);
  assertEquals(press("a", {}, { altKey: true, ctrlKey: true }), null);
});

Deno.test("L selects the picked point, and nothing where none is picked", () => {
  assertEquals(press("l", { picked: 3 }), { does: "toggle", index: 3 });
  assertEquals(press("L"), null);
});

Deno.test("Escape lets go of the selection, then of the picked point, then is left to others", () => {
  assertEquals(press("Escape", { picked: 3, selection: [1] }), { does: "select none" });
  assertEquals(press("Escape", { picked: 3 }), { does: "pick none" });
  assertEquals(press("Escape"), null);
});

Deno.test("Delete and Backspace erase, Enter takes the nearest, other keys are left to the page", () => {
  assertEquals([press("Delete"), press("Backspace"), press("Enter")], [
    { does: "erase" },
    { does: "erase" },
    { does: "pick nearest" },
  ]);
  assertEquals(["Tab", " ", "x", "Home", "10"].map((key) => press(key)), [null, null, null, null, null]);
});
