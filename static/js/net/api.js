/** The REST calls of the page: sessions, points, traces, checkpoints, metrics, the landscape of J, exports. */

import { begun, take } from "../model/landscape.js";
import { hasDecimalComma } from "../lib/format.js";
import { t } from "../lib/text.js";

/** @import { Metrics, Patch, Trace } from "../types.js" */
/** @import { FeatureHistory, HistogramsView, SessionView, Setup } from "./wire.d.ts" */

/** @typedef {{ columns: string[], rows: string[][] }} Preview the names of a table's columns, and its first rows */
/** @typedef {{ x1?: string, x2?: string, label?: string, kind?: string }} ColumnChoice the columns that are read, and what the labels are */

/** An answer that is a refusal: its status and the server's sentence. */
export class Refusal extends Error {
  /**
   * @param {number} status @param {string} detail @param {number} retryAfter seconds
   * @param {Preview | null} [preview] of a file of points of which more must be said
   */
  constructor(status, detail, retryAfter, preview = null) {
    super(detail);
    this.status = status;
    this.retryAfter = retryAfter;
    this.preview = preview;
  }
}

/** What the setup leaves open is default. @param {unknown} [setup] @returns {Promise<SessionView>} */
const createSession = (setup = {}) => call("POST", "sessions", setup);

/**
 * A new session, and let it train from its first frame on.
 * @param {{ setup?: unknown, play?: boolean }} wanted @returns {Promise<SessionView>}
 */
export async function beginSession({ setup, play }) {
  const session = await createSession(setup);
  if (play && session.id) await playSession(session.id);
  return session;
}

/** @param {string} id */
const playSession = (id) => call("POST", `sessions/${encodeURIComponent(id)}/play`);

/** Configuration, points, weights, step and epochs of a session as it is now. @param {string} id @returns {Promise<Setup>} */
export const readSetup = (id) => call("GET", `sessions/${encodeURIComponent(id)}/setup`);

/** The session of this id. @param {string} id @returns {Promise<SessionView>} */
export const readSession = (id) => call("GET", `sessions/${encodeURIComponent(id)}`);

/** Where a session's checkpoint is. @param {string} id */
export const checkpointAddress = (id) => `/api/v1/sessions/${encodeURIComponent(id)}/checkpoint`;

/** A session that goes on from a checkpoint. @param {ArrayBuffer} file @returns {Promise<SessionView>} */
export const resumeSession = (file) =>
  send("POST", "sessions/from-checkpoint", file, "application/x-safetensors");

/** A second session tied to this one, with something different. @param {string} id @param {Patch} difference @returns {Promise<SessionView>} */
export const createTwin = (id, difference) =>
  call("POST", `sessions/${encodeURIComponent(id)}/twin`, difference);

/** Close a session, even as the page goes. @param {string} id */
export const deleteSession = (id) =>
  fetch(`/api/v1/sessions/${encodeURIComponent(id)}`, { method: "DELETE", keepalive: true });

/**
 * Put the points of a CSV or JSON file, as bytes, in place of all, or add them; resolves with what there is to say of it.
 * @param {string} id @param {ArrayBuffer} content @param {boolean} rescale @param {ColumnChoice} choice @param {boolean} add
 * @returns {Promise<string | null>}
 */
export const importPoints = async (id, content, rescale, choice, add) => {
  const query = new URLSearchParams({ rescale: String(rescale), add: String(add), ...choice });
  const path = `sessions/${encodeURIComponent(id)}/points/import?${query}`;
  return (await send("POST", path, content, "application/octet-stream")).note;
};

/**
 * Every number of one forward and one backward pass.
 * @param {string} id @param {string} query @param {AbortSignal} signal @returns {Promise<Trace>}
 */
export const readTrace = async (id, query, signal) =>
  await (await ask("GET", `sessions/${encodeURIComponent(id)}/trace?${query}`, undefined, undefined, signal))
    .json();

/** Images of points from one on, as a safetensors file. @param {string} id @param {number} first @param {number} count */
export const readImages = async (id, first, count) => {
  const path = `sessions/${encodeURIComponent(id)}/images?first=${first}&count=${count}`;
  return await (await ask("GET", path, undefined, undefined, undefined, "application/x-safetensors"))
    .arrayBuffer();
};

/** The steps of the checkpoints that a session keeps. @param {string} id @returns {Promise<number[]>} */
export const readCheckpoints = async (id) =>
  (await call("GET", `sessions/${encodeURIComponent(id)}/checkpoints`)).steps;

/**
 * What there was to see at a moment, as a frame; the run is not disturbed.
 * @param {string} id @param {{ step: number, surface: unknown, neurons: unknown, features: unknown }} wanted
 * @param {AbortSignal} signal
 */
export const readCheckpoint = async (id, wanted, signal) => {
  const path = `sessions/${encodeURIComponent(id)}/checkpoints/frame`;
  return await (await ask("POST", path, JSON.stringify(wanted), "application/json", signal)).arrayBuffer();
};

/**
 * Where a file to take away is; a table for people who write a decimal comma is separated by semicolons.
 * @param {string} id @param {string} format
 */
export const exportAddress = (id, format) =>
  `/api/v1/sessions/${encodeURIComponent(id)}/export?format=${format}` +
  (format === "csv" && hasDecimalComma() ? "&separator=semicolon" : "");

/** A script to take away, as text. @param {string} id @param {"pytorch" | "numpy"} format */
export const readScript = async (id, format) =>
  await (await ask("GET", `sessions/${encodeURIComponent(id)}/export?format=${format}`)).text();

/** How well a session does, and how healthy its layers are. @param {string} id @returns {Promise<Metrics>} */
export const readMetrics = (id) => call("GET", `sessions/${encodeURIComponent(id)}/metrics`);

/**
 * How each layer's activations and gradient are spread.
 * @param {string} id @param {AbortSignal} signal @returns {Promise<HistogramsView>}
 */
export const readHistograms = async (id, signal) =>
  await (await ask("GET", `sessions/${encodeURIComponent(id)}/histograms`, undefined, undefined, signal))
    .json();

/**
 * The last feature space at several checkpoints of a session.
 * @param {string} id @param {number} checkpoints @param {AbortSignal} signal
 * @returns {Promise<FeatureHistory>}
 */
export const readFeatureHistory = async (id, checkpoints, signal) => {
  const path = `sessions/${encodeURIComponent(id)}/feature-history?checkpoints=${checkpoints}`;
  return await (await ask("GET", path, undefined, undefined, signal)).json();
};

/**
 * A landscape of the landscape of J, its rows told as they come; to abort is to cancel.
 * @param {string} id @param {URLSearchParams} query @param {AbortSignal} signal
 * @param {(landscape: import("../model/landscape.js").Landscape) => void} onRow also once before the first
 */
export async function readLandscape(id, query, signal, onRow) {
  const path = `sessions/${encodeURIComponent(id)}/landscape?${query}`;
  const { body } = await ask("GET", path, undefined, undefined, signal, "application/x-ndjson");
  if (!body) throw new Error(t("The server gave no answer."));
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  /** @type {import("../model/landscape.js").Landscape | null} */
  let landscape = null;
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    const lines = (text + value).split("\n");
    text = lines.pop() ?? "";
    for (const line of lines) {
      if (landscape) take(landscape, JSON.parse(line));
      else landscape = begun(JSON.parse(line));
    }
    if (landscape && lines.length) onRow(landscape);
  }
  if (!landscape) throw new Error(t("The server gave no answer."));
  return landscape;
}

/**
 * Where a session's stream is; its sentences come in the page's language.
 * @param {string} id @param {{ protocol: string, host: string }} at @param {string} [language]
 */
export const streamAddress = (id, at, language = globalThis.document?.documentElement.lang || "en") =>
  `${at.protocol === "https:" ? "wss" : "ws"}://${at.host}/api/v1/sessions/${encodeURIComponent(id)}/stream` +
  `?lang=${language}`;

/**
 * Call the API; a refusal rejects as a Refusal, a server out of reach as any other Error.
 * @param {string} method @param {string} path @param {unknown} [body]
 */
const call = (method, path, body) =>
  body === undefined ? send(method, path) : send(method, path, JSON.stringify(body), "application/json");

/** @param {string} method @param {string} path @param {BodyInit} [body] @param {string} [type] */
const send = async (method, path, body, type) => await (await ask(method, path, body, type)).json();

/** @param {string} method @param {string} path @param {BodyInit} [body] @param {string} [type] @param {AbortSignal} [signal] @param {string} [accept] */
async function ask(method, path, body, type, signal, accept) {
  const response = await fetch(`/api/v1/${path}`, {
    method,
    signal,
    headers: {
      // The page's language, which need not be the browser's.
      "Accept-Language": document.documentElement.lang,
      ...(accept ? { Accept: accept } : {}),
      ...(type ? { "Content-Type": type } : {}),
    },
    body,
  });
  if (response.ok) return response;
  const answer = await response.json().catch(() => null);
  const detail = typeof answer?.detail === "string"
    ? answer.detail
    : t("The server answered with {status}.", {
      status: response.status,
    });
  const preview = answer?.columns && answer.rows ? { columns: answer.columns, rows: answer.rows } : null;
  throw new Refusal(response.status, detail, Number(response.headers.get("Retry-After")) || 0, preview);
}
