/** The shapes of the wire, as the server's models have them; written by `make wire`. */

/** Any part of a shape, down to the parts of its parts; an array is one part. */
export type PartOf<T> = T extends unknown[] ? T : T extends object ? { [K in keyof T]?: PartOf<T[K]> } : T;

/** The server answers: "ok", or "stalled" where the thread that trains stands still or has ended. */
export type Health = {
  status: "ok" | "stalled";
  sessions: number;
};

/**
 * Each axis by itself: plane = (original − offset) · factor, and the same for the targets of a regression.
 *
 * The aspect is not kept: the axes have, as a rule, different units.
 */
export type Scale = {
  offset: [number, number];
  factor: [number, number];
  target_offset: number;
  target_factor: number;
};

/** A few points of a data set, for a small picture. */
export type SamplePoints = {
  x: [number, number][];
  y: number[];
};

/**
 * The size of a data set's images; `preview` is a small PNG in base64 of the first classes, side by side.
 *
 * `another_hand`: there are images by another hand, which metrics tell of.
 */
export type ImagesEntry = {
  height: number;
  width: number;
  channels: number;
  another_hand: boolean;
  preview: string;
};

/**
 * A data set. `classes` are the fewest and the most, `names` their names; `scale` leads to its own units.
 *
 * `images` is null on the plane; `source` and `licence` are empty where it was made for this.
 */
export type DatasetEntry = {
  name: string;
  title: string;
  description: string;
  kind: "classification" | "regression";
  classes: [number, number] | null;
  most_samples: number | null;
  scale: Scale | null;
  names: string[];
  preview: SamplePoints | null;
  takes_noise: boolean;
  images: ImagesEntry | null;
  source: string;
  licence: string;
};

/** A feature; `map` is base64 of 24×24 bytes over the plane, written as a frame's neuron map is. */
export type FeatureEntry = {
  name: string;
  title: string;
  formula: string;
  description: string;
  map: string;
};

/** An activation at some z, to be drawn: g(z) and its slope g′(z). */
export type Curve = {
  x: number[];
  g: number[];
  slope: number[];
};

/** An activation, with its derivative in LaTeX. */
export type ActivationEntry = {
  name: string;
  title: string;
  formula: string;
  what: string;
  source: string;
  mathml: string[];
  derivative: string;
  plot: Curve;
};

/** A loss, with its derivative in LaTeX; it fits some problems. */
export type LossEntry = {
  name: string;
  title: string;
  formula: string;
  what: string;
  source: string;
  mathml: string[];
  derivative: string;
  problems: ("binary" | "multiclass" | "regression")[];
};

/** An entry that uses some numbers of its part of the configuration. */
export type NumberedEntry = {
  name: string;
  title: string;
  formula: string;
  what: string;
  source: string;
  mathml: string[];
  numbers: string[];
};

/** A penalty on the weights, with its derivative in LaTeX. */
export type RegularizationEntry = {
  name: string;
  title: string;
  formula: string;
  what: string;
  source: string;
  mathml: string[];
  numbers: string[];
  derivative: string;
};

/** A lesson: a part of a configuration, and what there is to observe. */
export type PresetEntry = {
  name: string;
  title: string;
  lesson: string;
  settings: { [name: string]: unknown };
};

/** A field of the configuration as a control needs it; what does not apply to it is left out. */
export type FieldEntry = {
  title: string;
  description: string;
  type: string;
  default: unknown;
  nullable?: boolean;
  choices?: (string | number)[];
  minimum?: number;
  maximum?: number;
  step?: number;
  scale?: "log";
  unit?: string;
  minItems?: number;
  maxItems?: number;
};

/** The data set, and how it is split into training and test points. */
export type Data = {
  dataset: string;
  samples: number;
  noise: number;
  classes: number;
  test_fraction: number;
  seed: number;
};

/** One hidden layer: a^[l] = g(W^[l] a^[l-1] + b^[l]). */
export type HiddenLayer = {
  units: number;
  activation: string;
};

/** The features that the network reads, its layers, and its first weights. */
export type NetworkConfig = {
  features: string[];
  hidden: HiddenLayer[];
  connections: string;
  gamma: number;
  initializer: string;
  half_width: number;
  seed: number;
  silenced_units: [number, number][];
  layers_without_bias: number[];
};

/** The update rule. Each optimizer uses some of these numbers; the catalogue says which. */
export type Optimizer = {
  name: string;
  learning_rate: number;
  momentum: number;
  smoothing: number;
  beta_1: number;
  beta_2: number;
  epsilon: number;
  weight_decay: number;
};

/** The penalty on the weights that is added to J. */
export type Regularization = {
  name: string;
  rate: number;
};

/** The learning rate as a function of the epoch. Each schedule uses some of these numbers. */
export type Schedule = {
  name: string;
  factor: number;
  epochs: number;
  floor: number;
};

/** Conditions that end playing; null leaves one open. */
export type Stop = {
  epochs: number | null;
  train_loss: number | null;
  test_accuracy: number | null;
  patience: number | null;
};

/** Loss, optimizer, batches, and everything else that training depends on. */
export type TrainingConfig = {
  optimizer: Optimizer;
  loss: string;
  batch_size: number | "full";
  regularization: Regularization;
  schedule: Schedule;
  dropout: number;
  shift?: number;
  clip_norm: number | null;
  stop: Stop;
  shuffle: boolean;
  dtype: "float32" | "float64";
  frozen_layers: number[];
  frozen_weights: ([number, number, number | null])[];
};

/** Resolution, frame rate and pace. */
export type View = {
  resolution: number;
  fps: number;
  epochs_per_second: number | null;
};

/** The whole configuration of a session, its parts in keeping with each other. */
export type Config = {
  data: Data;
  network: NetworkConfig;
  training: TrainingConfig;
  view: View;
};

/**
 * Everything there is to choose from.
 *
 * `fields` are those of the configuration by their dotted paths; `limits` are a number, or the least and the most.
 */
export type Catalog = {
  datasets: DatasetEntry[];
  features: FeatureEntry[];
  activations: ActivationEntry[];
  losses: LossEntry[];
  optimizers: NumberedEntry[];
  schedules: NumberedEntry[];
  connections: NumberedEntry[];
  initializers: NumberedEntry[];
  regularizations: RegularizationEntry[];
  presets: PresetEntry[];
  fields: { [name: string]: FieldEntry };
  limits: { [name: string]: number | [number, number] };
  defaults: Config;
};

/** A figure on the training and on the test points; None where there are none, or it is no finite number. */
export type Measure = {
  train: number | null;
  test: number | null;
};

/**
 * The figures of a session, as REST and every frame give them.
 *
 * `loss` is the mean loss, `accuracy` the share of points classified right, None where there are no classes.
 * `diverged` and `stopped` are sentences that say why a run can go no further, or has ended by itself.
 */
export type State = {
  step: number;
  epoch: number;
  running: boolean;
  loss: Measure;
  accuracy: Measure;
  data_revision: number;
  config_revision: number;
  diverged: string | null;
  stopped: string | null;
};

/** A session as it is now. `id` may edit; `watch_id` may only look. `note` says what a change could not keep. */
export type SessionView = {
  id: string | null;
  watch_id: string;
  config: Config;
  state: State;
  note: string | null;
};

/** Steps of the checkpoints, the present step among them. */
export type Kept = {
  steps: number[];
};

/** The last hidden layer's feature space at one checkpoint. */
export type FeatureSpace = {
  step: number;
  epoch: number;
  layer: number;
  units: number;
  problem: "binary" | "multiclass" | "regression";
  points: [number, number][];
  y: number[];
  split: ("train" | "test")[];
  mesh: [number, number][][];
  answers: number[][];
  separability: number;
};

/** Checkpoints from the first to the present. */
export type FeatureHistory = {
  checkpoints: FeatureSpace[];
};

/** How many values lie in each of equally wide intervals from `low` to `high`, the least and the greatest. */
export type Histogram = {
  low: number;
  high: number;
  counts: number[];
};

/** One layer: a^[l] of all units at the training points, and dJ/dW^[l] with dJ/db^[l], penalty included. */
export type LayerHistograms = {
  activations: Histogram;
  gradients: Histogram;
};

/** The histograms of the layers 1 … L. */
export type HistogramsView = {
  layers: LayerHistograms[];
};

/** An edit as it is told: the epoch and step at which it was made, the setting's path, and a sentence. */
export type EditView = {
  epoch: number;
  step: number;
  path: string;
  what: string;
};

/** Entries from the first step on, old ones thinned, peaks and valleys kept; and the edits made on the way. */
export type HistoryView = {
  step: number[];
  epoch: number[];
  train_loss: (number | null)[];
  test_loss: (number | null)[];
  edits: EditView[];
};

/** Some images: their classes, and their pixels from 0 to 255, row by row, a pixel's channels side by side. */
export type ImagesView = {
  height: number;
  width: number;
  channels: number;
  first: number;
  numbers: number[];
  y: number[];
  pixels: number[][];
};

/** All points; y holds class numbers, or targets in a regression. Of images x is empty. */
export type PointsView = {
  x: [number, number][];
  images?: number[] | null;
  y: number[];
  split: ("train" | "test")[];
  data_revision: number;
  scale: Scale | null;
  names: string[];
  note: string | null;
};

/**
 * One axis: the values of its coordinate, the present one, dJ/ds and the next step of the optimizer along it.
 *
 * `layer`, `row` and `column` name the parameter, where the axis is one: then values are the parameter's own.
 * `descent` is how far −∇J, projected onto the line or plane, goes along it. `share` is how much of the path's
 * extent a principal direction explains.
 */
export type AxisView = {
  values: number[];
  now: number;
  gradient: number | null;
  descent: number | null;
  next_step: number | null;
  layer: number | null;
  row: number | null;
  column: number | null;
  share: number | null;
};

/** J over one axis (one row), or over two: `values[j][i]` belongs to second[j] and first[i]; null: not finite. */
export type LandscapeView = {
  step: number;
  objective: number | null;
  gradient_share: number | null;
  first: AxisView;
  second: AxisView | null;
  path: number[][];
  values: ((number | null)[])[];
};

/**
 * How good the predictions are on some points; None where it is not defined, or no finite number.
 *
 * `objective` is the loss with the penalty. `confusion` (K, K) counts points of class i (row) predicted as class j;
 * `precision` and `recall` are one a class. R² and the mean absolute error are those of a regression.
 */
export type Quality = {
  loss: number | null;
  objective: number | null;
  accuracy: number | null;
  confusion: number[][] | null;
  precision: (number | null)[] | null;
  recall: (number | null)[] | null;
  r_squared: number | null;
  mean_absolute_error: number | null;
};

/** One layer: ‖dJ/dW‖ over the training points, ‖ΔW‖ / ‖W‖ of the next update, and units that take no part. */
export type LayerQuality = {
  gradient_norm: number | null;
  update_ratio: number | null;
  units: number;
  saturated: number;
  dead: number;
};

/**
 * All figures of one step; `test` is None without test points, `layers` are 1 … L.
 *
 * `another_hand` is the quality on images that are neither trained nor tested on, where there are such.
 */
export type Metrics = {
  step: number;
  learning_rate: number;
  train: Quality;
  test: Quality | null;
  layers: LayerQuality[];
  another_hand?: Quality | null;
};

/**
 * One unit: weights w and bias b; z, a = g(z) and g′(z) of every point. `unit` counts from 0.
 *
 * The last layer's activation is sigmoid, softmax or linear; a softmax's slope is ŷ_k (1 − ŷ_k).
 */
export type NeuronView = {
  layer: number;
  unit: number;
  activation: string;
  w: number[];
  b: number;
  z: number[];
  a: number[];
  slope: number[];
  split: ("train" | "test")[];
};

/** ℒ^(i) of every point, without penalty; the means, and the index of the largest, of training and test points. */
export type LossesView = {
  loss: string;
  losses: number[];
  mean_train: number;
  mean_test: number | null;
  worst_train: number;
  worst_test: number | null;
  split: ("train" | "test")[];
};

/** Units of their own: plane = (original − offset) · factor, for each axis and for the targets. */
export type GivenScale = {
  offset: [number, number];
  factor: [number, number];
  target_offset: number;
  target_factor: number;
};

/** Points in place of those that a configuration draws, with the units they came with. */
export type GivenPoints = {
  x: [number, number][];
  y: number[];
  split: ("train" | "test")[] | null;
  names: string[];
  scale: GivenScale | null;
};

/** Images in place of those that a configuration draws: numbers in its data set, those of one's own behind it. */
export type GivenImages = {
  numbers: number[];
  y: number[];
  split: ("train" | "test")[];
  own: string[];
};

/** One layer: W (n^[l] rows of n^[l-1]), b (n^[l]), and for a hidden layer its activation. */
export type LayerWeights = {
  W: number[][];
  b: number[];
  activation: string | null;
};

/**
 * Any part of a configuration, the rest default; points or images in place of those it draws; weights, and step.
 *
 * Where weights are given, the hidden layers become what they describe. The state of the optimizer and of the
 * generators is not part of it: what is learnt from here on is another run; a `checkpoint` goes on with this one.
 * `epochs` are those done, with the part of the one under way; without them the steps are counted in epochs.
 */
export type Setup = {
  data: Data;
  network: NetworkConfig;
  training: TrainingConfig;
  view: View;
  points: GivenPoints | null;
  images?: GivenImages | null;
  weights: LayerWeights[] | null;
  step: number;
  epochs: number | null;
};

/**
 * One stage: "weights" is W a, "bias" W a + b, "activation" g(z) of a hidden layer, "residual" a + v of a
 * residual one, "output" ŷ.
 */
export type StageView = {
  kind: "plane" | "features" | "weights" | "bias" | "activation" | "residual" | "output";
  layer: number;
  units: number;
  points: [number, number][];
  mesh: [number, number][][];
};

/** Points and lattice at every stage. */
export type StagesView = {
  stages: StageView[];
  points: number[];
  answers: number[][];
  corners: [number, number][] | null;
  separability: number[];
};

/**
 * Values (C, R, R) at the centres of R×R cells; rows go down from x2 = +6, columns right from x1 = −6.
 *
 * C is 1 for ŷ of a binary problem (P of class 1), of a regression or for one neuron's activation, and K
 * for the probabilities of K classes.
 */
export type SurfaceView = {
  x1: number[];
  x2: number[];
  values: number[][][];
};

/** For each point its class, or its value in a regression; and the probability of every class. */
export type Predictions = {
  y: number[];
  probability: number[][] | null;
};

/** a^[l] of every point: N rows of n^[l]. */
export type FeaturesView = {
  layer: number;
  activations: number[][];
  separability: number;
  split: ("train" | "test")[];
};

/**
 * Layer l: its parameters, what it computed for each of the n points, and its gradient over them.
 *
 * `z`, `f` = g(z), `a`, `slope` = g′(z), `error` = ∂ℒ^(i)/∂a and `delta` = ∂ℒ^(i)/∂z hold a row of n^[l] numbers for
 * each point; they are null where that would be too many numbers. `a` is f, but for residual layers, where f is
 * added to what the layer read. `slope` and `error` are null in the last layer. `dW` = (1/n) Σ_{i=1}^n δ^[l](i)
 * a^[l-1](i)ᵀ (n^[l], n^[l-1]), `db` = (1/n) Σ_{i=1}^n δ^[l](i); `penalty` is what the regularization adds to dW. A
 * number that is not finite is null.
 */
export type LayerView = {
  activation: string;
  W: ((number | null)[])[];
  b: (number | null)[];
  residual: boolean;
  z: ((number | null)[])[] | null;
  f: ((number | null)[])[] | null;
  a: ((number | null)[])[] | null;
  slope: ((number | null)[])[] | null;
  error: ((number | null)[])[] | null;
  delta: ((number | null)[])[] | null;
  dW: ((number | null)[])[];
  db: (number | null)[];
  penalty: ((number | null)[])[];
};

/** One derivative: layer, row and column (null: the bias); traced, by finite differences, and how far apart. */
export type CheckView = {
  layer: number;
  row: number;
  column: number | null;
  gradient: number | null;
  difference: number | null;
  relative_error: number | null;
};

/** W^[l] and b^[l] of one layer. */
export type ParametersView = {
  W: ((number | null)[])[];
  b: (number | null)[];
};

/**
 * Every number of one forward and one backward pass at n points, numbered as in /points.
 *
 * `loss` is the mean (1/n) Σ_{i=1}^n ℒ^(i), `objective` has the penalty added. `after` are the parameters after the
 * next step, bit for bit, where the next batch was asked for.
 */
export type TraceView = {
  step: number;
  points: number[];
  labels: (number | null)[];
  inputs: ((number | null)[])[] | null;
  losses: (number | null)[];
  loss: number | null;
  penalty: number | null;
  objective: number | null;
  layers: LayerView[];
  checks: CheckView[];
  after: ParametersView[] | null;
};

/** Where the training stands; `finished` is false where the deadline came first, and so many steps are left. */
export type Trained = {
  step: number;
  epoch: number;
  running: boolean;
  loss: Measure;
  accuracy: Measure;
  data_revision: number;
  config_revision: number;
  diverged: string | null;
  stopped: string | null;
  finished: boolean;
  steps_left: number;
};

/** All layers, the output layer last; its activation follows from the problem. */
export type Weights = {
  layers: LayerWeights[];
};

/**
 * What is known of a landscape before its values: J now, its axes, and the path of the run.
 *
 * `gradient_share` is how much of ∇J lies in the line or plane: the length of its projection over its own.
 * `path` are the run's checkpoints in these coordinates: [step, s] or [step, s, t], the present last.
 */
export type LandscapeHeadView = {
  step: number;
  objective: number | null;
  gradient_share: number | null;
  first: AxisView;
  second: AxisView | null;
  path: number[][];
};

/** J along the first axis, at value number `row` of the second; null is not finite. */
export type LandscapeRowView = {
  row: number;
  values: (number | null)[];
};

/** What the tensor `surface` shows: ŷ, or a neuron's activation; ±`scale` are the ends of a signed map. */
export type SurfaceState = {
  layer: number | null;
  unit: number | null;
  resolution: number;
  scale: number;
  signed: boolean;
};

/** What the tensor `neurons` shows. */
export type NeuronsState = {
  resolution: number;
};

/**
 * What the tensors `features` and `mesh` show: the axes of a layer's feature space.
 *
 * Of images `feature_points` are the points that are shown, and there is no mesh.
 */
export type FeaturesState = {
  layer: number;
  units: number[];
  projection: "units" | "principal";
  mesh: number;
};

/**
 * One picture on the way: what it shows of which layer, and how many numbers it shows in two dimensions.
 *
 * "plane" is x, "features" a^[0]; then for every layer "weights" is W a, "bias" W a + b, and "activation" g(z),
 * of the last layer "output", ŷ. A residual layer is one stage, "residual": what it reads, carried on by v.
 */
export type Stage = {
  kind: "plane" | "features" | "weights" | "bias" | "activation" | "residual" | "output";
  layer: number;
  units: number;
};

/** What the tensors `stages`, `stage_points` and `answers` show; `corners` are the classes' of a softmax. */
export type StagesState = {
  stages: Stage[];
  mesh: number;
  corners: [number, number][] | null;
  separability: number[];
};

/** The tensor `first_layer`, W^[1] of a network for images in bytes as a neuron map is; ±`scale` are its ends. */
export type FirstLayerState = {
  scale: number;
};

/**
 * The figures of a frame's moment; a part that is None here is left out of the JSON.
 *
 * `revision` counts the session's changes, `seq` is the number of the last command that is in it, `undo` and `redo`
 * are the numbers of edits to take back and to make again. `history_from` is the entry of the loss history that the
 * tensor `loss` begins with, `edits` those made on the way, when they are others than the watcher knows. `names` are
 * those of the classes that have some, and come with the points.
 */
export type FrameState = {
  step: number;
  epoch: number;
  running: boolean;
  loss: Measure;
  accuracy: Measure;
  data_revision: number;
  config_revision: number;
  diverged: string | null;
  stopped: string | null;
  steps_per_epoch: number;
  problem: "binary" | "multiclass" | "regression";
  parameters: number;
  revision: number;
  seq: number | null;
  undo: number;
  redo: number;
  time: number;
  surface?: SurfaceState | null;
  neurons?: NeuronsState | null;
  features?: FeaturesState | null;
  stages?: StagesState | null;
  first_layer?: FirstLayerState | null;
  metrics?: Metrics | null;
  config?: Config | null;
  names?: string[] | null;
  edits?: EditView[] | null;
  history_from: number;
};

/** A command is done: `seq` is its number, `revision` that of the session; `note` says what it could not keep. */
export type Ack = {
  type: "ack";
  seq: number | null;
  revision: number;
  note?: string;
};

/** A sign of life, the answer to a ping. */
export type Pong = {
  type: "pong";
  seq: number | null;
};

/** A command is refused, or was none; `detail` is a sentence. */
export type Refused = {
  type: "error";
  seq: number | null;
  detail: string;
};

/** Any part of a configuration; what is left out keeps its value, or its default in a new session. */
export type Settings = {
  data: Data;
  network: NetworkConfig;
  training: TrainingConfig;
  view: View;
};

/** A decision surface of R×R cells: the output, or the activation of one neuron (layer from 1). */
export type SurfaceRequest = {
  resolution: number;
  layer: number | null;
  unit: number;
};

/** One small map of r×r cells for each neuron. */
export type NeuronsRequest = {
  resolution: number;
};

/**
 * The feature space of a layer (0 the input, −1 the last hidden layer), and the lattice in it.
 *
 * Two or three units are its axes; or as many principal axes of all units, which follow those of the last frame.
 */
export type FeaturesRequest = {
  layer: number;
  units: number[];
  projection: "units" | "principal";
  mesh: number;
};

/** Points and lattice at every stage of the way through the network, and how separable each layer makes them. */
export type StagesRequest = {
  mesh: number;
};

/** Train at the chosen pace until paused. */
export type PlayCommand = {
  seq?: number | null;
  stroke?: number | null;
  type: "play";
};

/** Stop training. */
export type PauseCommand = {
  seq?: number | null;
  stroke?: number | null;
  type: "pause";
};

/** Take the first weights again. */
export type ResetCommand = {
  seq?: number | null;
  stroke?: number | null;
  type: "reset";
};

/** Pause, and make so many updates. */
export type StepCommand = {
  seq?: number | null;
  stroke?: number | null;
  type: "step";
  count?: number;
};

/** Pause, and train to the end of so many epochs. */
export type EpochCommand = {
  seq?: number | null;
  stroke?: number | null;
  type: "epoch";
  count?: number;
};

/** Go to the checkpoint nearest to a step. */
export type SeekCommand = {
  seq?: number | null;
  stroke?: number | null;
  type: "seek";
  step: number;
};

/** Take back the last edit. */
export type UndoCommand = {
  seq?: number | null;
  stroke?: number | null;
  type: "undo";
};

/** Make the edit again that was taken back last. */
export type RedoCommand = {
  seq?: number | null;
  stroke?: number | null;
  type: "redo";
};

/** Change any part of the configuration. */
export type UpdateCommand = {
  seq?: number | null;
  stroke?: number | null;
  type: "update";
  config: PartOf<Settings>;
};

/** Begin anew with a setup, as a new session would; one edit, to be undone as one. */
export type BeginCommand = {
  seq?: number | null;
  stroke?: number | null;
  type: "begin";
  setup: PartOf<Setup>;
};

/** Put a point somewhere else. */
export type MovePointCommand = {
  seq?: number | null;
  stroke?: number | null;
  type: "move_point";
  index: number;
  x: [number, number];
};

/** Put points somewhere else together. */
export type MovePointsCommand = {
  seq?: number | null;
  stroke?: number | null;
  type: "move_points";
  indices: number[];
  x: [number, number][];
};

/** Add points; they go behind those that are there. */
export type AddPointsCommand = {
  x: [number, number][];
  y: number[];
  split?: ("train" | "test")[] | null;
  seq?: number | null;
  stroke?: number | null;
  type: "add_points";
};

/** Add images; they go behind those that are there. */
export type AddImagesCommand = {
  images: (number[] | string)[];
  y: number[];
  split?: ("train" | "test")[] | null;
  seq?: number | null;
  stroke?: number | null;
  type: "add_images";
};

/** Erase points; those behind them move up in number. */
export type RemovePointsCommand = {
  seq?: number | null;
  stroke?: number | null;
  type: "remove_points";
  indices: number[];
};

/** Give points another label. */
export type RelabelCommand = {
  seq?: number | null;
  stroke?: number | null;
  type: "relabel";
  indices: number[];
  y: number;
};

/** Let points train the network, or test it. */
export type SetSplitCommand = {
  seq?: number | null;
  stroke?: number | null;
  type: "set_split";
  indices: number[];
  split: "train" | "test";
};

/** Set one weight W^[layer][row][column], or a bias (column null). */
export type SetWeightCommand = {
  seq?: number | null;
  stroke?: number | null;
  type: "set_weight";
  layer: number;
  row: number;
  column?: number | null;
  value: number;
};

/** Add noise to all weights. */
export type AddNoiseCommand = {
  strength: number;
  seed: number;
  seq?: number | null;
  stroke?: number | null;
  type: "add_noise";
};

/** Round all weights to a few bits. */
export type QuantiseCommand = {
  bits: number;
  seq?: number | null;
  stroke?: number | null;
  type: "quantise";
};

/** Give a share of the training points another class. */
export type FlipLabelsCommand = {
  share: number;
  seed: number;
  seq?: number | null;
  stroke?: number | null;
  type: "flip_labels";
};

/** Change what this watcher views. */
export type ViewCommand = {
  surface?: PartOf<SurfaceRequest> | null;
  neurons?: PartOf<NeuronsRequest> | null;
  features?: PartOf<FeaturesRequest> | null;
  metrics?: boolean;
  input_gradients?: boolean;
  stages?: PartOf<StagesRequest> | null;
  first_layer?: "bytes" | "float32";
  seq?: number | null;
  type: "view";
};

/** Ask for a sign of life. */
export type PingCommand = {
  seq?: number | null;
  type: "ping";
};

/** Something a watcher asks for; `seq` comes back in the answer. */

export type Command =
  | PlayCommand
  | PauseCommand
  | ResetCommand
  | StepCommand
  | EpochCommand
  | SeekCommand
  | UndoCommand
  | RedoCommand
  | UpdateCommand
  | BeginCommand
  | MovePointCommand
  | MovePointsCommand
  | AddPointsCommand
  | AddImagesCommand
  | RemovePointsCommand
  | RelabelCommand
  | SetSplitCommand
  | SetWeightCommand
  | AddNoiseCommand
  | QuantiseCommand
  | FlipLabelsCommand
  | ViewCommand
  | PingCommand;
