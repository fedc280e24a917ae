import { createNeuronInput, keyAction, onTip } from "../../../../static/js/drawers/neuron/pointer.js";
import { assertClose, assertEquals } from "../../assert.js";

const none = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };
const key = (/** @type {string} */ key, parts = {}) => keyAction({ ...none, key, ...parts });

Deno.test("arrows turn and shift, plus and minus steepen and undo each other", () => {
  assertEquals(key("ArrowLeft"), { does: "turn", by: 5 * Math.PI / 180 });
  assertEquals(key("ArrowRight"), { does: "turn", by: -5 * Math.PI / 180 });
  assertEquals(key("ArrowUp"), { does: "nudge", by: 0.1 });
  assertEquals(key("ArrowDown"), { does: "nudge", by: -0.1 });
  for (const [more, less] of [["+", "-"], ["=", "−"]]) {
    assertClose((key(more)?.by ?? 0) * (key(less)?.by ?? 0), 1, 1e-12);
  }
});

Deno.test("with Shift an arrow does a fifth, a sign the same", () => {
  assertClose(key("ArrowUp", { shiftKey: true })?.by ?? 0, 0.02, 1e-12);
  assertEquals(key("+", { shiftKey: true }), key("+"));
});

Deno.test("other keys, and those with Ctrl, Alt or Meta, mean something else", () => {
  for (const other of ["a", "Enter", "toString"]) assertEquals(key(other), null);
  for (const held of ["ctrlKey", "metaKey", "altKey"]) assertEquals(key("ArrowUp", { [held]: true }), null);
});

Deno.test("a press near the tip takes hold of it, a finger from further away", () => {
  assertEquals([onTip([50, 50], [60, 60]), onTip([50, 50], [70, 50]), onTip([50, 50], [70, 50], true)], [
    true,
    false,
    true,
  ]);
  assertEquals(onTip(null, [0, 0]), false);
});

/** A plane of 120 pixels with w's tip in its middle, and what the hand was told. */
function scene({ free = true } = {}) {
  /** @type {unknown[]} */
  const told = [];
  const hear = (/** @type {string} */ name) => (/** @type {any} */ value) => void told.push([name, value]);
  const element = Object.assign(new EventTarget(), {
    style: { cursor: "" },
    getBoundingClientRect: () => ({ left: 10, top: 10, width: 120, height: 120 }),
    setPointerCapture() {},
  });
  const { destroy } = createNeuronInput(/** @type {any} */ (element), {
    grip: () => ({ size: 120, bounds: { x0: -6, x1: 6, y0: -6, y1: 6 }, tip: [60, 60], free }),
    aim: hear("aim"),
    shift: hear("shift"),
    nudge: hear("nudge"),
    turn: hear("turn"),
    steepen: hear("steepen"),
    begin: () => void told.push("begin"),
    end: () => void told.push("end"),
    hold: hear("hold"),
  });
  /** @param {string} type @param {object} [parts] */
  const send = (type, parts = {}) => {
    const event = Object.assign(new Event(type, { cancelable: true }), {
      isPrimary: true,
      button: 0,
      clientX: 70,
      clientY: 70,
      ...none,
      ...parts,
    });
    element.dispatchEvent(event);
    return [told.splice(0), event.defaultPrevented];
  };
  return { send, element, destroy };
}

Deno.test("a press on the tip aims it until it is let go", () => {
  const { send } = scene();
  assertEquals(send("pointerdown")[0], ["begin", ["hold", true]]);
  assertEquals(send("pointermove", { clientX: 100, clientY: 40 })[0], [["aim", [3, 3]]]);
  assertEquals(send("pointerup")[0], [["hold", false], "end"]);
  assertEquals(send("lostpointercapture")[0], []);
});

Deno.test("a press elsewhere shifts the line there at once", () => {
  const { send, element } = scene();
  assertEquals(send("pointerdown", { clientX: 20, clientY: 20 })[0], ["begin", ["hold", false], ["shift", [
    -5,
    5,
  ]]]);
  assertEquals(send("pointermove", { clientX: 40 })[0], [["shift", [-3, 0]]]);
  send("pointercancel");
  send("pointermove", { clientX: 40 });
  assertEquals(element.style.cursor, "move");
  send("pointermove");
  assertEquals(element.style.cursor, "grab");
});

Deno.test("a second finger and another button do nothing", () => {
  const { send } = scene();
  for (const parts of [{ isPrimary: false }, { button: 2 }]) assertEquals(send("pointerdown", parts)[0], []);
});

Deno.test("a key that is held is one stroke, ended when it is let go", () => {
  const { send } = scene();
  assertEquals(send("keydown", { key: "ArrowUp" }), [["begin", ["nudge", 0.1]], true]);
  assertEquals(send("keydown", { key: "a" }), [[], false]);
  assertEquals(send("keyup")[0], ["end"]);
  assertEquals(send("blur")[0], ["end"]);
});

Deno.test("who may only look on has nothing to take hold of; after the undo nobody has", () => {
  const watcher = scene({ free: false });
  assertEquals(watcher.send("pointerdown")[0], []);
  assertEquals(watcher.send("keydown", { key: "ArrowUp" }), [[], false]);
  const { send, destroy } = scene();
  destroy();
  assertEquals(send("pointerdown")[0], []);
});
