/** A state of the page for tests: connected, nothing has happened yet; any part can be said otherwise. */

import { initialState } from "../../static/js/state/initial-state.js";

/** @typedef {import("../../static/js/types.js").State} State */

const catalog = /** @type {any} */ ({ datasets: [], fields: {}, limits: {}, defaults: {} });

/** @param {Partial<State>} [parts] @returns {State} */
export const stateOf = (parts = {}) => ({ ...initialState(catalog), connection: "live", ...parts });
