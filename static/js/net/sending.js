/** The way of a command out of the page: who may send it, what goes before it, and which edit it belongs to. */

import { createAskedToRun } from "../state/asked-to-run.js";
import { t } from "../lib/text.js";
import { inStroke, takesOver, withoutStop } from "./first-visit.js";
import { Disconnected } from "./stream.js";

/** @import { Ack, Command, Store } from "../types.js" */

/**
 * @param {Store} store @param {() => { send: (command: Command) => Promise<Ack> } | null} streamOf
 * @param {() => void} hurry sends what was set before the command that goes out now
 */
export function createSending(store, streamOf, hurry) {
  const asked = createAskedToRun(store);
  /** Whether a visitor has changed nothing yet. */
  let visiting = false;
  /** @type {number | undefined} */
  let lastStroke;

  /** @param {Command} command */
  const send = async (command) => {
    const stream = streamOf();
    if (!stream) throw new Disconnected(t("There is no session yet."));
    if (store.state.watching && command.type !== "view") throw new Error(t("You may only look on here."));
    if (command.type !== "update" && command.type !== "view") hurry();
    const over = visiting && takesOver(command), resumes = over && store.state.frame?.state.stopped;
    if (over) visiting = false;
    const whole = inStroke(command);
    if (takesOver(whole) && "stroke" in whole) lastStroke = whole.stroke ?? undefined;
    const sent = (over ? withoutStop(whole) : [whole]).map(stream.send), last = sent[sent.length - 1];
    asked.ask(command, last);
    const ack = (await Promise.all(sent))[sent.length - 1];
    if (resumes) await stream.send({ type: "play" });
    if (ack.note) store.set({ message: ack.note });
    return ack;
  };

  return {
    send,
    /** The stroke of the last edit that was made here. */
    get lastStroke() {
      return lastStroke;
    },
    /** A frame came. @param {number} revision */
    see: asked.see,
    /** Another session begins, for a visitor or not. @param {boolean} visit */
    begin(visit) {
      visiting = visit;
      asked.clear();
    },
  };
}
