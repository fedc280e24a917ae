/** Edit groups: the edits of one stroke of the hand bear its number, and are undone at once. */

// Another page on the same session, or this one after a reload, must not go on with a number of ours.
let last = Date.now() * 1000 + Math.floor(Math.random() * 1000);

/** A number that no stroke had before. */
export const nextStroke = () => ++last;
