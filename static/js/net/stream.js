/**
 * The WebSocket to a session: numbered commands answered by promises, binary frames, and a connection that comes
 * back by itself.
 */

import { t } from "../lib/text.js";
import { createHeartbeat } from "./heartbeat.js";

/** @typedef {import("../types.js").Ack} Ack */
/** @typedef {import("../types.js").Command} Command */
/** @typedef {import("../types.js").Connection} Connection */

/** The first pause before trying again, and the longest. */
export const FIRST_PAUSE = 250;
export const LONGEST_PAUSE = 5000;

/** A connection that leaves a command unanswered for so long is taken for dead, whatever else it says. */
export const PATIENCE = 10_000;

/** What the server's close codes mean for the page (docs/protocol.md); every other code is a lost connection. */
const CLOSED =
  /** @type {{ [code: number]: Connection }} */ ({ 4403: "refused", 4404: "gone", 4429: "full" });

/** The command did not reach the server, or its answer did not reach the page. */
export class Disconnected extends Error {}

/**
 * @typedef {{
 *   binaryType: string, readyState: number, send: (text: string) => void, close: () => void,
 *   onopen: ((event: any) => void) | null, onclose: ((event: any) => void) | null,
 *   onmessage: ((event: any) => void) | null,
 * }} Socket
 * @typedef {{ set: (callback: () => void, after: number) => number, clear: (timer: number) => void }} Timers
 */

/** `WebSocket.OPEN`; a socket that is closing takes no more commands. */
const OPEN = 1;

/** @type {Timers} */
const browser = {
  set: (callback, after) => setTimeout(callback, after),
  clear: (timer) => clearTimeout(timer),
};

/**
 * Connect, and stay connected until `close`.
 * @param {{
 *   url: string, onFrame: (bytes: ArrayBuffer) => void, onConnection: (connection: Connection) => void,
 *   connect?: (url: string) => Socket, timers?: Timers, random?: () => number,
 * }} options
 */
export function createStream(options) {
  const { url, onFrame, onConnection, timers = browser, random = Math.random } = options;
  const connect = options.connect ?? ((address) => /** @type {Socket} */ (new WebSocket(address)));
  /** @type {Map<number, { resolve: (ack: Ack) => void, reject: (error: Error) => void, timer: number }>} */
  const waiting = new Map();
  /** @type {Socket | null} */
  let socket = null;
  /** @type {number | null} */
  let pause = null;
  let live = false, ended = false, attempts = 0, seq = 0;

  const open = () => {
    const opened = connect(url);
    socket = opened;
    heart.start();
    opened.binaryType = "arraybuffer";
    opened.onopen = () => {
      if (opened !== socket) return;
      live = true;
      attempts = 0;
      heart.hear();
      onConnection("live");
    };
    opened.onmessage = ({ data }) => {
      if (opened !== socket) return;
      heart.hear();
      if (typeof data === "string") answer(data);
      else onFrame(data);
    };
    opened.onclose = ({ code }) => {
      if (opened === socket) lost(CLOSED[code] ?? "lost");
    };
  };

  /** @param {Connection} why */
  const lost = (why) => {
    if (socket) socket.onopen = socket.onmessage = socket.onclose = null;
    socket = null;
    live = false;
    heart.stop();
    const error = new Disconnected(t("The connection was lost before the server answered."));
    for (const { reject, timer } of waiting.values()) {
      timers.clear(timer);
      reject(error);
    }
    waiting.clear();
    if (ended) return;
    if (why === "gone" || why === "refused") ended = true;
    else {
      const longest = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** attempts++);
      // A class of thirty must not come back in the same instant: half of the pause is drawn by lot.
      pause = timers.set(retry, Math.max(FIRST_PAUSE, longest * (0.5 + 0.5 * random())));
    }
    onConnection(why);
  };

  const retry = () => {
    if (pause !== null) timers.clear(pause);
    pause = null;
    open();
  };

  /** @param {string} text */
  const answer = (text) => {
    /** @type {{ type?: string, seq?: number, revision?: number, detail?: string } | null} */
    let message;
    try {
      message = JSON.parse(text);
    } catch {
      return;
    }
    const command = waiting.get(message?.seq ?? -1);
    if (!message || !command) return;
    waiting.delete(Number(message.seq));
    timers.clear(command.timer);
    if (message.type === "ack") command.resolve(/** @type {Ack} */ (message));
    else command.reject(new Error(message.detail ?? t("The server refused without saying why.")));
  };

  const giveUp = () => {
    const dead = socket;
    lost("lost");
    dead?.close();
  };

  const heart = createHeartbeat(timers, () => socket?.send('{"type": "ping"}'), giveUp);

  open();
  return {
    /**
     * Send a command; resolves with the server's ack, rejects with its sentence, or with Disconnected.
     * @param {Command} command @returns {Promise<Ack>}
     */
    send(command) {
      return new Promise((resolve, reject) => {
        if (!live || socket?.readyState !== OPEN) {
          reject(new Disconnected(t("There is no connection to the server now; it will be tried again.")));
          return;
        }
        const number = ++seq;
        waiting.set(number, { resolve, reject, timer: timers.set(giveUp, PATIENCE) });
        socket.send(JSON.stringify({ ...command, seq: number }));
      });
    },
    /** Something changed for the better (the network is back, the page is seen again): try, or look, at once. */
    wake() {
      if (pause !== null) retry();
      else heart.look();
    },
    close() {
      ended = true;
      if (pause !== null) timers.clear(pause);
      pause = null;
      const last = socket;
      lost("lost");
      last?.close();
    },
  };
}
