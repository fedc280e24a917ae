/** The page's session: opened or resumed, its frames taken into the store, its commands sent. */

import { addressed, createSession, readSession, Refusal, streamAddress } from "./api.js";
import { decodeFrame } from "./frame.js";
import { createStream, Disconnected, LONGEST_PAUSE } from "./stream.js";
import { t } from "./text.js";
import { createUpdates } from "./updates.js";

/** @typedef {import("./types.js").State} State */

/** Frames further apart than this are no animation; they say nothing about the next one. */
const LONGEST_INTERVAL = 500;

/**
 * What a frame changes in the state. Pure.
 * @param {State} state @param {import("./types.js").Frame} frame @param {number} now @returns {Partial<State>}
 */
export function absorb(state, frame, now) {
  const since = now - state.received;
  const interval = state.frame && since < LONGEST_INTERVAL
    ? state.interval ? state.interval + 0.2 * (since - state.interval) : since
    : state.interval;
  return {
    frame,
    previous: state.frame,
    received: now,
    interval,
    points: frame.points ?? state.points,
    config: frame.state.config ?? state.config,
    history: splice(state.history, frame.state.history_from, frame.loss),
  };
}

/**
 * The history with everything from entry `from` on replaced; four numbers an entry.
 * @param {Float64Array} history @param {number} from @param {Float64Array | null} entries
 */
export function splice(history, from, entries) {
  const kept = Math.min(4 * from, history.length);
  if (kept === history.length && !entries?.length) return history;
  const spliced = new Float64Array(kept + (entries?.length ?? 0));
  spliced.set(history.subarray(0, kept));
  if (entries) spliced.set(entries, kept);
  return spliced;
}

/**
 * @param {import("./types.js").Store} store
 * @param {(again: boolean) => void} onLive the connection is (again) there
 */
export function createPageSession(store, onLive) {
  /** @type {ReturnType<typeof createStream> | null} */
  let stream = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let opening = false;

  /** @param {import("./types.js").Command} command */
  const send = async (command) => {
    if (!stream) throw new Disconnected(t("There is no session yet."));
    const ack = await stream.send(command);
    if (ack.note) store.set({ message: ack.note });
    return ack;
  };

  const updates = createUpdates({
    send,
    onWanted: (wanted) => store.set({ wanted }),
    onRefused: (message) => store.set({ message }),
  });

  /** @param {ArrayBuffer} bytes */
  const onFrame = (bytes) => {
    let frame;
    try {
      frame = decodeFrame(bytes);
    } catch (error) {
      store.set({ message: t("A frame could not be read: {reason}", { reason: sentence(error) }) });
      return;
    }
    store.set(absorb(store.state, frame, performance.now()));
    updates.see(frame.state.revision);
  };

  /** @param {import("./types.js").Connection} connection */
  const onConnection = (connection) => {
    store.set({ connection });
    if (connection === "live") {
      onLive(true);
      updates.flush();
    } else if (connection === "gone") {
      void open(null, t("The session was no longer there; this is a new one."));
    } else if (connection === "refused") {
      store.set({ message: t("The server does not accept this page's address.") });
    }
  };

  /** @param {string} id */
  const attach = (id) => {
    stream?.close();
    updates.clear();
    history.replaceState(null, "", `#s=${encodeURIComponent(id)}`);
    store.set({ connection: "connecting", frame: null, previous: null });
    stream = createStream({ url: streamAddress(id, location), onFrame, onConnection });
  };

  /** @param {string | null} id @param {string} [message] */
  const open = async (id, message) => {
    if (opening) return;
    opening = true;
    clearTimeout(timer);
    store.set({ connection: "connecting", capacity: "" });
    try {
      const session = id === null ? await createSession() : await readSession(id);
      store.set({ config: session.config, ...(message ? { message } : {}) });
      opening = false;
      attach(session.id ?? id);
    } catch (error) {
      opening = false;
      failed(error, id, message);
    }
  };

  /** @param {unknown} error @param {string | null} id @param {string} [message] */
  const failed = (error, id, message) => {
    const refusal = error instanceof Refusal ? error : null;
    if (refusal && id !== null && refusal.status !== 503) {
      void open(null, t("The session was no longer there; this is a new one."));
      return;
    }
    if (refusal) store.set({ connection: "full", capacity: refusal.message });
    else store.set({ connection: "lost" });
    timer = setTimeout(() => void open(id, message), 1000 * (refusal?.retryAfter ?? 0) || LONGEST_PAUSE);
  };

  return {
    send,
    update: updates.update,
    /** Open the session that the address names, or a new one. */
    open: () => open(addressed()),
    /** Try again at once what is being waited for. */
    wake() {
      if (stream) stream.wake();
      else void open(addressed());
    },
  };
}

/** @param {unknown} error */
const sentence = (error) => error instanceof Error ? error.message : String(error);
