/** The page's session: opened or resumed, its frames taken into the store, its commands sent. */

import { hashOf, readAddress } from "./address.js";
import { beginSession, readSession, readSetup, streamAddress } from "./api.js";
import { decodeFrame } from "./frame.js";
import { decodeMoment, shown } from "./moment-link.js";
import { afterFailure, afterLoss } from "./reopening.js";
import { createStream, Disconnected } from "./stream.js";
import { errorMessage } from "../lib/error-message.js";
import { t } from "../lib/text.js";
import { absorb } from "../state/absorb.js";
import { createConfigUpdates } from "./config-updates.js";
import { createSending } from "./sending.js";

/** @import { Command, Connection, Setup, State, Store } from "../types.js" */
/** @import { SessionView } from "./wire.d.ts" */
/**
 * A session by its id, or a new one: what it begins with, how it is shown, whether it plays at once and for a visitor
 * who has asked for nothing, and the answer if it was asked for already.
 * @typedef {{ id?: string, setup?: Setup, show?: Partial<State>, play?: boolean, visit?: boolean,
 *   begun?: Promise<SessionView> }} Wanted
 */

/**
 * @param {Store} store
 * @param {(again: boolean) => void} onLive the connection is (again) there
 * @param {() => Wanted} first what a visitor sees who asks for nothing
 */
export function createPageSession(store, onLive, first = () => ({})) {
  /** @type {{ id: string, watch: string } | null} */
  let ids = null;
  /** @type {ReturnType<typeof createStream> | null} */
  let stream = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let opening = false;
  const sending = createSending(store, () => updates.hurry());

  /** @param {Command} command */
  const send = async (command) => {
    if (!stream) throw new Disconnected(t("There is no session yet."));
    if (store.state.watching && command.type !== "view") throw new Error(t("You may only look on here."));
    const { commands, resumes } = sending.prepare(command), sent = commands.map(stream.send);
    sending.ask(command, sent[sent.length - 1]);
    const ack = (await Promise.all(sent))[sent.length - 1];
    if (resumes) await stream.send({ type: "play" });
    if (ack.note) store.set({ message: ack.note });
    return ack;
  };

  const updates = createConfigUpdates({
    send,
    onWanted: (wanted) => store.set({ wanted }),
    onRefused: (message) => store.set({ message }),
  });

  /** @param {ArrayBuffer} bytes */
  const onFrame = (bytes) => {
    let frame;
    try {
      frame = decodeFrame(bytes, store.state.frame);
    } catch (error) {
      store.set({ message: t("A frame could not be read: {reason}", { reason: errorMessage(error) }) });
      return;
    }
    store.set(absorb(store.state, frame, performance.now()));
    updates.see(frame.state.revision);
    sending.see(frame.state.revision);
  };

  /** @param {Connection} connection */
  const onConnection = (connection) => {
    store.set({ connection });
    if (connection === "live") {
      onLive(true);
      updates.flush();
    } else if (connection === "gone") {
      const { open: wanted, message } = afterLoss(store.state);
      void open(wanted, message);
    } else if (connection === "refused") {
      store.set({ message: t("The server does not accept this page's address.") });
    }
  };

  /** @param {{ id: string, watch: string }} found @param {boolean} watching */
  const attach = (found, watching) => {
    stream?.close();
    updates.clear();
    ids = found;
    history.replaceState(null, "", `${location.search}${hashOf(found.id, watching)}`);
    store.set({ connection: "connecting", frame: null, previous: null, watching });
    stream = createStream({ url: streamAddress(found.id, location), onFrame, onConnection });
  };

  /** @param {Wanted} wanted @param {string} [message] */
  const open = async (wanted, message) => {
    if (opening) return;
    opening = true;
    clearTimeout(timer);
    store.set({ connection: "connecting", capacity: "" });
    try {
      const session = await sessionOf(wanted);
      store.set({ config: session.config, ...wanted.show, ...(message ? { message } : {}) });
      opening = false;
      sending.begin(wanted.visit === true);
      // Whoever has only the watch_id is not told the id.
      attach({ id: session.id ?? session.watch_id, watch: session.watch_id }, session.id === null);
    } catch (error) {
      opening = false;
      failed(error, { ...wanted, begun: undefined }, message);
    }
  };

  /** @param {unknown} error @param {Wanted} wanted @param {string} [message] */
  const failed = (error, wanted, message) => {
    const next = afterFailure(error, wanted);
    if ("open" in next) return void open(next.open, next.message);
    store.set(next.show);
    timer = setTimeout(() => void open(wanted, message), next.pause);
  };

  const start = () => openAddress(location.hash, open, first);

  return {
    send,
    update: updates.update,
    /** Change the configuration as a part of the last edit that was made here. @param {import("../types.js").Patch} patch */
    follow: (patch) => updates.update(patch, sending.lastStroke),
    /** The ids of the session, once there is one. */
    ids: () => ids,
    /** Open the session that the address names, or a new one. */
    open: start,
    /** Leave a session that one may only watch for a copy of one's own. */
    async copy() {
      if (!ids) return;
      try {
        await open({ setup: await readSetup(ids.id) });
      } catch (error) {
        store.set({ message: errorMessage(error) });
      }
    },
    /** Try again at once what is being waited for. */
    wake() {
      if (stream) stream.wake();
      else void start();
    },
  };
}

/** @param {Wanted} wanted */
const sessionOf = (wanted) =>
  wanted.begun ?? (wanted.id === undefined ? beginSession(wanted) : readSession(wanted.id));

/**
 * Open what the page's address asks for; a moment that cannot be read gives way to a new session with the reason.
 * @param {string} hash @param {(wanted: Wanted, message?: string) => Promise<void>} open
 * @param {() => Wanted} first what a visitor sees who asks for nothing
 */
export async function openAddress(hash, open, first) {
  const { kind, value } = readAddress(hash);
  if (kind === "session" || kind === "watch") return open({ id: value });
  if (kind === "new") return open({});
  if (kind === "first") return open(first());
  try {
    const { setup, show } = await decodeMoment(value);
    await open({ setup, show: shown(show ?? {}) });
  } catch (error) {
    await open({}, errorMessage(error));
  }
}
