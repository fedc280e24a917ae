/**
 * The shapes that travel between the page's modules (docs/page.md); only comments, nothing runs.
 *
 * What travels on the wire is written from the server's models (net/wire.d.ts).
 *
 * @typedef {import("./net/wire.d.ts").Config} Config
 * @typedef {import("./net/wire.d.ts").PartOf<Config>} Patch any part of a configuration
 * @typedef {import("./net/wire.d.ts").PartOf<import("./net/wire.d.ts").Setup>} Setup what a session begins with
 * @typedef {import("./net/wire.d.ts").HiddenLayer} Hidden
 * @typedef {import("./net/wire.d.ts").Command} Command
 * @typedef {import("./net/wire.d.ts").Ack} Ack
 * @typedef {import("./net/wire.d.ts").FrameState} Snapshot
 * @typedef {Snapshot["problem"]} Problem
 * @typedef {import("./net/wire.d.ts").Measure} Measure
 * @typedef {import("./net/wire.d.ts").EditView} EditView an edit of the run, and when it was made
 * @typedef {import("./net/wire.d.ts").Metrics} Metrics
 * @typedef {import("./net/wire.d.ts").Quality} Quality
 * @typedef {import("./net/wire.d.ts").Stage} Stage one picture on the way through the network
 * @typedef {import("./net/wire.d.ts").FeatureSpace} FeatureSpace
 * @typedef {import("./net/wire.d.ts").TraceView} Trace every number of one forward and one backward pass
 * @typedef {import("./net/wire.d.ts").LayerView} TraceLayer
 * @typedef {import("./net/wire.d.ts").CheckView} GradientCheck
 * @typedef {import("./net/wire.d.ts").LandscapeHeadView} LandscapeHead
 * @typedef {import("./net/wire.d.ts").LandscapeRowView} LandscapeRow
 * @typedef {import("./net/wire.d.ts").Catalog} Catalog
 * @typedef {import("./net/wire.d.ts").DatasetEntry} Dataset
 * @typedef {import("./net/wire.d.ts").FeatureEntry} Feature
 * @typedef {import("./net/wire.d.ts").FieldEntry} Field
 *
 * @typedef {{
 *   layer: number | null, unit: number | null, resolution: number, channels: number, signed: boolean,
 *   scale: number, bytes: Uint8Array,
 * }} Surface
 * @typedef {{ rows: number, columns: number, values: Float32Array }} Matrix
 * @typedef {{ x: Float32Array, labels: Float32Array, split: Uint8Array, names?: string[], images?: Float32Array | null }} Points
 *   `names` of the classes, where they have some; of images x is empty, and `images` are their numbers in the sheet
 * @typedef {{ height: number, width: number, channels: number }} ImageSize
 * @typedef {{ x: number, y: number }[]} Line of the pen, from 0 to 1 across and down
 * @typedef {{ line: Line, colour: number[], width: number }} Stroke `width` as a share of the pad's side
 * @typedef {{ resolution: number, count: number, bytes: Uint8Array, scale: Float32Array }} Neurons
 * @typedef {{
 *   stages: Stage[], places: Float32Array, count: number, points: Float32Array, mesh: number, answers: Float32Array,
 *   classes: number, corners: Float32Array | null, separability: number[],
 * }} Stages `places`: `count` pairs for each stage, those of the `points` (their indices) before the mesh² of the lattice
 * @typedef {{
 *   state: Snapshot, surface: Surface | null, neurons: Neurons | null, weights: Matrix[], biases: Float32Array[],
 *   features: Float32Array | null, mesh: Float32Array | null, featurePoints: Float32Array | null, inputGradients: Float32Array | null, points: Points | null, loss: Float64Array | null,
 *   axes: number, stages: Stages | null,
 * }} Frame `axes`: how many numbers of `features` and `mesh` make a place, 2 or 3; `featurePoints`: of images, which
 *   points are in `features`
 *
 * @typedef {(number | null)[]} Numbers null where one is not finite
 *
 * @typedef {{ name: string, title: string, description?: string, what?: string, numbers?: string[], mathml?: string[],
 *   plot?: { x: number[], g: number[], slope: number[] } }} Option an entry of the catalogue, as a menu shows it
 * @typedef {{ split: "train" | "test", actual: number, predicted: number }} Cell of a confusion matrix
 *
 * @typedef {{ layer: number, units: number[], projection?: "principal" }} FeatureChoice two or three units, or so many principal axes
 * @typedef {{ layer: number, unit: number }} Unit layer from 1, unit from 0
 * @typedef {"connecting" | "live" | "lost" | "gone" | "full" | "refused"} Connection
 * @typedef {import("./model/weights.js").Place} Place of a weight or bias in the network
 * @typedef {import("./model/step-stages.js").ShownStage} ShownStage
 * @typedef {import("./model/run-record.js").KeptRun} KeptRun
 * @typedef {(change: (runs: KeptRun[]) => KeptRun[]) => void} ChangeRuns changes the runs that the browser has kept
 * @typedef {ReturnType<typeof import("./state/initial-state.js").initialState>} State
 * @typedef {keyof State} Key
 *
 * @typedef {{
 *   state: State, set: (patch: Partial<State>) => void,
 *   subscribe: (listener: (changed: Set<Key>) => void) => () => void,
 * }} Store
 * @typedef {(text: string, values?: { [name: string]: string | number }) => string} Translate
 * @typedef {{
 *   store: Store, send: (command: Command) => Promise<Ack>, act: (command: Command) => void,
 *   update: (patch: Patch, stroke?: number) => void, follow: (patch: Patch) => void, t: Translate,
 *   ids: () => { id: string, watch: string } | null,
 * }} Context `act` sends and shows a refusal; `update` changes the configuration, the newest value winning, and `follow`
 *   as a part of the last edit that was made here; `ids` are those of the session, once there is one: who may only watch has the watch id as both
 * @typedef {Context & { take: (file: File, pasted?: boolean) => Promise<void>, changeRuns: ChangeRuns }} DrawerContext
 * @typedef {{
 *   draw: (state: State, changed: Set<Key>, now: number) => boolean | void, destroy: () => void,
 * }} View
 */

export {};
