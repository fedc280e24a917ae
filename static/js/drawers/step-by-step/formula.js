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
  msub,
  parenthesised,
} from "../../ui/mathml.js";
import { changeAt, figure, gradientAt, outputsOf, pairOf, rowOf, valuesOf } from "../../model/step-stages.js";
import { feature, TERMS } from "../../ui/notation.js";

/** @typedef {import("../../ui/mathml.js").Part} Part */

/** @param {number | null | undefined} value */
const plainNumber = (value) => mn(figure(value));
/** Behind an operator: a negative one in parentheses. @param {number | null | undefined} value */
const factor = (value) => {
  const text = figure(value);
  return text.startsWith("−") ? parenthesised(mn(text)) : mn(text);
};

/**
 * @param {import("../../model/step-stages.js").ShownStage} shown @param {import("../../types.js").Config} config
 * @returns {Part[]}
 */
function parts({ stage, trace, sample, place }, config) {
  const { kind } = stage, { row, column } = place, count = trace.points.length;
  const last = trace.layers.length, layer = stage.layer || place.layer, own = trace.layers[layer - 1];
  const { features, connections, gamma } = config.network;
  /** The mean over the batch, where that is told. @param {...Part} inside */
  const mean = (...inside) =>
    sample === null ? mrow(mfrac(mn("1"), mn(String(count))), mo("∑"), ...inside) : mrow(...inside);
  const a = (/** @type {number} */ of, /** @type {number} */ unit) =>
    of === 0
      ? feature(features[unit])
      : of < last
      ? indexed("a", of, unit + 1)
      : own.W.length > 1
      ? msub(hat("y"), mn(String(unit + 1)))
      : hat("y");
  const z = () => indexed("z", layer, row + 1), delta = () => indexed("δ", layer, row + 1);
  const value = plainNumber(valuesOf({ stage, trace, sample })?.[row]);
  const momentum = own.residual && connections === "momentum_residual";

  if (kind === "input") {
    const inputs = outputsOf(trace, 0, sample) ?? [];
    return features.flatMap((_, i) => [
      ...(i ? [mo(","), mo("\u2003")] : []),
      mean(a(0, i)),
      "=",
      plainNumber(inputs[i]),
    ]);
  }
  if (kind === "z") {
    const below = outputsOf(trace, layer - 1, sample) ?? [], weights = own.W[row];
    const shown = weights.slice(0, TERMS);
    return [
      mean(z()),
      "=",
      ...shown.flatMap((w, i) => [
        ...(i ? ["+"] : []),
        i ? factor(w) : plainNumber(w),
        "·",
        factor(below[i]),
      ]),
      ...(weights.length > shown.length ? ["+", "⋯"] : []),
      "+",
      factor(own.b[row]),
      "=",
      value,
    ];
  }
  if (kind === "a") {
    const g = own.activation === "sigmoid"
      ? mi("σ")
      : own.activation === "linear"
      ? mi("g")
      : mi(own.activation);
    if (!own.residual) {
      const softmax = own.activation === "softmax";
      // In a softmax every z of the layer counts; else the number that goes in is shown for one point.
      const put = sample === null || softmax
        ? []
        : [apply(g.cloneNode(true), plainNumber(rowOf(own.z, sample)?.[row])), "="];
      return softmax
        ? [mean(a(layer, row)), "=", mean(softmaxOf(row)), "=", value]
        : [mean(a(layer, row)), "=", mean(apply(g, z())), "=", ...put, value];
    }
    const passed = outputsOf(trace, layer - 1, sample)?.[row], whole = outputsOf(trace, layer, sample)?.[row];
    const added = typeof passed === "number" && typeof whole === "number" ? whole - passed : null;
    return [
      mean(a(layer, row)),
      "=",
      mean(a(layer - 1, row), mo("+"), momentum ? indexed("v", layer, row + 1) : apply(g, z())),
      "=",
      plainNumber(passed),
      "+",
      momentum ? factor(added) : factor(rowOf(own.f, sample)?.[row]),
      "=",
      value,
    ];
  }
  if (kind === "loss") {
    if (sample !== null) {
      return [msub("L", mn(String(trace.points[sample]))), "=", plainNumber(trace.losses[sample])];
    }
    const penalised = Boolean(trace.penalty);
    return [
      mi("J"),
      "=",
      mfrac(mn("1"), mn(String(count))),
      mo("∑"),
      mi("L"),
      ...(penalised
        ? ["+", mi("λ"), mi("R"), "=", plainNumber(trace.loss), "+", plainNumber(trace.penalty)]
        : []),
      "=",
      plainNumber(trace.objective),
    ];
  }
  if (kind === "delta") {
    const by = mfrac(mrow("∂", mi("L")), mrow("∂", z()));
    if (layer === last) {
      const answer = rowOf(own.a, sample)?.[row], label = labelOf(row);
      const found = valuesOf({ stage, trace, sample })?.[row];
      // With cross-entropy it is as simple as that; of other losses it is not claimed.
      const simple = config.training.loss === "cross_entropy" && typeof answer === "number" &&
        label !== null &&
        typeof found === "number" && Math.abs(answer - label - found) < 1e-5;
      const y = own.W.length > 1 ? msub("y", mn(String(row + 1))) : mi("y");
      return [
        mean(delta()),
        "=",
        mean(by),
        "=",
        ...(simple
          ? [
            mean(parenthesised(a(layer, row), mo("−"), y)),
            "=",
            plainNumber(answer),
            mo("−"),
            plainNumber(label),
            "=",
          ]
          : []),
        value,
      ];
    }
    const above = mfrac(mrow("∂", mi("L")), mrow("∂", indexed("a", layer, row + 1)));
    const slope = mrow(mi("g"), mo("′"), parenthesised(z()));
    const product = momentum
      ? mrow(parenthesised(mn("1"), mo("−"), mi("γ")), indexed("ν", layer, row + 1))
      : above;
    const put = sample === null ? [] : momentum
      ? [
        parenthesised(mn("1"), mo("−"), mn(figure(gamma))),
        "·",
        mi("ν"),
        "·",
        factor(rowOf(own.slope, sample)?.[row]),
        "=",
      ]
      : [
        plainNumber(rowOf(own.error, sample)?.[row]),
        "·",
        factor(rowOf(own.slope, sample)?.[row]),
        "=",
      ];
    return [mean(delta()), "=", mean(product, mo("·"), slope), "=", ...put, value];
  }
  const at = { ...place, layer };
  const weight = () =>
    column === null ? indexed("b", layer, row + 1) : indexed("w", layer, row + 1, column + 1);
  if (kind === "gradient") {
    const read = column === null ? [] : [mo("·"), a(layer - 1, column)];
    if (sample !== null) {
      const d = rowOf(own.delta, sample)?.[row],
        input = column === null ? 1 : outputsOf(trace, layer - 1, sample)?.[column];
      const share = typeof d === "number" && typeof input === "number" ? d * input : null;
      return [
        mfrac(mrow("∂", mi("L")), mrow("∂", weight())),
        "=",
        delta(),
        ...read,
        ...(column === null ? [] : ["=", plainNumber(d), "·", factor(input)]),
        "=",
        plainNumber(share),
      ];
    }
    const found = gradientAt(trace, at);
    return [
      mfrac(mrow("∂", mi("J")), mrow("∂", weight())),
      "=",
      mean(delta(), ...read),
      ...(found.penalty
        ? ["+", mi("λ"), mrow(mi("R"), mo("′")), "=", plainNumber(found.own), "+", factor(found.penalty)]
        : []),
      "=",
      plainNumber(found.whole),
    ];
  }
  const [old, next] = changeAt(trace, at), [oldText, nextText] = pairOf(old, next);
  return [
    weight(),
    mo("→"),
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

  /** What the output should be: y, or whether the class is this output's. @param {number} unit */
  function labelOf(unit) {
    const wanted = trace.labels.map((label) => own.W.length > 1 ? Number(label === unit) : label);
    return rowOf(wanted.map((label) => [label]), sample)?.[0] ?? null;
  }
  /** @param {number} unit */
  function softmaxOf(unit) {
    return mfrac(
      apply(mi("exp"), indexed("z", layer, unit + 1)),
      mrow(msub(mo("∑"), "j"), apply(mi("exp"), msub("z", "j"))),
    );
  }
}

/** The box in which the formula of a stage stands. @param {string} label */
export function createStageFormula(label) {
  const box = formulaBox(label);
  return {
    element: box,
    /** @param {import("../../model/step-stages.js").ShownStage | null} shown @param {import("../../types.js").Config | null} config */
    show(shown, config) {
      box.replaceChildren(...(shown && config ? [math(parts(shown, config), { block: true })] : []));
      box.scrollLeft = 0;
    },
  };
}
