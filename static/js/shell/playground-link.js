/** Links of playground.tensorflow.org: the same setup here, and what has no equal in a sentence. Pure. */

import { t } from "../lib/text.js";

/** @typedef {import("../types.js").Patch} Patch */

const DATASETS = { circle: "circle", xor: "xor", gauss: "gaussians", spiral: "spiral" };
const REGRESSIONS = { "reg-plane": "plane", "reg-gauss": "bumps" };
const ACTIVATIONS = { relu: "relu", tanh: "tanh", sigmoid: "sigmoid", linear: "linear" };
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

/**
 * What a link sets up; an Error says that it is none.
 * @param {string} link
 * @returns {{ settings: Patch, discretise: boolean, showTest: boolean, differences: string[] }}
 */
export function fromPlayground(link) {
  const options = optionsOf(link);
  /** @param {string} name @param {number} usual @param {number} least @param {number} most */
  const number = (name, usual, least, most) => {
    const value = Number(options.get(name) ?? usual);
    return Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : usual;
  };
  /** @param {string} name @param {boolean} usual */
  const flag = (name, usual) => options.has(name) ? options.get(name) === "true" : usual;
  /** @template {string} T @param {string} name @param {{ [key: string]: T }} table @param {T} usual */
  const choice = (name, table, usual) => table[options.get(name) ?? ""] ?? usual;

  const regression = options.get("problem") === "regression";
  const activation = choice("activation", ACTIVATIONS, "tanh");
  const shape = (options.get("networkShape") ?? "4,2").split(",").map(Number).filter((units) => units >= 1);
  const features = Object.entries(FEATURES)
    .filter(([name]) => flag(name, name === "x" || name === "y"))
    .map(([, feature]) => feature);
  const zeros = flag("initZero", false);
  const seed = Math.round((number("seed", 0, 0, MOST_SEED) % 1) * 1e5);
  const settings = {
    data: {
      dataset: regression
        ? choice("regDataset", REGRESSIONS, "plane")
        : choice("dataset", DATASETS, "circle"),
      samples: regression ? 1200 : 500,
      noise: number("noise", 0, 0, 50) / 100,
      test_fraction: Math.round(100 - number("percTrainData", 50, 10, 90)) / 100,
      seed: seed,
    },
    network: {
      features: features.length ? features : ["x1", "x2"],
      hidden: shape.slice(0, 8).map((units) => ({ units: Math.min(64, Math.round(units)), activation })),
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
  const differences = [
    t("The seed draws other points and other first weights of the same kind; biases begin at 0, not at 0.1."),
  ];
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
  return {
    settings,
    discretise: flag("discretize", false),
    showTest: flag("showTestData", false),
    differences,
  };
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
