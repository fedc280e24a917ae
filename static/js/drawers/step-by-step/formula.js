/** The formula of one stage of a step, with the numbers of one unit in it, as MathML. */

import {
  apply,
  formulaBox,
  hat,
  indexed,
  math,
  mfrac,
  mi,
  mn,
  mo,
  mrow,
  parenthesised,
  scripted,
  sum,
} from "../../ui/mathml.js";
import { changeAt, figure, gradientAt, outputsOf, pairOf, rowOf, valuesOf } from "../../model/step-stages.js";
import { activation as g, feature, sampleLoss, slope, sumOfSamples, TERMS } from "../../ui/notation.js";

/** @typedef {import("../../ui/mathml.js").Part} Part */
/** @typedef {import("../../types.js").Config} Config */
/** @typedef {import("../../model/step-stages.js").ShownStage} ShownStage */
/** @typedef {ReturnType<typeof subjectOf>} Subject */

/** @param {number | null | undefined} value */
const plainNumber = (value) => mn(figure(value));
/** Behind an operator: a negative one in parentheses. @param {number | null | undefined} value */
const factor = (value) => {
  const text = figure(value);
  return text.startsWith("−") ? parenthesised(mn(text)) : mn(text);
};
/** ∂ of one thing by another. @param {Part} of @param {Part} by */
const partial = (of, by) => mfrac(mrow("∂", of), mrow("∂", by));

/**
 * The formula of a stage, part by part.
 * @param {ShownStage} shown @param {Config} config @param {(label: number) => string} [nameOf] what a class is called
 * @returns {Part[]}
 */
export function formulaOf(shown, config, nameOf = String) {
  const subject = subjectOf(shown, config, nameOf);
  switch (shown.stage.kind) {
    case "input":
      return inputs(subject);
    case "z":
      return weightedSum(subject);
    case "a":
      return subject.own.residual ? residualActivation(subject) : activation(subject);
    case "loss":
      return loss(subject);
    case "delta":
      return subject.layer === subject.last ? outputDelta(subject) : hiddenDelta(subject);
    case "gradient":
      return shown.sample === null ? gradient(subject) : gradientShare(subject);
    default:
      return update(subject);
  }
}

/**
 * What a formula is about: the unit and its layer, their symbols, their numbers.
 * @param {ShownStage} shown @param {Config} config @param {(label: number) => string} nameOf
 */
function subjectOf({ stage, trace, sample, place }, config, nameOf) {
  const { row, column } = place, last = trace.layers.length, layer = stage.layer || place.layer;
  const own = trace.layers[layer - 1], { features, connections } = config.network;
  const count = String(trace.points.length), several = trace.layers[last - 1].W.length > 1;
  /** Within a mean every sample has its number. */
  const i = sample === null ? "i" : null;
  /** Which output, where there are several. @param {number} unit */
  const output = (unit) => several ? [nameOf(unit)] : [];
  return {
    config,
    trace,
    sample,
    row,
    column,
    layer,
    last,
    own,
    place: { ...place, layer },
    momentum: own.residual && connections === "momentum_residual",
    /** What the stage shows at the unit. */
    value: valuesOf({ stage, trace, sample })?.[row],
    /** The mean over the batch, where that is shown. @param {...Part} inside */
    mean: (...inside) =>
      sample === null ? mrow(mfrac("1", count), sumOfSamples(count), ...inside) : mrow(...inside),
    /** What a unit hands on; layer 0 are the features. @param {number} of @param {number} unit */
    a: (of, unit) =>
      of === 0
        ? feature(features[unit], i)
        : of < last
        ? scripted("a", { layer: of, sample: i }, unit + 1)
        : scripted(hat("y"), { sample: i }, ...output(unit)),
    y: () => scripted("y", { sample: i }, ...output(row)),
    /** @param {number | string} [unit] */
    z: (unit = row + 1) => scripted("z", { layer, sample: i }, unit),
    /** Something else of the unit. @param {string} letter */
    unit: (letter) => scripted(letter, { layer, sample: i }, row + 1),
    loss: () => sampleLoss(i),
    g: () => g(layer),
    weight: () => column === null ? indexed("b", layer, row + 1) : indexed("w", layer, row + 1, column + 1),
  };
}

/** @param {Subject} subject @returns {Part[]} */
function inputs({ trace, sample, config, mean, a }) {
  const values = outputsOf(trace, 0, sample) ?? [];
  return config.network.features.flatMap((_, i) => [
    ...(i ? [mo(","), mo("\u2003")] : []),
    mean(a(0, i)),
    "=",
    plainNumber(values[i]),
  ]);
}

/** @param {Subject} subject @returns {Part[]} */
function weightedSum({ trace, sample, layer, row, own, value, mean, z }) {
  const below = outputsOf(trace, layer - 1, sample) ?? [], weights = own.W[row];
  return [
    mean(z()),
    "=",
    ...weights.slice(0, TERMS).flatMap((w, i) => [
      ...(i ? ["+", factor(w)] : [plainNumber(w)]),
      "·",
      factor(below[i]),
    ]),
    ...(weights.length > TERMS ? ["+", "⋯"] : []),
    "+",
    factor(own.b[row]),
    "=",
    plainNumber(value),
  ];
}

/** The activation by its name, of a number; nothing where it has none. @param {string} name @param {number | null | undefined} z @returns {Part[]} */
const named = (name, z) =>
  name === "linear" ? [] : [apply(mi(name === "sigmoid" ? "σ" : name), plainNumber(z)), "="];

/** @param {Subject} subject @returns {Part[]} */
function activation(subject) {
  const { own, layer, row, sample, value, mean, a, z } = subject;
  // In a softmax every z of the layer counts; else the number that goes in is shown for one sample.
  if (own.activation === "softmax") {
    return [mean(a(layer, row)), "=", mean(softmax(subject)), "=", plainNumber(value)];
  }
  const put = sample === null ? [] : named(own.activation, rowOf(own.z, sample)?.[row]);
  return [mean(a(layer, row)), "=", mean(apply(subject.g(), z())), "=", ...put, plainNumber(value)];
}

/** @param {Subject} subject */
const softmax = ({ own, z }) =>
  mfrac(
    apply(mi("exp"), z()),
    mrow(sum(mrow("j", "=", "1"), mn(String(own.W.length))), apply(mi("exp"), z("j"))),
  );

/** A residual layer adds to what it reads: f(a), or its velocity. @param {Subject} subject @returns {Part[]} */
function residualActivation(subject) {
  const { trace, sample, layer, row, own, momentum, value, mean, a, z, unit } = subject;
  const before = outputsOf(trace, layer - 1, sample)?.[row], after = outputsOf(trace, layer, sample)?.[row];
  const velocity = typeof before === "number" && typeof after === "number" ? after - before : null;
  return [
    mean(a(layer, row)),
    "=",
    mean(a(layer - 1, row), mo("+"), momentum ? unit("v") : apply(subject.g(), z())),
    "=",
    plainNumber(before),
    "+",
    factor(momentum ? velocity : rowOf(own.f, sample)?.[row]),
    "=",
    plainNumber(value),
  ];
}

/** @param {Subject} subject @returns {Part[]} */
function loss({ trace, sample, mean, loss }) {
  if (sample !== null) {
    return [sampleLoss(String(trace.points[sample] + 1)), "=", plainNumber(trace.losses[sample])];
  }
  return [
    mi("J"),
    "=",
    mean(loss()),
    ...(trace.penalty
      ? ["+", mi("λ"), mi("R"), "=", plainNumber(trace.loss), "+", plainNumber(trace.penalty)]
      : []),
    "=",
    plainNumber(trace.objective),
  ];
}

/** δ at the output: ŷ − y with cross-entropy; of other losses it is not claimed. @param {Subject} subject @returns {Part[]} */
function outputDelta({ trace, sample, own, layer, row, config, value, mean, a, y, z, unit, loss }) {
  const answer = rowOf(own.a, sample)?.[row], label = labelOf(trace, own.W.length, row, sample);
  const difference = config.training.loss === "cross_entropy" && typeof answer === "number" &&
    label !== null && typeof value === "number" && Math.abs(answer - label - value) < 1e-5;
  return [
    mean(unit("δ")),
    "=",
    mean(partial(loss(), z())),
    "=",
    ...(difference
      ? [
        mean(parenthesised(a(layer, row), mo("−"), y())),
        "=",
        plainNumber(answer),
        mo("−"),
        plainNumber(label),
        "=",
      ]
      : []),
    plainNumber(value),
  ];
}

/**
 * What an output should be: y, or whether the class is this output's.
 * @param {import("../../types.js").Trace} trace @param {number} outputs @param {number} unit @param {number | null} sample
 */
function labelOf({ labels }, outputs, unit, sample) {
  const wanted = labels.map((label) => [outputs > 1 ? Number(label === unit) : label]);
  return rowOf(wanted, sample)?.[0] ?? null;
}

/** δ of a hidden layer: what comes back, scaled by g′(z). @param {Subject} subject @returns {Part[]} */
function hiddenDelta({ sample, own, layer, row, momentum, config, value, mean, z, unit, loss }) {
  const { gamma } = config.network;
  const back = momentum
    ? mrow(parenthesised(mn("1"), mo("−"), mi("γ")), unit("ν"))
    : partial(loss(), unit("a"));
  const put = momentum
    ? [parenthesised(mn("1"), mo("−"), mn(figure(gamma))), "·", mi("ν")]
    : [plainNumber(rowOf(own.error, sample)?.[row])];
  return [
    mean(unit("δ")),
    "=",
    mean(back, mo("·"), apply(slope(layer), z())),
    "=",
    ...(sample === null ? [] : [...put, "·", factor(rowOf(own.slope, sample)?.[row]), "="]),
    plainNumber(value),
  ];
}

/** What one sample adds to the gradient. @param {Subject} subject @returns {Part[]} */
function gradientShare({ trace, sample, own, layer, row, column, a, unit, weight, loss }) {
  const d = rowOf(own.delta, sample)?.[row];
  const input = column === null ? 1 : outputsOf(trace, layer - 1, sample)?.[column];
  const share = typeof d === "number" && typeof input === "number" ? d * input : null;
  return [
    partial(loss(), weight()),
    "=",
    unit("δ"),
    ...(column === null ? [] : [mo("·"), a(layer - 1, column), "=", plainNumber(d), "·", factor(input)]),
    "=",
    plainNumber(share),
  ];
}

/** The gradient of the batch, with its penalty. @param {Subject} subject @returns {Part[]} */
function gradient({ trace, place, layer, column, mean, a, unit, weight }) {
  const { own, penalty, whole } = gradientAt(trace, place);
  return [
    partial(mi("J"), weight()),
    "=",
    mean(unit("δ"), ...(column === null ? [] : [mo("·"), a(layer - 1, column)])),
    ...(penalty ? ["+", mi("λ"), mrow(mi("R"), mo("′")), "=", plainNumber(own), "+", factor(penalty)] : []),
    "=",
    plainNumber(whole),
  ];
}

/** @param {Subject} subject @returns {Part[]} */
function update({ trace, place, weight }) {
  const [old, next] = changeAt(trace, place), [oldText, nextText] = pairOf(old, next);
  return [
    weight(),
    mo(":="),
    weight(),
    "+",
    mi("Δ"),
    weight(),
    "=",
    mn(oldText),
    "+",
    factor(old === null || next === null ? null : next - old),
    "=",
    mn(nextText),
  ];
}

/** The box in which the formula of a stage stands. @param {string} label */
export function createStageFormula(label) {
  const box = formulaBox(label);
  return {
    element: box,
    /** @param {ShownStage | null} shown @param {Config | null} config @param {(label: number) => string} nameOf */
    draw(shown, config, nameOf) {
      const seen = shown && config && shown.stage.kind !== "end";
      box.replaceChildren(...(seen ? [math(formulaOf(shown, config, nameOf), { block: true })] : []));
      box.scrollLeft = 0;
    },
  };
}
