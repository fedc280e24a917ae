/** The initial state of the page, key by key; the type State is read off from here. */

/** @typedef {import("../types.js").Frame} Frame */
/** @typedef {import("../types.js").Unit} Unit */
/** @typedef {import("../types.js").Place} Place */

/** @param {import("../types.js").Catalog} catalog */
export const initialState = (catalog) => ({
  // From the server.
  catalog,
  config: /** @type {import("../types.js").Config | null} */ (null),
  /** The part of the configuration that was chosen here and that no frame contains yet. */
  wanted: /** @type {import("../types.js").Patch | null} */ (null),
  /** Whether it is to train, as was asked here and no frame tells yet. */
  asked: /** @type {boolean | null} */ (null),
  /** The newest frame, and the one before. */
  frame: /** @type {Frame | null} */ (null),
  previous: /** @type {Frame | null} */ (null),
  /** When the newest frame came, in performance.now(), and the smoothed milliseconds between frames. */
  received: 0,
  interval: 0,
  points: /** @type {import("../types.js").Points} */ ({
    x: new Float32Array(),
    labels: new Float32Array(),
    split: new Uint8Array(),
  }),
  /** Of images, the pixels of each by its number, from 0 to 255; a new map when there are more. */
  sheet: /** @type {ReadonlyMap<number, Uint8Array>} */ (new Map()),
  /** Entries of step, epoch, train loss and test loss. */
  history: /** @type {Float64Array} */ (new Float64Array()),
  /** The edits made on the way. */
  edits: /** @type {readonly import("../types.js").EditView[]} */ ([]),
  connection: /** @type {import("../types.js").Connection} */ ("connecting"),
  /** Whether one may only look on. */
  watching: false,
  /** A sentence for the reader. */
  message: /** @type {string | null} */ (null),
  /** What a full server says, or "". */
  capacity: "",

  // The hand on the plane.
  tool: /** @type {"move" | "add" | "brush" | "lasso" | "erase"} */ ("move"),
  /** The class or target of new points. */
  label: 0,
  /** In units of the plane, and in points per unit of area. */
  brush: { radius: 0.6, density: 4 },
  /** The path that is being drawn around points. */
  lasso: /** @type {[number, number][] | null} */ (null),
  selection: /** @type {readonly number[]} */ ([]),
  /** Where selected points, and a single point, are held before the server has answered. */
  group: /** @type {{ indices: readonly number[], x: Float32Array } | null} */ (null),
  drag: /** @type {{ index: number, x: [number, number] } | null} */ (null),
  hover: {
    point: /** @type {number | null} */ (null),
    place: /** @type {[number, number] | null} */ (null),
    unit: /** @type {Unit | null} */ (null),
  },
  /** The weight that is pointed at in the network diagram; a bias stands for its neuron. */
  pointed: /** @type {Place | null} */ (null),

  // The hand on the pad.
  strokes: /** @type {readonly import("../types.js").Stroke[]} */ ([]),
  /** The image that the network is asked about: that of a point, or what is drawn; null as one begins. */
  probe: /** @type {number | "drawing" | null} */ (null),

  // What is shown, and how.
  /** The neuron that the plane shows in place of the output; the one pointed at goes before it. */
  pinned: /** @type {Unit | null} */ (null),
  features: /** @type {import("../types.js").FeatureChoice} */ ({
    layer: -1,
    units: [0, 1],
    projection: "principal",
  }),
  /** How a feature space of three axes is turned; null as one begins. */
  rotation: /** @type {{ yaw: number, pitch: number } | null} */ (null),
  discretise: false,
  showTest: true,
  showInputGradients: false,
  /** Misclassified points are ringed. */
  ringWrong: false,
  /** The cell of a confusion matrix that is pointed at. */
  cell: /** @type {import("../types.js").Cell | null} */ (null),
  /** The weights pointed at last, the newest at the end, and those that an open drawer speaks of. */
  probed: /** @type {readonly Place[]} */ ([]),
  lit: /** @type {readonly Place[]} */ ([]),
  /** What the surface of J is over. */
  surfaceOver: /** @type {"weights" | "random" | "path"} */ ("weights"),
  /** Where the loss chart is pointed at, as a share of its width. */
  lossPointer: /** @type {number | null} */ (null),
  /** Curves beside that of the run, in its steps. */
  behind: /** @type {Float64Array | null} */ (null),
  twinCurve: /** @type {Float64Array | null} */ (null),
  stepStage: /** @type {import("../types.js").ShownStage | null} */ (null),
  runs: /** @type {readonly import("../types.js").KeptRun[]} */ ([]),

  // The page.
  /** The name of the open drawer. */
  drawer: /** @type {string | null} */ (null),
  /** Which panels are in sight, and whether all are looked at all the same, for a picture of them. */
  visible: /** @type {{ [panel: string]: boolean }} */ ({ output: true, network: true, features: true }),
  whole: false,
  theme: /** @type {"light" | "dark"} */ ("light"),
  themeChoice: /** @type {"auto" | "light" | "dark"} */ ("auto"),
});
