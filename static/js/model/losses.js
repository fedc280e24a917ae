/**
 * The losses of app/nn/losses.py at one point, and how each is drawn: over which quantity, by which curves. Pure.
 */

/** @typedef {import("../types.js").Problem} Problem */
/** @typedef {(z: ArrayLike<number>, a: ArrayLike<number>, y: number) => number} PointLoss z and ŷ of the outputs, y the label */
/** @typedef {{ title: string, at: (x: number) => number, label: number | null }} Curve `label`: whose points lie on it */
/**
 * @typedef {{
 *   axis: "probability" | "own" | "logit" | "margin" | "error", value: PointLoss, place: PointLoss, curves: Curve[],
 *   exact: boolean, low: number | null, high: number | null,
 * }} Drawn `exact`: L is a function of the axis; else it lies between two curves
 */

/** log(1 + e^x), which does not overflow. @param {number} x */
const softplus = (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
/** @param {number} e */
const square = (e) => e * e;
/** @param {number} e */
const huber = (e) => Math.abs(e) <= 1 ? e * e / 2 : Math.abs(e) - 0.5;
/** @param {number} m */
const hinge = (m) => Math.max(0, 1 - m);

/** The mean of something of each output's error. @param {(e: number) => number} of @returns {PointLoss} */
const meanOf = (of) => (_, a, y) => {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += of(a[k] - Number(k === y));
  return sum / a.length;
};

/** @type {{ [loss: string]: { [problem: string]: PointLoss } }} */
const LOSSES = {
  cross_entropy: {
    binary: (z, _, y) => softplus(y === 1 ? -z[0] : z[0]),
    multiclass: (z, _, y) => {
      let most = -Infinity, sum = 0;
      for (let k = 0; k < z.length; k++) most = Math.max(most, z[k]);
      for (let k = 0; k < z.length; k++) sum += Math.exp(z[k] - most);
      return Math.log(sum) - (z[y] - most);
    },
  },
  squared_error: {
    binary: (_, a, y) => square(a[0] - y),
    multiclass: meanOf(square),
    regression: (_, a, y) => square(a[0] - y),
  },
  huber: {
    binary: (_, a, y) => huber(a[0] - y),
    multiclass: meanOf(huber),
    regression: (_, a, y) => huber(a[0] - y),
  },
  hinge: {
    binary: (z, _, y) => hinge(y === 1 ? z[0] : -z[0]),
    multiclass: (z, _, y) => {
      let sum = 0;
      for (let k = 0; k < z.length; k++) if (k !== y) sum += hinge(z[y] - z[k]);
      return sum / z.length;
    },
  },
};

/** How far the true class's logit leads the best of the others. @type {PointLoss} */
const lead = (z, _, y) => {
  let best = -Infinity;
  for (let k = 0; k < z.length; k++) if (k !== y && z[k] > best) best = z[k];
  return z[y] - best;
};

/** A loss on a problem, of one point; null where it does not fit. @param {string} loss @param {Problem} problem @returns {PointLoss | null} */
export const pointLoss = (loss, problem) => LOSSES[loss]?.[problem] ?? null;

/**
 * A loss on a problem, and how to draw it; null where it does not fit.
 * @param {string} loss @param {Problem} problem @param {number} classes @returns {Drawn | null}
 */
export function drawnLoss(loss, problem, classes) {
  const value = pointLoss(loss, problem);
  if (!value) return null;
  /** @param {string} title @param {(x: number) => number} at @param {number | null} [label] */
  const curve = (title, at, label = null) => ({ title, at, label });
  const of = loss === "huber" ? huber : square, half = loss === "huber" ? "½ " : "";
  if (problem === "regression") {
    const title = loss === "huber" ? "½ e² / |e| − ½" : "e²";
    return {
      axis: "error",
      value,
      place: (_, a, y) => a[0] - y,
      curves: [curve(title, of)],
      exact: true,
      low: null,
      high: null,
    };
  }
  if (problem === "binary" && loss === "hinge") {
    return {
      axis: "logit",
      value,
      place: (z) => z[0],
      curves: [curve("max(0, 1 + z)", (z) => hinge(-z), 0), curve("max(0, 1 − z)", (z) => hinge(z), 1)],
      exact: true,
      low: null,
      high: null,
    };
  }
  if (problem === "binary") {
    const curves = loss === "cross_entropy"
      ? [curve("−log(1 − ŷ)", (p) => -Math.log(1 - p), 0), curve("−log ŷ", (p) => -Math.log(p), 1)]
      : [curve(`${half}ŷ²`, (p) => of(p), 0), curve(`${half}(1 − ŷ)²`, (p) => of(1 - p), 1)];
    return { axis: "probability", value, place: (_, a) => a[0], curves, exact: true, low: 0, high: 1 };
  }
  if (loss === "cross_entropy") {
    return {
      axis: "own",
      value,
      place: (_, a, y) => a[y],
      curves: [curve("−log ŷₖ", (p) => -Math.log(p))],
      exact: true,
      low: 0,
      high: 1,
    };
  }
  if (loss === "hinge") {
    return {
      axis: "margin",
      value,
      place: lead,
      curves: [
        curve("one", (m) => hinge(m) / classes),
        curve("all", (m) => (classes - 1) * hinge(m) / classes),
      ],
      exact: classes === 2,
      low: null,
      high: null,
    };
  }
  // What is not given to the true class is spread over all the others, or all given to one of them.
  return {
    axis: "own",
    value,
    place: (_, a, y) => a[y],
    curves: [
      curve("spread", (p) => (of(1 - p) + (classes - 1) * of((1 - p) / (classes - 1))) / classes),
      curve("one", (p) => 2 * of(1 - p) / classes),
    ],
    exact: classes === 2,
    low: 0,
    high: 1,
  };
}

/**
 * Every point's loss and place on the axis.
 * @param {Drawn} drawn @param {import("./forward.js").Layer} output @param {Float32Array} labels
 */
export function lossesOf({ value, place }, { units, z, a }, labels) {
  const losses = new Float64Array(labels.length), places = new Float64Array(labels.length);
  for (let i = 0; i < labels.length; i++) {
    const logits = z.subarray(i * units, (i + 1) * units), outputs = a.subarray(i * units, (i + 1) * units);
    losses[i] = value(logits, outputs, labels[i]);
    places[i] = place(logits, outputs, labels[i]);
  }
  return { losses, places };
}

/**
 * The mean of some points' losses and the index of the largest; null of none.
 * @param {Float64Array} losses @param {(index: number) => boolean} counts
 * @returns {{ mean: number, worst: number, count: number } | null}
 */
export function summary(losses, counts) {
  let sum = 0, worst = -1, count = 0;
  for (let i = 0; i < losses.length; i++) {
    if (!counts(i)) continue;
    sum += losses[i];
    count++;
    if (worst < 0 || losses[i] > losses[worst]) worst = i;
  }
  return count ? { mean: sum / count, worst, count } : null;
}
