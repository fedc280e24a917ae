/** The switch for single-letter shortcuts, which get in the way of dictation (WCAG 2.1.4). */

import { readText, writeText } from "../lib/storage.js";

const NAME = "shortcuts";
let on = readText(NAME) !== "off";

export const shortcutsOn = () => on;

/** @param {boolean} wanted */
export function setShortcuts(wanted) {
  on = wanted;
  writeText(NAME, on ? "on" : "off");
}
