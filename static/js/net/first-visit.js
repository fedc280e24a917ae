/** The session of a first visit, whose address names none: a network that is learning already. Pure. */

import { nextStroke } from "../state/edit-group.js";

/** @import { Command } from "../types.js" */

/** The lesson that tells most without a word, and how long it plays by itself: a server must not train for nobody. */
export const LESSON = "unfolding";
export const EPOCHS = 300;

/**
 * @param {import("../types.js").Catalog} catalog @param {boolean} still whether motion is unwelcome
 * @returns {import("./session.js").Wanted}
 */
export function firstSession(catalog, still) {
  const lesson = catalog.presets.find(({ name }) => name === LESSON);
  if (!lesson) return {};
  /** @type {any} */
  const { training, ...rest } = lesson.settings;
  return {
    setup: { ...rest, training: { ...training, stop: { epochs: EPOCHS } } },
    play: !still,
    visit: true,
  };
}

/** The commands that change what is learnt, or how. @type {Command["type"][]} */
const EDITS = [
  "update",
  "move_point",
  "move_points",
  "add_points",
  "remove_points",
  "relabel",
  "set_split",
  "set_weight",
  "begin",
];

/** Whether a visitor who sends this takes over: the network then learns for somebody. @param {Command} command */
export const takesOver = ({ type }) => EDITS.includes(type);

/** A command, an edit with a stroke of its own where it has none: what follows from it can be undone with it. @param {Command} command @returns {Command} */
export const inStroke = (command) =>
  takesOver(command) && (!("stroke" in command) || command.stroke === undefined)
    ? /** @type {Command} */ ({ ...command, stroke: nextStroke() })
    : command;

/**
 * What is sent for the first edit of a visitor: it, and before it the end of the stop, undone together. A lesson and
 * a stop of one's own end it themselves.
 * @param {Command} edit @returns {Command[]}
 */
export function withoutStop(edit) {
  if (edit.type === "begin" || (edit.type === "update" && edit.config.training?.stop)) return [edit];
  const stroke = ("stroke" in edit ? edit.stroke : null) ?? nextStroke();
  const end =
    /** @type {Command} */ ({ type: "update", config: { training: { stop: { epochs: null } } }, stroke });
  return [end, /** @type {Command} */ ({ ...edit, stroke })];
}
