/** Which surface of J the server is asked for, and when: another one at once, the same one again as the run goes on. */

import { chosenPlaces, queryOf, samePlace, spanOf } from "../../model/landscape.js";
import { weightAt } from "../../model/weights.js";
import { readLandscape } from "../../net/api.js";
import { createPolling } from "../../net/polling.js";

/** @typedef {import("../../model/weights.js").Place} Place */
/** @typedef {import("../../types.js").State} State */
/** @typedef {{ place: Place, span: import("../../model/landscape.js").Span }} Axis of a weight */
/** @typedef {{ key: string, moment: string }} Question what is asked for, and at which moment of the run */

/** Between two surfaces lie so many milliseconds, and more where one takes long. */
const PAUSE = 4000, PATIENCE = 2;
/** A path has a checkpoint an epoch, and two directions once it has been at three places. */
const FEWEST_EPOCHS = 2;

/** Where the axes of weights go: they hold still while the run goes on. @param {readonly Axis[]} held @param {readonly Place[]} places @param {State["frame"]} frame @returns {Axis[]} */
export function axesOf(held, places, frame) {
  const same = places.every((place, i) => held[i] && samePlace(place, held[i].place));
  return places.map((place, i) => ({
    place,
    span: spanOf(same ? held[i].span : null, weightAt(frame, place) ?? 0, null),
  }));
}

/** How many values a side the server computes at most: of many images and parameters fewer. @param {Pick<State, "catalog" | "frame" | "points">} state @param {number} wanted */
export function affordable({ catalog, frame, points: { images, split } }, wanted) {
  if (!images) return wanted;
  const each = (frame?.state.parameters ?? 0) * split.filter((test) => !test).length;
  const most = Math.floor(Math.sqrt(Number(catalog.limits.landscape_work) / Math.max(1, each)));
  const [least] = /** @type {[number, number]} */ (catalog.limits.landscape_resolution);
  return Math.max(least, Math.min(wanted, most));
}

/** Whether the run has not gone far enough for a path to have directions. @param {Pick<State, "surfaceOver" | "frame">} state */
export const isTooShort = ({ surfaceOver, frame }) =>
  surfaceOver === "path" && (frame?.state.epoch ?? 0) < FEWEST_EPOCHS;

/** When to ask: now, where something else is wanted; later, where the run has gone on since; or not. @param {Question} wanted @param {Question} asked @param {boolean} always */
export const whenToAsk = (wanted, asked, always) =>
  wanted.key !== asked.key ? "now" : always && wanted.moment !== asked.moment ? "later" : "never";

/**
 * @param {Pick<import("../../types.js").Context, "store" | "ids" | "t">} context
 * @param {() => { resolution: number, always: boolean, seed: number }} choice
 * @param {{
 *   progress: (share: number | null) => void, refused: (why: string) => void,
 *   read: (surface: import("./surface-texts.js").Surface) => void, // one that is new also while it grows
 * }} report
 */
export function createSurfaceRequest({ store, ids, t }, choice, { progress, refused, read }) {
  const nothing = { key: "", moment: "" };
  /** What was asked for last. @type {Question} */
  let asked = nothing;
  /** The key of what was read last. */
  let known = "";
  /** @type {Axis[]} */
  let axes = [];
  let underWay = false;

  const settle = () => {
    underWay = false;
    progress(null);
  };
  const cancel = () => {
    polling.cancel();
    settle();
  };
  const polling = createPolling({
    store,
    ids,
    drawer: "landscape",
    pause: PAUSE,
    patience: PATIENCE,
    refresh: () => refresh(),
    left() {
      if (underWay) asked = nothing;
      settle();
    },
  });

  /** What is wanted, without the moment of the run. */
  function wish() {
    const { surfaceOver: over, probed, frame } = store.state, { resolution, seed } = choice();
    axes = axesOf(axes, over === "weights" ? chosenPlaces(probed, frame, 2) : [], frame);
    return {
      over,
      places: axes.map(({ place }) => place),
      spans: axes.map(({ span }) => span),
      resolution: affordable(store.state, resolution),
      seed,
    };
  }

  /** Ask where something else is wanted, or the run has gone on and it is time. @param {boolean} [now] */
  function refresh(now = false) {
    const { frame } = store.state;
    if (!polling.isOpen() || !frame) return;
    if (isTooShort(store.state)) {
      cancel();
      asked = nothing;
      refused(t("Train a few epochs first: a path has to go somewhere before it has directions."));
      return;
    }
    const wanted = wish(), shape = frame.weights.map(({ rows, columns }) => [rows, columns]);
    const question = {
      key: JSON.stringify({ ...wanted, shape }),
      moment: JSON.stringify([frame.state.step, frame.state.revision]),
    };
    const when = now ? "now" : whenToAsk(question, asked, choice().always);
    if (when === "never" || when === "later" && polling.waits()) return;
    asked = question;
    ask(question.key, wanted);
  }

  /** @param {string} key @param {ReturnType<typeof wish>} wanted */
  function ask(key, wanted) {
    const query = queryOf(wanted), { over, places } = wanted, grows = key !== known;
    refused("");
    underWay = true;
    progress(0);
    void polling.ask(
      (id, signal) =>
        readLandscape(id, query, signal, (landscape) => {
          if (signal.aborted) return;
          const share = landscape.rows / (landscape.head.second?.values.length ?? 1);
          progress(share);
          // Another surface is seen to grow; the same one, later, takes the place of the old one at once.
          if (!grows && share < 1) return;
          known = key;
          read({ landscape, over, places });
        }),
      settle,
      (why) => {
        settle();
        refused(why);
      },
    );
  }

  return { refresh, cancel, destroy: polling.destroy };
}
