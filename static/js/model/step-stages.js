/** One step as a story: its stages in order, and the numbers that each shows, all of them the trace's own. Pure. */

import { decimal, NONE, short } from "../lib/format.js";

/** @typedef {import("./weights.js").Place} Place */
/** @typedef {import("../types.js").Numbers} Row */
/** @typedef {import("../types.js").Trace} Trace */
/**
 * @typedef {"input" | "z" | "a" | "loss" | "delta" | "gradient" | "update" | "end"} Kind
 * @typedef {{ kind: Kind, layer: number }} Stage `layer`: the one at work, 0 where it is none or the input
 * @typedef {{ stage: Stage, trace: Trace, sample: number | null, place: Place }} ShownStage
 *   what is told now: of which of the batch's points (null: their mean), and which weight
 */

/** The stages of a network with so many layers. @param {number} layers @returns {Stage[]} */
export function stagesOf(layers) {
  const up = Array.from({ length: layers }, (_, i) => i + 1);
  /** @param {Kind} kind @param {number} layer @returns {Stage} */
  const stage = (kind, layer) => ({ kind, layer });
  return [
    stage("input", 0),
    ...up.flatMap((layer) => [stage("z", layer), stage("a", layer)]),
    stage("loss", layers),
    ...up.reverse().flatMap((layer) => [stage("delta", layer), stage("gradient", layer)]),
    stage("update", 0),
    stage("end", 0),
  ];
}

/** One row of a table, or the mean of its rows; null where the server left the table out. @param {Row[] | null} table @param {number | null} sample @returns {Row | null} */
export function rowOf(table, sample) {
  if (!table?.length) return null;
  if (sample !== null) return table[sample] ?? null;
  return table[0].map((_, unit) => meanOf(table.map((row) => row[unit])));
}

/** @param {Row} values */
function meanOf(values) {
  let sum = 0;
  for (const value of values) {
    if (value === null) return null;
    sum += value;
  }
  return sum / values.length;
}

/** What a layer hands on; layer 0 are the features. @param {Trace} trace @param {number} layer @param {number | null} sample */
export const outputsOf = (trace, layer, sample) =>
  rowOf(layer ? trace.layers[layer - 1].a : trace.inputs, sample);

/** What stands at the units of the layer at work; null where a stage is not about units. @param {Pick<ShownStage, "stage" | "trace" | "sample">} shown @returns {Row | null} */
export function valuesOf({ stage: { kind, layer }, trace, sample }) {
  if (kind === "input" || kind === "a") return outputsOf(trace, layer, sample);
  if (kind === "z") return rowOf(trace.layers[layer - 1].z, sample);
  // The mean of δ is the bias's gradient, which is always there.
  if (kind === "delta") {
    return sample === null ? trace.layers[layer - 1].db : rowOf(trace.layers[layer - 1].delta, sample);
  }
  return null;
}

/** ∂J/∂w of a weight with its penalty, or of a bias, over the whole batch. @param {Trace} trace @param {Place} place */
export function gradientAt(trace, { layer, row, column }) {
  const { dW, db, penalty } = trace.layers[layer - 1];
  if (column === null) return { own: db[row], penalty: 0, whole: db[row] };
  const own = dW[row][column], added = penalty[row][column];
  return { own, penalty: added, whole: own === null || added === null ? null : own + added };
}

/** δ · a: what one sample adds to the gradient of a weight, δ alone to that of a bias. @param {Trace} trace @param {Place} place @param {number} sample */
export function gradientShareAt(trace, { layer, row, column }, sample) {
  const d = rowOf(trace.layers[layer - 1].delta, sample)?.[row];
  const input = column === null ? 1 : outputsOf(trace, layer - 1, sample)?.[column];
  return typeof d === "number" && typeof input === "number" ? d * input : null;
}

/** A weight before and after the step. @param {Trace} trace @param {Place} place @returns {[number | null, number | null]} */
export function changeAt({ layers, after }, { layer, row, column }) {
  const old = layers[layer - 1], next = after?.[layer - 1];
  return column === null
    ? [old.b[row], next?.b[row] ?? null]
    : [old.W[row][column], next?.W[row][column] ?? null];
}

/** Whether the network still has the weight. @param {Trace} trace @param {Place} place */
export const has = ({ layers }, { layer, row, column }) =>
  layers[layer - 1] !== undefined && row < layers[layer - 1].W.length &&
  (column === null || column < layers[layer - 1].W[row].length);

/** Whether a connection is at work: forward through z, back through δ, its gradient, its change. @param {ShownStage} shown @param {Place} edge */
export function works({ stage: { kind, layer }, trace }, edge) {
  if (kind === "z" || kind === "gradient") return edge.layer === layer;
  if (kind === "delta") return edge.layer === layer + 1;
  if (kind !== "update" || !has(trace, edge)) return false;
  const [old, next] = changeAt(trace, edge);
  return old !== next;
}

/** A number of the story: four decimals, or two digits and a power of ten where these would say too little. @param {number | null | undefined} value */
export const figure = (value) =>
  typeof value !== "number" || !Number.isFinite(value)
    ? NONE
    : value !== 0 && Math.abs(value) < 0.01 || Math.abs(value) >= 1000
    ? scientific(value)
    : decimal(value, 4);

/** The same for a narrow place. @param {number | null | undefined} value */
export const narrow = (value) =>
  typeof value === "number" && Math.abs(value) >= 0.01 && Math.abs(value) < 1000
    ? decimal(value, Math.abs(value) < 10 ? 3 : 1)
    : value === 0
    ? "0"
    : figure(value);

/** @param {number} value */
function scientific(value) {
  const [factor, exponent] = value.toExponential(2).split("e");
  const digits = exponent.replace("+", "").replace("-", "⁻").replace(
    /\d/g,
    (digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)],
  );
  return `${short(Number(factor))}·10${digits}`;
}

/** Old and new with as many decimals as it takes to tell them apart, four at least. @param {number | null} old @param {number | null} next */
export function pairOf(old, next) {
  const apart = Math.abs((next ?? 0) - (old ?? 0));
  const digits = apart ? Math.min(12, Math.max(4, 2 - Math.floor(Math.log10(apart)))) : 4;
  return [decimal(old, digits), decimal(next, digits)];
}
