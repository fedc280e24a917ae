/** Which points the gallery shows: those of a class, of a side, or all. Pure. */

/** @import { State } from "../../types.js" */

/** @typedef {{ label: number | null, test: boolean | null }} Choice of a class and of a side; null takes all */

/** The points that are chosen, own images, which come last, first. @param {Pick<State["points"], "labels" | "split">} points @param {Choice} choice */
export function chosenPoints({ labels, split }, { label, test }) {
  const found = [];
  for (let i = labels.length - 1; i >= 0; i--) {
    if ((label === null || labels[i] === label) && (test === null || split[i] === Number(test))) {
      found.push(i);
    }
  }
  return found;
}
