/** The view request: what this page looks at, sent whenever it changes, for nothing else is computed. */

import { imagesOf, setting } from "../state/settings.js";

/** @import { State } from "../types.js" */
/** @import { ViewCommand } from "./wire.d.ts" */

/**
 * The `view` command for a state.
 * @param {State} state @param {boolean} hidden whether the whole page is out of sight
 * @returns {ViewCommand}
 */
export function viewRequestOf(state, hidden) {
  const { visible, whole, pinned, hover, features, showInputGradients } = state;
  /** @param {string} panel */
  const seen = (panel) => !hidden && (whole || visible[panel]);
  const unit = hover.unit ?? pinned;
  const resolution = Number(setting(state, "view.resolution"));
  return {
    type: "view",
    surface: seen("output") ? { resolution, ...unit } : null,
    neurons: seen("network") ? {} : null,
    ...(imagesOf(state) && seen("output") && wantsExact(state) ? { first_layer: "float32" } : {}),
    ...(!hidden && state.drawer === "metrics" ? { metrics: true } : {}),
    features: seen("features") ? { ...features } : null,
    ...(!hidden && state.drawer === "unfolding" ? { stages: { mesh: meshFor(state) } } : {}),
    ...(showInputGradients && seen("output") ? { input_gradients: true } : {}),
  };
}

/** What is drawn is answered in the page by the weights as they are, and so is all while nothing is trained. @param {State} state */
const wantsExact = ({ probe, frame }) => probe === "drawing" || !frame?.state.running;

/** A fine lattice bends better; in a large network a coarse one keeps up with the frames. @param {State} state */
function meshFor({ config }) {
  const units = (config?.network.hidden ?? []).reduce((sum, layer) => sum + layer.units, 0);
  return units <= 128 ? 29 : 21;
}

/**
 * Send a view when it is another than the last one sent.
 * @param {() => ViewCommand} request @param {() => boolean} isLive
 * @param {(command: ViewCommand) => Promise<unknown>} send
 */
export function createViewRequest(request, isLive, send) {
  let last = "";
  return {
    /** @param {boolean} [again] even when it is the same: the server that hears it is a new one */
    tell(again = false) {
      const command = request(), text = JSON.stringify(command);
      if (!isLive() || !again && text === last) return;
      last = text;
      // What cannot be said now is said after the reconnection.
      send(command).catch(() => last = "");
    },
  };
}
