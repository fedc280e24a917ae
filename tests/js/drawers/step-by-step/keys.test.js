import { keyMove } from "../../../../static/js/drawers/step-by-step/keys.js";
import { assertEquals } from "../../assert.js";

/** @param {string} key @param {string} [over] the element under the focus @param {object} [held] */
const pressed = (key, over = "section", held = {}) =>
  keyMove(
    /** @type {any} */ ({
      key,
      ctrlKey: false,
      metaKey: false,
      altKey: false,
      target: {
        closest: (/** @type {string} */ selector) => selector.split(", ").includes(over) ? {} : null,
      },
      ...held,
    }),
  );

Deno.test("arrows lead a stage back and forth, Space plays and stops", () => {
  assertEquals(["ArrowLeft", "ArrowUp", "ArrowRight", "ArrowDown", " ", "a"].map((key) => pressed(key)), [
    -1,
    -1,
    1,
    1,
    "toggle",
    null,
  ]);
});

Deno.test("a choice, a slider and a formula that scrolls keep their arrows; Space plays from a button too", () => {
  assertEquals(["select", "input", ".formula[tabindex]"].map((over) => pressed("ArrowRight", over)), [
    null,
    null,
    null,
  ]);
  assertEquals(pressed("ArrowRight", "button"), 1);
  assertEquals(pressed(" ", "button"), "toggle");
  assertEquals(pressed(" ", "select"), null);
});

Deno.test("what is held with another key is the browser's", () => {
  assertEquals(pressed("ArrowLeft", "section", { altKey: true }), null);
});
