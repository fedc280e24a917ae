/**
 * The shapes that travel between the page's modules (docs/page.md); only comments, nothing runs.
 *
 * @typedef {{ train: number | null, test: number | null }} Pair
 * @typedef {"binary" | "multiclass" | "regression"} Problem
 * @typedef {{
 *   step: number, epoch: number, running: boolean, loss: Pair, accuracy: Pair, data_revision: number,
 *   config_revision: number, diverged: string | null, steps_per_epoch: number, problem: Problem,
 *   parameters: number, revision: number, seq: number | null, time: number, history_from: number, undo: number, redo: number, stopped: string | null,
 *   metrics?: Metrics,
 *   surface?: { layer: number | null, unit: number | null, resolution: number, scale: number, signed?: boolean } | null,
 *   neurons?: { resolution: number } | null,
 *   features?: { layer: number, units: number[], projection?: "units" | "principal", mesh: number } | null, config?: Config,
 *   stages?: { stages: Stage[], mesh: number, corners: [number, number][] | null, separability: number[] } | null,
 * }} Snapshot
 * @typedef {{
 *   layer: number | null, unit: number | null, resolution: number, channels: number, signed: boolean,
 *   scale: number, bytes: Uint8Array,
 * }} Surface
 * @typedef {{ rows: number, columns: number, values: Float32Array }} Matrix
 * @typedef {{ x: Float32Array, labels: Float32Array, split: Uint8Array }} Points
 * @typedef {{ resolution: number, count: number, bytes: Uint8Array, scale: Float32Array }} Neurons
 * @typedef {{
 *   kind: "plane" | "features" | "weights" | "bias" | "activation" | "residual" | "output", layer: number, units: number,
 * }} Stage one picture on the way through the network
 * @typedef {{
 *   stages: Stage[], places: Float32Array, count: number, points: Float32Array, mesh: number, answers: Float32Array,
 *   classes: number, corners: Float32Array | null, separability: number[],
 * }} Stages `places`: `count` pairs for each stage, those of the `points` (their indices) before the mesh² of the lattice
 * @typedef {{
 *   step: number, epoch: number, layer: number, units: number, problem: Problem, points: [number, number][],
 *   y: number[], split: ("train" | "test")[], mesh: [number, number][][], answers: number[][], separability: number,
 * }} FeatureSpace
 * @typedef {{
 *   state: Snapshot, surface: Surface | null, neurons: Neurons | null, weights: Matrix[], biases: Float32Array[],
 *   features: Float32Array | null, mesh: Float32Array | null, inputGradients: Float32Array | null, points: Points | null, loss: Float64Array | null,
 *   axes: number, stages: Stages | null,
 * }} Frame `axes`: how many numbers of `features` and `mesh` make a place, 2 or 3
 *
 * @typedef {(number | null)[]} Numbers null where one is not finite
 * @typedef {{
 *   activation: string, residual: boolean, W: Numbers[], b: Numbers, z: Numbers[] | null, f: Numbers[] | null,
 *   a: Numbers[] | null, slope: Numbers[] | null, error: Numbers[] | null, delta: Numbers[] | null,
 *   dW: Numbers[], db: Numbers, penalty: Numbers[],
 * }} TraceLayer tables with a row for each point are null where the server left them out, as there were too many numbers
 * @typedef {{ layer: number, row: number, column: number | null, gradient: number | null, difference: number | null, relative_error: number | null }} GradientCheck
 * @typedef {{
 *   step: number, points: number[], labels: Numbers, inputs: Numbers[] | null, losses: Numbers, loss: number | null,
 *   penalty: number | null, objective: number | null, layers: TraceLayer[], checks: GradientCheck[],
 *   after: { W: Numbers[], b: Numbers }[] | null,
 * }} Trace every number of one forward and one backward pass
 *
 * @typedef {{ units: number, activation: string }} Hidden
 * @typedef {{
 *   data: { dataset: string, samples: number, noise: number, classes: number, test_fraction: number, seed: number },
 *   network: { features: string[], hidden: Hidden[], connections: string, gamma: number, initializer: string,
 *     half_width: number, seed: number },
 *   training: {
 *     optimizer: { name: string, learning_rate: number }, loss: string, batch_size: number | "full",
 *     regularization: { name: string, rate: number }, shuffle: boolean, dtype: string,
 *   },
 *   view: { resolution: number, fps: number, epochs_per_second: number | null },
 * }} Config
 * @typedef {{ [key: string]: unknown }} Patch any part of a configuration
 *
 * @typedef {{ name: string, title: string, description?: string, what?: string, parameters?: string[], numbers?: string[],
 *   mathml?: string[], plot?: { x: number[], g: number[], slope: number[] } }} Option
 * @typedef {Option & {
 *   kind: "classification" | "regression", classes: [number, number] | null, names: string[], most_samples: number | null,
 *   preview: { x: [number, number][], y: number[] } | null,
 * }} Dataset
 * @typedef {Option & { map: string }} Feature `map`: base64 of 24×24 bytes, companded as a signed surface
 * @typedef {{
 *   title: string, description: string, type?: string, minimum?: number, maximum?: number, step?: number,
 *   scale?: string, unit?: string, choices?: (string | number)[], default?: unknown, nullable?: boolean,
 * }} Field
 * @typedef {{ name: string, title: string, lesson: string, settings: Patch }} Preset
 * @typedef {{
 *   datasets: Dataset[], features: Feature[], activations: Option[], losses: (Option & { problems: Problem[] })[],
 *   optimizers: Option[], initializers: Option[], regularizations: Option[],
 *   schedules?: Option[], connections?: Option[], presets: Preset[],
 *   fields: { [path: string]: Field }, limits: { [name: string]: [number, number] | number }, defaults: Config,
 * }} Catalog
 *
 * @typedef {{
 *   loss: number | null, objective: number | null, accuracy: number | null, confusion: number[][] | null,
 *   precision: (number | null)[] | null, recall: (number | null)[] | null, r_squared: number | null,
 *   mean_absolute_error: number | null,
 * }} Quality
 * @typedef {{
 *   step: number, learning_rate: number, train: Quality, test: Quality | null,
 *   layers: { gradient_norm: number | null, update_ratio: number | null, units: number, saturated: number, dead: number }[],
 * }} Metrics
 * @typedef {{ split: "train" | "test", actual: number, predicted: number }} Cell of a confusion matrix
 *
 * @typedef {{ layer: number, units: number[], projection?: "principal" }} FeatureChoice two or three units, or so many principal axes
 * @typedef {{ layer: number, unit: number }} Unit layer from 1, unit from 0
 * @typedef {"connecting" | "live" | "lost" | "gone" | "full" | "refused"} Connection
 * @typedef {import("./model/weights.js").Place} Place of a weight or bias in the network
 * @typedef {import("./model/step-stages.js").ShownStage} ShownStage
 * @typedef {import("./model/run-record.js").KeptRun} KeptRun
 * @typedef {ReturnType<typeof import("./state/initial-state.js").initialState>} State
 * @typedef {keyof State} Key
 *
 * @typedef {{ type: string, [field: string]: unknown }} Command
 * @typedef {{ type: "ack", seq: number, revision: number, note?: string }} Ack
 * @typedef {{
 *   state: State, set: (patch: Partial<State>) => void,
 *   subscribe: (listener: (changed: Set<Key>) => void) => () => void,
 * }} Store
 * @typedef {(text: string, values?: { [name: string]: string | number }) => string} Translate
 * @typedef {{
 *   store: Store, send: (command: Command) => Promise<Ack>, act: (command: Command) => void,
 *   update: (patch: Patch, stroke?: number) => void, t: Translate, ids: () => { id: string, watch: string } | null,
 * }} Context `act` sends and shows a refusal; `update` changes the configuration, the newest value winning; `ids` are
 *   those of the session, once there is one: who may only watch has the watch id as both
 * @typedef {Context & { take: (file: File) => Promise<void>, keepRuns: (runs: readonly KeptRun[]) => void }} DrawerContext
 * @typedef {{
 *   draw: (state: State, changed: Set<Key>, now: number) => boolean | void, destroy: () => void,
 * }} View
 */

export {};
