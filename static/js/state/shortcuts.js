/** Keys of the whole page: what has the focus and needs them itself, and the switch for single letters (WCAG 2.1.4). */

import { readText, writeText } from "../lib/storage.js";

const NAME = "shortcuts";
let on = readText(NAME) !== "off";

export const shortcutsOn = () => on;

/** @param {boolean} wanted */
export function setShortcuts(wanted) {
  on = wanted;
  writeText(NAME, on ? "on" : "off");
}

/** What letters are typed into, or chosen by them. */
const TYPED = "select, textarea, input:not([type=range], [type=radio], [type=checkbox])";
/** What Space changes: text, a menu, a box, a choice that is not made yet. A button has Enter. */
const SPACED = "select, textarea, input:not([type=range], [type=radio]:checked)";

/** Whether what has the focus needs letters itself. @param {EventTarget | null} target */
export const takesLetters = (target) => target instanceof Element && target.closest(TYPED) !== null;

/** Whether what has the focus needs Space itself (docs/decisions/0020-space-plays.md). @param {EventTarget | null} target */
export const takesSpace = (target) => target instanceof Element && target.closest(SPACED) !== null;
