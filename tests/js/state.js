/** A state of the page for tests: nothing has happened yet; any part can be said otherwise. */

/** @typedef {import("../../static/js/types.js").State} State */

/** @param {Partial<State>} [parts] @returns {State} */
export const stateOf = (parts = {}) => ({
  catalog: /** @type {any} */ ({ datasets: [], fields: {}, limits: {}, defaults: {} }),
  config: null,
  wanted: null,
  frame: null,
  previous: null,
  received: 0,
  interval: 0,
  points: { x: new Float32Array(), labels: new Float32Array(), split: new Uint8Array() },
  history: new Float64Array(),
  connection: "live",
  tool: "move",
  label: 0,
  brush: { radius: 0.6, density: 4 },
  lasso: null,
  selection: [],
  group: null,
  hover: { point: null, place: null, unit: null },
  pinned: null,
  drag: null,
  features: { layer: -1, units: [0, 1] },
  theme: "light",
  themeChoice: "auto",
  message: null,
  discretise: false,
  showTest: true,
  showPushes: false,
  drawer: null,
  behind: null,
  twinCurve: null,
  visible: { output: true, network: true, features: true },
  capacity: "",
  ...parts,
});
