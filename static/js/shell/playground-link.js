/** Links of playground.tensorflow.org: the same setup here, and what has no equal in a sentence. Pure. */

import { t } from "../lib/text.js";

/** @typedef {import("../types.js").Patch} Patch */

const DATASETS = { circle: "circle", xor: "xor", gauss: "gaussians", spiral: "spiral" };
const REGRESSIONS = { "reg-plane": "plane", "reg-gauss": "bumps" };
const ACTIVATIONS = { relu: "relu", tanh: "tanh", sigmoid: "sigmoid", linear: "linear" };
const PROBLEMS = { classification: "classification", regression: "regression" };
const REGULARIZATIONS = { none: "none", L1: "l1", L2: "l2" };
const FEATURES = {
  x: "x1",
  y: "x2",
  xSquared: "x1^2",
  ySquared: "x2^2",
  xTimesY: "x1*x2",
  sinX: "sin(x1)",
  sinY: "sin(x2)",
  cosX: "cos(x1)",
  cosY: "cos(x2)",
};
const MOST_SEED = 2 ** 32 - 1;
/** The largest noise of the playground, in percent. */
const LOUDEST = 80;
const MOST_LAYERS = 8, MOST_UNITS = 64;
/** What says nothing about the setup, or is so here anyway. */
const MEANT_NOTHING = ["collectStats", "hideText"];
const HIDES = "_hide";

/**
 * What a link sets up; an Error says that it is none.
 * @param {string} link
 * @returns {{ settings: Patch, discretise: boolean, showTest: boolean, differences: string[] }}
 */
export function fromPlayground(link) {
  const options = optionsOf(link);
  /** @type {string[]} */
  const differences = [
    t("The seed draws other points and other first weights of the same kind; biases begin at 0, not at 0.1."),
  ];
  /** Names of the link that are understood. @type {Set<string>} */
  const known = new Set(MEANT_NOTHING);
  /** @param {string} name */
  const read = (name) => known.add(name) && (options.get(name) || null);
  /** @param {string} name @param {string} text @param {string | number} value */
  const fallsBack = (name, text, value) =>
    differences.push(t("{name} is {value} here, not {text}.", { name, text, value }));
  /** @param {string} name @param {number} usual @param {number} least @param {number} most */
  const number = (name, usual, least, most) => {
    const text = read(name), asked = Number(text ?? usual);
    const value = Number.isFinite(asked) ? Math.min(most, Math.max(least, asked)) : usual;
    if (text !== null && value !== asked && name !== "seed") fallsBack(name, text, value);
    return value;
  };
  /** @param {string} name @param {boolean} usual */
  const flag = (name, usual) => {
    const text = read(name);
    return text === null ? usual : text === "true";
  };
  /** @template {string} T @param {string} name @param {{ [key: string]: T }} table @param {T} usual */
  const choice = (name, table, usual) => {
    const text = read(name), found = text !== null && Object.hasOwn(table, text) ? table[text] : null;
    if (text !== null && !found) fallsBack(name, text, usual);
    return found ?? usual;
  };

  const regression = choice("problem", PROBLEMS, "classification") === "regression";
  const activation = choice("activation", ACTIVATIONS, "tanh");
  const shape = shapeOf(options.get("networkShape") ?? "4,2");
  read("networkShape");
  const features = Object.entries(FEATURES)
    .filter(([name]) => flag(name, name === "x" || name === "y"))
    .map(([, feature]) => feature);
  const zeros = flag("initZero", false);
  const seed = Math.round((number("seed", 0, 0, MOST_SEED) % 1) * 1e5);
  const classes = choice("dataset", DATASETS, "circle");
  const targets = choice("regDataset", REGRESSIONS, "plane");
  const noise = number("noise", 0, 0, LOUDEST);
  const settings = {
    data: {
      dataset: regression ? targets : classes,
      samples: regression ? 1200 : 500,
      noise: noise / 100,
      test_fraction: Math.round(100 - number("percTrainData", 50, 10, 100)) / 100,
      seed: seed,
    },
    network: {
      features: features.length ? features : ["x1", "x2"],
      hidden: shape.slice(0, MOST_LAYERS).map((units) => ({
        units: Math.min(MOST_UNITS, units),
        activation,
      })),
      initializer: zeros ? "zeros" : "uniform",
      half_width: 0.5,
      seed: seed,
    },
    training: {
      loss: "squared_error",
      optimizer: { name: "sgd", learning_rate: number("learningRate", 0.03, 1e-6, 100) },
      batch_size: Math.round(number("batchSize", 10, 1, 5000)),
      regularization: {
        name: choice("regularization", REGULARIZATIONS, "none"),
        rate: number("regularizationRate", 0, 0, 10),
      },
    },
  };
  if (shape.length > MOST_LAYERS) {
    differences.push(
      t("There are {most} hidden layers at most here, not {count}: the last ones are left out.", {
        most: MOST_LAYERS,
        count: shape.length,
      }),
    );
  }
  if (shape.some((units) => units > MOST_UNITS)) {
    differences.push(t("A layer has {most} units at most here.", { most: MOST_UNITS }));
  }
  if (regression) differences.push(t("The output is linear here, not a tanh."));
  else {differences.push(
      t("The output is a sigmoid from 0 to 1 here, not a tanh from −1 to 1: its squared error is smaller."),
    );}
  if (settings.data.noise > 0) {
    differences.push(t("Noise is measured in another way: the same number strays less or more."));
  }
  if (settings.training.regularization.name === "l1") {
    differences.push(t("L1 does not set a weight to exactly 0 for good when it crosses 0."));
  }
  const discretise = flag("discretize", false), showTest = flag("showTestData", false);
  return { settings, discretise, showTest, differences: [...differences, ...leftOut(options, known)] };
}

/** Hidden layers as the link writes them. @param {string} text */
const shapeOf = (text) =>
  text.split(",").map((units) => Math.round(Number(units))).filter((units) => units >= 1);

/**
 * What else the link says, in a sentence each: the controls that it hides, and words that are not known here.
 * @param {URLSearchParams} options @param {Set<string>} known
 */
function leftOut(options, known) {
  const hidden = [...options].filter(([name, value]) => name.endsWith(HIDES) && value === "true");
  const unknown = [...options].filter(([name]) => !known.has(name) && !name.endsWith(HIDES));
  return [
    ...hidden.length
      ? [t("Controls that the link hides are shown here ({names}); “Hide and embed” hides whole parts.", {
        names: hidden.map(([name]) => name.slice(0, -HIDES.length)).join(", "),
      })]
      : [],
    ...unknown.map(([name, value]) => t("“{text}” is not known here.", { text: `${name}=${value}` })),
  ];
}

/** @param {string} link */
function optionsOf(link) {
  const text = link.trim();
  let url;
  try {
    url = new URL(/^https?:/.test(text) ? text : `https://${text}`);
  } catch {
    url = null;
  }
  if (url?.hostname !== "playground.tensorflow.org") {
    throw new Error(t("This is no link of playground.tensorflow.org; copy its whole address."));
  }
  return new URLSearchParams(url.hash.slice(1));
}
