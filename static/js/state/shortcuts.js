/** Whether single letters are shortcuts everywhere: who dictates to a computer can switch them off (WCAG 2.1.4). */

import { recall, remember } from "../lib/memory.js";

const NAME = "shortcuts";
let on = recall(NAME) !== "off";

export const shortcutsOn = () => on;

/** @param {boolean} wanted */
export function setShortcuts(wanted) {
  on = wanted;
  remember(NAME, on ? "on" : "off");
}
