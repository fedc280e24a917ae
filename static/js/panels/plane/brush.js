/** Painting points: what the brush scatters goes in batches, one on its way at a time, while there is room for it. */

import { errorMessage } from "../../lib/error-message.js";
import { PLANE, rounded } from "../../model/geometry.js";
import { createSpray } from "./brush-scatter.js";
import { nextStroke } from "../../state/edit-group.js";

/** @typedef {[number, number]} Place */

/** @param {import("../../types.js").Context} context */
export function createBrush({ store, send, t }) {
  const spray = createSpray();
  const most = Number(/** @type {number[]} */ (store.state.catalog.limits.samples ?? [2, 5000])[1]);
  /** @type {Place[]} */
  let waiting = [];
  let stroke = 0, label = 0, away = 0;
  /** Batches that the server took and no frame shows yet. @type {{ count: number, revision: number }[]} */
  let taken = [];

  const room = () => {
    const shown = store.state.frame?.state.revision ?? 0;
    taken = taken.filter(({ revision }) => revision > shown);
    const coming = taken.reduce((sum, { count }) => sum + count, waiting.length + away);
    return most - store.state.points.labels.length - coming;
  };

  const flush = async () => {
    if (away || waiting.length === 0) return;
    const x = waiting, y = x.map(() => label);
    waiting = [];
    away = x.length;
    try {
      const { revision } = await send({ type: "add_points", x, y, stroke });
      taken.push({ count: x.length, revision });
    } catch (error) {
      waiting = [];
      store.set({ message: errorMessage(error) });
    }
    away = 0;
    void flush();
  };

  /** @param {Place} from @param {Place} to */
  const sweep = (from, to) => {
    const { radius, density } = store.state.brush;
    const points = spray.sweep(from, to, radius, density).filter((place) =>
      place.every((x) => Math.abs(x) <= PLANE)
    );
    const left = Math.max(0, room());
    if (points.length > left) {
      store.set({ message: t("There is room for {count} points and no more.", { count: most }) });
    }
    for (const [x1, x2] of points.slice(0, left)) waiting.push([rounded(x1), rounded(x2)]);
    void flush();
  };

  return {
    /** Begin to paint points of a class, or with a target. @param {Place} place @param {number} as */
    begin(place, as) {
      stroke = nextStroke();
      label = as;
      spray.lift();
      sweep(place, place);
    },
    sweep,
    /** The connection is another: nothing is on its way. */
    clear() {
      waiting = [];
      taken = [];
    },
  };
}
