/** The page's connection to a twin: its frames in a store of its own, which shares some of the page's, until it ends. */

import { deleteSession, streamAddress } from "../../net/api.js";
import { decodeFrame } from "../../net/frame.js";
import { createStream } from "../../net/stream.js";
import { createViewRequest } from "../../net/view-request.js";
import { absorb } from "../../state/absorb.js";
import { initialState } from "../../state/initial-state.js";
import { createStore } from "../../state/store.js";
import { curveOf, viewOf } from "./figures.js";

/** @typedef {import("../../types.js").State} State */

/** What the twin's views share with the page's. @type {import("../../types.js").Key[]} */
const SHARED = ["theme", "showTest", "discretise", "ringWrong", "hover", "drag", "selection", "cell"];

/** @param {State} state @param {(key: import("../../types.js").Key) => boolean} [which] @returns {Partial<State>} */
const sharedOf = (state, which = () => true) =>
  Object.fromEntries(SHARED.filter(which).map((key) => [key, state[key]]));

/**
 * @param {string} id of the twin's session @param {import("../../types.js").Store} page
 * @param {() => void} onClosed
 */
export function connectTwin(id, page, onClosed) {
  const { catalog, config, points } = page.state;
  const store = createStore({ ...initialState(catalog), ...sharedOf(page.state), config, points });
  let live = false, closed = false;

  const stream = createStream({
    url: streamAddress(id, location),
    onFrame(bytes) {
      const frame = decodeFrame(bytes);
      store.set(absorb(store.state, frame, performance.now()));
      const { steps_per_epoch } = page.state.frame?.state ?? { steps_per_epoch: 1 };
      page.set({ twinCurve: curveOf(store.state.history, frame.state, steps_per_epoch) });
    },
    onConnection(connection) {
      live = connection === "live";
      if (live) view.tell(true);
      if (connection === "gone") close();
    },
  });
  const view = createViewRequest(() => viewOf(page.state, document.hidden), () => live, stream.send);
  const onSight = () => view.tell();
  const stop = page.subscribe((changed) => {
    store.set(sharedOf(page.state, (key) => changed.has(key)));
    view.tell();
  });
  /** Nobody else looks at a twin. */
  const remove = () => void deleteSession(id).catch(() => {});
  addEventListener("pagehide", remove);
  document.addEventListener("visibilitychange", onSight);

  const close = () => {
    if (closed) return;
    closed = true;
    stop();
    removeEventListener("pagehide", remove);
    document.removeEventListener("visibilitychange", onSight);
    remove();
    stream.close();
    page.set({ twinCurve: null });
    onClosed();
  };
  return { store, send: stream.send, close };
}
