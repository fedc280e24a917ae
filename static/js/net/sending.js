/** What goes out with a command: what was set before it, the end of a visit, the stroke that it is undone with. */

import { createAskedToRun } from "../state/asked-to-run.js";
import { inStroke, takesOver, withoutStop } from "./first-visit.js";

/** @import { Command, Store } from "../types.js" */

/** @param {Store} store @param {() => void} hurry sends what was set before the command that goes out now */
export function createSending(store, hurry) {
  const asked = createAskedToRun(store);
  /** Whether a visitor has changed nothing yet. */
  let visiting = false;
  /** @type {number | undefined} */
  let lastStroke;

  return {
    /** The commands that go out for one, itself the last; and whether a visit that had stopped goes on. @param {Command} command */
    prepare(command) {
      if (command.type !== "update" && command.type !== "view") hurry();
      const over = visiting && takesOver(command), whole = inStroke(command);
      if (over) visiting = false;
      if (takesOver(whole) && "stroke" in whole) lastStroke = whole.stroke ?? undefined;
      return {
        commands: over ? withoutStop(whole) : [whole],
        resumes: over && store.state.frame?.state.stopped,
      };
    },
    /** The stroke of the last edit that was made here. */
    get lastStroke() {
      return lastStroke;
    },
    ask: asked.ask,
    /** A frame came. @param {number} revision */
    see: asked.see,
    /** Another session begins, for a visitor or not. @param {boolean} visit */
    begin(visit) {
      visiting = visit;
      asked.clear();
    },
  };
}
