/**
 * The drawer with the surface of J: over two weights, two random directions or the main directions of the run's path,
 * from above and as a relief. It is asked for when the drawer opens and what is wanted changes, on demand, and every few
 * seconds while it trains; the answer comes row by row, and can be cancelled.
 */

import { element } from "../../lib/dom.js";
import { chosenPlaces, probe, samePlace } from "../../model/landscape.js";
import { scaleOf } from "./levels.js";
import { FIRST_ANGLES } from "./projection.js";
import { createSurfaceCharts } from "./surface-charts.js";
import { createSurfaceFacts } from "./surface-facts.js";
import { createSurfaceForm } from "./surface-form.js";
import { createSurfaceLegend } from "./surface-legend.js";
import { createMapPointer, createReliefPointer, valueUnder } from "./surface-pointer.js";
import { createSurfaceRequest } from "./surface-request.js";
import { standingAt, surfaceFacts } from "./surface-texts.js";

/** @typedef {import("../../model/weights.js").Place} Place */

/**
 * The weights that the surface is over, one of them chosen anew; where it is the other one they change places.
 * @param {readonly Place[]} places two @param {number} which @param {Place} chosen @returns {readonly Place[]}
 */
export function pairWith(places, which, chosen) {
  const other = places[1 - which];
  if (samePlace(chosen, other)) return [places[1], places[0]];
  return which ? probe([other], chosen) : [chosen, other];
}

/**
 * @param {HTMLElement} root @param {import("../../types.js").Context} context
 * @returns {import("../../types.js").View}
 */
export function createSurfaceDrawer(root, context) {
  const { store, t } = context;
  root.classList.add("landscape", "surface-of-j");
  let surface = /** @type {import("./surface-texts.js").Surface | null} */ (null);
  let scale = /** @type {import("./levels.js").Scale | null} */ (null);
  let angles = FIRST_ANGLES, seed = 0;

  const form = createSurfaceForm(context, {
    over: (surfaceOver) => store.set({ surfaceOver }),
    weight(which, place) {
      const places = chosenPlaces(store.state.probed, store.state.frame, 2);
      store.set({ probed: pairWith(places, which, place) });
    },
    reseed() {
      seed = (seed + 1) % 2 ** 31;
      request.refresh(true);
    },
    now: () => request.refresh(true),
    changed: () => request.refresh(),
    cancel: () => request.cancel(),
  });
  const facts = createSurfaceFacts(t), legend = createSurfaceLegend(t);
  const charts = createSurfaceCharts(t, paint);
  root.append(
    element("div", { class: "side-of" }, ...form.elements, ...facts.elements),
    element("div", { class: "views" }, charts.element, legend.element),
  );
  createReliefPointer(charts.relief, () => angles, (next) => {
    angles = next;
    charts.turn(shown());
  });
  createMapPointer(charts.map, (at) => {
    const { width, height } = charts.size;
    legend.point(surface && at && valueUnder(surface.landscape, width, height, at.x, at.y));
  });
  const request = createSurfaceRequest(context, () => ({ ...form.choice, seed }), {
    progress: form.progress,
    refused: form.refuse,
    read(found) {
      surface = found;
      scale = scaleOf(found.landscape.values);
      paint();
    },
  });

  /** @returns {import("./surface-charts.js").Shown} */
  const shown = () => ({
    surface,
    scale,
    angles,
    now: surface ? standingAt(surface, store.state.frame) : [0, 0],
  });

  function paint() {
    const { catalog, config } = store.state;
    charts.draw(shown());
    if (!surface) return;
    const optimizer = catalog.optimizers.find(({ name }) => name === config?.training.optimizer.name);
    facts.draw(surfaceFacts(surface, optimizer?.title ?? "", t));
    legend.draw(scale, charts.colours());
  }

  return {
    draw(state, changed) {
      if (!state.frame) return;
      if (changed.has("theme")) {
        charts.recolour();
        paint();
      } else if (changed.has("frame")) charts.move(shown());
      form.draw(state);
      request.refresh();
    },
    destroy() {
      request.destroy();
      charts.destroy();
      root.replaceChildren();
    },
  };
}
