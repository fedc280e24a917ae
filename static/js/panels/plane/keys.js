/** What a key means on the plane. Pure. */

/** @typedef {[number, number]} Place */
/**
 * @typedef {{ does: "move", by: Place } | { does: "relabel", y: number } | { does: "pick", by: 1 | -1 }
 *   | { does: "pick nearest" } | { does: "pick none" } | { does: "add" | "paint", other: boolean }
 *   | { does: "toggle", index: number } | { does: "select all" } | { does: "select none" } | { does: "erase" }} KeyAction
 */

/** How far an arrow moves, and with Shift, in units of the plane. */
const NUDGE = 0.1, PUSH = 0.5;
/** @type {Record<string, Place>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/**
 * What is done at a key; null where it is none of ours.
 * @param {{ key: string, shiftKey: boolean, altKey: boolean, ctrlKey: boolean, metaKey: boolean }} event
 * @param {number | null} picked @param {readonly number[]} selection
 * @returns {KeyAction | null}
 */
export function actionOf({ key, shiftKey: shift, altKey, ctrlKey, metaKey }, picked, selection) {
  if (altKey) return null;
  if (ctrlKey || metaKey) return key === "a" ? { does: "select all" } : null;
  const arrow = ARROWS[key], far = shift ? PUSH : NUDGE;
  if (arrow) return { does: "move", by: [far * arrow[0], far * arrow[1]] };
  if (/^[0-9]$/.test(key)) return { does: "relabel", y: Number(key) };
  switch (key) {
    case "n":
    case "]":
      return { does: "pick", by: 1 };
    case "p":
    case "[":
      return { does: "pick", by: -1 };
    case "a":
    case "A":
      return { does: "add", other: shift };
    case "b":
    case "B":
      return { does: "paint", other: shift };
    case "l":
    case "L":
      return picked === null ? null : { does: "toggle", index: picked };
    case "Enter":
      return { does: "pick nearest" };
    case "Escape":
      return selection.length ? { does: "select none" } : picked === null ? null : { does: "pick none" };
    case "Delete":
    case "Backspace":
      return { does: "erase" };
  }
  return null;
}
