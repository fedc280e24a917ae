/**
 * Findings about a run that are worth explaining: read from its curve, its figures and the health of its layers. Pure.
 *
 * Every threshold is set so that the ten ordinary recorded runs of tests/golden/runs.json never call for a word, and
 * each troubled one does.
 */

import { STRIDE } from "../model/loss-history.js";

/**
 * @typedef {"diverging" | "dropout" | "silenced" | "dead" | "saturated" | "oscillation" | "overfitting" | "vanishing"
 *   | "shallow" | "short" | "plateau"} Kind
 */
/**
 * @typedef {{
 *   units: number, saturated: number, dead: number, gradient_norm: number | null, update_ratio: number | null,
 * }} Health of one layer
 * @typedef {{ dropout: number, penalty: number, hidden: number }} Settings the share of dropout, the rate of a penalty
 *   that draws weights to 0, the number of hidden layers
 * @typedef {{
 *   history: Float64Array, step: number, since: number, stepsPerEpoch: number, accuracy: number | null,
 *   layers: Health[] | null, quiet: readonly number[], settings: Settings, edited: readonly string[],
 * }} Facts `since`: the step from which on neither the data nor the training was changed; `quiet`: how many units of
 *   each layer have weights next to nothing; `edited`: what the last edit changed
 * @typedef {{ kind: Kind, numbers: { [name: string]: number } }} Finding
 */

export const THRESHOLDS = Object.freeze({
  /** Epochs after the start, or after a change, in which nothing is said but that it diverges. */
  quiet: 20,
  /** Entries of the curve that are averaged, so that the noise of small batches says nothing. */
  smooth: 5,
  /** A loss above so many times that of the start has left the way down. */
  diverging: 2,
  /** The share of a layer's units that has to be dead, or flat, to be worth a word. */
  dead: 0.5,
  saturated: 0.75,
  /** With so much accuracy the network does its work, however flat its units or its loss. */
  good: 0.95,
  fair: 0.85,
  /** Where there is no accuracy: a loss below this share of the first is good. */
  goodLoss: 0.2,
  /** Oscillation: entries looked at, the mean |Δ log J| from one to the next, the share of turns. */
  swing: { entries: 30, size: 0.08, turns: 0.4 },
  /** Overfitting: epochs since the best test loss, its rise, the fall of the train loss meanwhile, their gap. */
  overfitting: { epochs: 20, rise: 1.15, share: 0.02, fall: 0.8, gap: 1.3 },
  /** Plateau: so many epochs, and no fewer updates, with a loss that falls by less than this share. */
  plateau: { epochs: 60, steps: 200, fall: 0.02 },
  /** ‖ΔW‖ / ‖W‖ of a layer: steps that are long, and those that are short in every layer. */
  long: 0.2,
  short: 1e-4,
  /** The gradient of the first layer, alone and beside that of the last, where it is lost on the way back. */
  vanishing: { norm: 1e-3, share: 0.2 },
  /** A unit whose weights are all smaller than that hears nothing. */
  quiet_weight: 1e-3,
});

/** All that is to be said, the most pressing first. @param {Facts} facts @returns {Finding[]} */
export function findings(facts) {
  const curve = readCurve(facts);
  if (curve.epoch.length < THRESHOLDS.smooth) return [];
  const lasted = last(curve.epoch) - curve.epoch[0];
  const first = curve.train[0], now = mean(curve.train.slice(-THRESHOLDS.smooth));
  const found = [unsteady(diverging(curve, first, now), facts)];
  if (lasted >= THRESHOLDS.quiet) {
    const done = facts.accuracy === null
      ? now < THRESHOLDS.goodLoss * first
      : facts.accuracy >= THRESHOLDS.good;
    const fair = facts.accuracy === null ? done : facts.accuracy >= THRESHOLDS.fair;
    found.push(
      silenced(facts) ?? dead(facts.layers),
      done ? null : saturated(facts.layers),
      done ? null : unsteady(oscillation(curve), facts),
      overfitting(curve, first, now),
      fair ? null : standstill(plateau(curve, facts), facts),
    );
  }
  return found.filter((one) => one !== null);
}

/** @typedef {{ step: number[], epoch: number[], train: number[], test: number[] }} Curve */

/** The entries between the last change and the moment on show. @param {Facts} facts @returns {Curve} */
function readCurve({ history, since, step }) {
  /** @type {Curve} */
  const curve = { step: [], epoch: [], train: [], test: [] };
  for (let i = 0; i + STRIDE <= history.length; i += STRIDE) {
    if (history[i] < since || history[i] > step || !Number.isFinite(history[i + 2])) continue;
    curve.step.push(history[i]);
    curve.epoch.push(history[i + 1]);
    curve.train.push(history[i + 2]);
    curve.test.push(history[i + 3]);
  }
  return curve;
}

/** @param {Curve} curve @param {number} first @param {number} now @returns {Finding | null} */
const diverging = (curve, first, now) =>
  now > THRESHOLDS.diverging * first && now > THRESHOLDS.diverging * Math.min(...curve.train)
    ? { kind: "diverging", numbers: { times: now / first } }
    : null;

/**
 * A loss that jumps or grows while the steps are not long is dropout's work, where there is any. Before the layers are
 * heard the last edit tells; where it was another one, nothing is said yet.
 * @param {Finding | null} found @param {Facts} facts @returns {Finding | null}
 */
function unsteady(found, { settings: { dropout }, layers, edited }) {
  if (!found || dropout === 0) return found;
  if (!layers) return edited.includes("training.dropout") ? { kind: "dropout", numbers: { dropout } } : null;
  return longest(layers) >= THRESHOLDS.long ? found : { kind: "dropout", numbers: { dropout } };
}

/** The greatest ‖ΔW‖ / ‖W‖ of the layers; NaN where none is known. @param {Health[]} layers */
function longest(layers) {
  const ratios = layers.map(({ update_ratio }) => update_ratio).filter((ratio) => ratio !== null);
  return ratios.length ? Math.max(...ratios) : NaN;
}

/** Units that say the same everywhere, as a penalty has drawn their weights to 0. @param {Facts} facts @returns {Finding | null} */
function silenced({ layers, quiet, settings: { penalty } }) {
  const found = dead(layers);
  if (!found || penalty === 0) return null;
  const { layer, count } = found.numbers;
  return quiet[layer - 1] >= count ? { ...found, kind: "silenced" } : null;
}

/**
 * How many units of each layer hear next to nothing: all their weights are about 0.
 * @param {readonly import("../types.js").Matrix[]} weights
 */
export const quietUnits = (weights) =>
  weights.map(({ rows, columns, values }) =>
    Array.from({ length: rows }, (_, row) => values.subarray(row * columns, (row + 1) * columns))
      .filter((row) => row.every((value) => Math.abs(value) < THRESHOLDS.quiet_weight)).length
  );

/**
 * The layers without the units that somebody has silenced: that those take no part is no finding.
 * @param {readonly Health[]} layers @param {readonly [number, number][]} silenced @returns {Health[]}
 */
export const speaking = (layers, silenced) =>
  layers.map((layer, index) => {
    const count = silenced.filter(([at]) => at === index + 1).length;
    return { ...layer, units: layer.units - count, dead: layer.dead - count };
  });

/** Why the loss stands still, by what was measured. @param {Finding | null} found @param {Facts} facts @returns {Finding | null} */
function standstill(found, { layers, settings: { hidden } }) {
  if (!found) return null;
  if (hidden === 0) return { ...found, kind: "shallow" };
  if (!layers) return found;
  const first = layers[0].gradient_norm, top = layers[layers.length - 1].gradient_norm;
  const { norm, share } = THRESHOLDS.vanishing;
  if (hidden > 1 && first !== null && top !== null && first < norm && first < share * top) {
    return { kind: "vanishing", numbers: { ...found.numbers, first, top } };
  }
  return longest(layers) < THRESHOLDS.short ? { ...found, kind: "short" } : found;
}

/** @param {Health[] | null} layers @returns {Finding | null} */
const dead = (layers) => flat("dead", layers, ({ dead }) => dead, THRESHOLDS.dead);

/** @param {Health[] | null} layers @returns {Finding | null} */
const saturated = (layers) =>
  flat("saturated", layers, ({ saturated, dead }) => saturated + dead, THRESHOLDS.saturated);

/**
 * The first hidden layer of which too many units take no part.
 * @param {Kind} kind @param {Health[] | null} layers @param {(layer: Health) => number} count @param {number} share
 * @returns {Finding | null}
 */
function flat(kind, layers, count, share) {
  const hidden = layers?.slice(0, -1) ?? [];
  const at = hidden.findIndex((layer) => count(layer) >= Math.max(1, share * layer.units));
  if (at < 0) return null;
  return { kind, numbers: { layer: at + 1, count: count(hidden[at]), units: hidden[at].units } };
}

/** The loss turns back again and again, by much. @param {Curve} curve @returns {Finding | null} */
function oscillation({ train }) {
  const { entries, size, turns } = THRESHOLDS.swing;
  if (train.length < entries) return null;
  const logs = train.slice(-entries).map((loss) => Math.log(Math.max(loss, 1e-300)));
  const moves = logs.slice(1).map((value, i) => value - logs[i]);
  const swing = mean(moves.map(Math.abs));
  const turned = moves.slice(1).filter((move, i) => move * moves[i] < 0).length / (moves.length - 1);
  return swing > size && turned > turns
    ? { kind: "oscillation", numbers: { swing: Math.exp(swing) - 1 } }
    : null;
}

/** @param {Curve} curve @param {number} first @param {number} train @returns {Finding | null} */
function overfitting(curve, first, train) {
  const { smooth, overfitting: { epochs, rise, share, fall, gap } } = THRESHOLDS;
  if (!Number.isFinite(last(curve.test)) || curve.test.length < 2 * smooth) return null;
  let best = smooth - 1, least = Infinity;
  for (let i = smooth - 1; i < curve.test.length; i++) {
    const value = mean(curve.test.slice(i + 1 - smooth, i + 1));
    if (value < least) [best, least] = [i, value];
  }
  const test = mean(curve.test.slice(-smooth));
  const then = mean(curve.train.slice(best + 1 - smooth, best + 1));
  const grew = test > rise * least && test - least > share * first;
  return grew && train < fall * then && test > gap * train && last(curve.epoch) - curve.epoch[best] >= epochs
    ? { kind: "overfitting", numbers: { step: curve.step[best], epoch: curve.epoch[best], least, test } }
    : null;
}

/** @param {Curve} curve @param {Facts} facts @returns {Finding | null} */
function plateau({ epoch, train }, { stepsPerEpoch }) {
  const { epochs, steps, fall } = THRESHOLDS.plateau;
  const window = Math.max(epochs, steps / Math.max(1, stepsPerEpoch));
  const from = epoch.findIndex((value) => value >= last(epoch) - window);
  if (last(epoch) - epoch[0] < window) return null;
  const losses = train.slice(from), part = Math.max(1, Math.floor(losses.length / 4));
  const before = mean(losses.slice(0, part)), after = mean(losses.slice(-part));
  return after > (1 - fall) * before && after < before / (1 - fall)
    ? { kind: "plateau", numbers: { epochs: Math.round(last(epoch) - epoch[from]), loss: after } }
    : null;
}

/** @param {number[]} values */
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
/** @param {number[]} values */
const last = (values) => values[values.length - 1];
