/** The formulas of the chain rule: each derivative in symbols, with its numbers in, and what comes out, as MathML. */

import { written } from "./chain.js";
import { short } from "../../lib/format.js";
import {
  apply,
  hat,
  indexed,
  mfrac,
  mi,
  mn,
  mo,
  mrow,
  msub,
  msup,
  munder,
  parenthesised,
  sum,
  tilde,
} from "../../ui/mathml.js";

/** @typedef {import("./chain.js").LayerChain} LayerChain */
/** @typedef {import("./chain.js").Derivative} Derivative */
/** @typedef {import("./chain.js").Term} Term */
/** @typedef {import("../../model/weights.js").Place} Place */
/** @typedef {(Node | string)[]} Parts */
/** @typedef {{ symbols: Parts, numbers: Parts, value: number | null, check?: import("./chain.js").Check | null, lit: Place[], point?: number | null }} Line */

/** @param {number | null | undefined} value */
const is = (value) => typeof value === "number" && Number.isFinite(value);

/** A number with four digits; behind an operator a negative one stands in parentheses. @param {number | null | undefined} value @param {boolean} [inner] */
export const figure = (value, inner = false) => {
  const number = mn(is(value) ? short(value) : "–");
  return inner && is(value) && Number(value) < 0 ? parenthesised(number) : number;
};

/** A part of a formula that lights what it comes from. @param {Node} part @param {Place[]} lit @param {number | null} [point] */
function lighting(part, lit, point = null) {
  const group = mrow(part);
  if (lit.length) group.dataset.lit = JSON.stringify(lit);
  if (point !== null) group.dataset.point = String(point);
  return group;
}

/** A unit, as the network diagram lights it. @param {number} layer @param {number} row @returns {Place[]} */
const unitAt = (layer, row) => layer ? [{ layer, row, column: null }] : [];

/** ∂ of something by something. @param {string} of @param {Node} by */
const partial = (of, by) => mfrac(mrow(mo("∂"), mi(of)), mrow(mo("∂"), by));

/** a_j^[l], x_j of the plane. @param {number} layer @param {number} unit */
const activation = (layer, unit) => layer ? indexed("a", layer, unit + 1) : indexed("x", null, unit + 1);

/** What stands for a parameter: w_ij^[l] or b_i^[l]. @param {Place} place */
export const parameter = ({ layer, row, column }) =>
  column === null ? indexed("b", layer, row + 1) : indexed("w", layer, row + 1, column + 1);

/** Terms with plus signs between; of many the first and the last. @param {readonly Term[]} terms @param {(term: Term, inner: boolean) => Parts} write @returns {Parts} */
function sumOf(terms, write) {
  const { first, last } = written(terms);
  /** @type {Parts} */
  const parts = first.flatMap((term, i) => i ? [mo("+"), ...write(term, true)] : write(term, false));
  return last ? [...parts, mo("+"), mo("⋯"), mo("+"), ...write(last, true)] : parts;
}

/** left · right of each term. @param {Term} term @param {boolean} inner @param {Place[]} [lit] @returns {Parts} */
const product = ({ left, right, place, point }, inner, lit = place ? [place] : []) => [
  lighting(figure(left, inner), lit, point),
  mo("·"),
  lighting(figure(right, true), place ? unitAt(place.layer, place.row) : [], point),
];

/**
 * The lines of one layer for one point: ∂ℒ/∂a, δ, and the derivatives of its parameters.
 * @param {LayerChain} chain @param {{ loss: string, problem: string, outputs: number, gamma: number, trace: import("./chain.js").Trace }} about
 * @returns {Line[]}
 */
export function pointLines(chain, about) {
  const { layer, unit, error, velocity, slope, z, delta } = chain, own = unitAt(layer, unit);
  const d = () => indexed("δ", layer, unit + 1), a = () => indexed("a", layer, unit + 1);
  /** @type {Line[]} */
  const lines = [];
  if (error) {
    const up = layer + 1;
    lines.push({
      symbols: [
        partial("L", a()),
        mo("="),
        sum("k", mn(String(error.terms.length))),
        msubsupOf("w", up, "k", unit + 1),
        msubsupOf("δ", up, "k"),
        ...error.skipped === null ? [] : [mo("+"), partial("L", indexed("a", up, unit + 1))],
      ],
      numbers: [
        ...sumOf(error.terms, (term, inner) => product(term, inner)),
        ...error.skipped === null ? [] : [mo("+"), figure(error.skipped, true)],
      ],
      value: error.value,
      lit: error.terms.flatMap(({ place }) => place ? [place] : []),
    });
    if (velocity) {
      lines.push({
        symbols: [
          indexed("ν", layer, unit + 1),
          mo("="),
          partial("L", a()),
          ...velocity.before === null ? [] : [mo("+"), mi("γ"), indexed("ν", up, unit + 1)],
        ],
        numbers: [
          figure(error.value),
          ...velocity.before === null
            ? []
            : [mo("+"), figure(about.gamma), mo("·"), figure(velocity.before, true)],
        ],
        value: velocity.value,
        lit: own,
      });
    }
    lines.push({
      symbols: [
        d(),
        mo("="),
        ...velocity
          ? [parenthesised(mn("1"), mo("−"), mi("γ")), indexed("ν", layer, unit + 1)]
          : [partial("L", a())],
        mo("·"),
        apply("g′", indexed("z", layer, unit + 1)),
      ],
      numbers: [
        ...velocity
          ? [figure(1 - about.gamma), mo("·"), lighting(figure(velocity.value, true), own)]
          : [lighting(figure(error.value), own)],
        mo("·"),
        lighting(apply("g′", figure(z)), own),
        mo("="),
        figure(velocity ? (1 - about.gamma) * (velocity.value ?? NaN) : error.value),
        mo("·"),
        lighting(figure(slope, true), own),
      ],
      value: delta,
      lit: own,
    });
  } else lines.push({ ...outputLine(chain, about), lit: own });
  for (const derivative of chain.weights) {
    const { column } = derivative.place, [term] = derivative.terms;
    lines.push({
      symbols: [
        partial("L", parameter(derivative.place)),
        mo("="),
        d(),
        mo("·"),
        activation(layer - 1, Number(column)),
      ],
      numbers: [
        lighting(figure(term.left), own),
        mo("·"),
        lighting(figure(term.right, true), unitAt(layer - 1, Number(column))),
      ],
      value: derivative.value,
      check: derivative.check,
      lit: [derivative.place],
    });
  }
  lines.push({
    symbols: [partial("L", parameter(chain.bias.place)), mo("="), d()],
    numbers: [],
    value: chain.bias.value,
    check: chain.bias.check,
    lit: own,
  });
  return lines;
}

/**
 * The lines of one layer for many points: each derivative is a mean.
 * @param {LayerChain} chain @param {{ loss: string, problem: string, layers: number }} about
 * @returns {Line[]}
 */
export function meanLines(chain, about) {
  const { layer, unit } = chain, own = unitAt(layer, unit);
  const logistic = chain.last && about.loss === "cross_entropy";
  const error = () =>
    !logistic
      ? [indexed("δ", layer, unit + 1)]
      : about.problem === "binary"
      ? [parenthesised(hat("y"), mo("−"), mi("y"))]
      : [parenthesised(msub(hat("y"), mn(String(unit + 1))), mo("−"), indexed("y", null, unit + 1))];
  return [...chain.weights, chain.bias].map((derivative) => {
    const { column } = derivative.place, count = derivative.terms.length;
    const known = derivative.terms.every(({ left }) => left !== null);
    return {
      symbols: [
        partial("J", parameter(derivative.place)),
        mo("="),
        mfrac("1", "N"),
        mo("∑"),
        ...error(),
        ...column === null ? [] : [activation(layer - 1, column)],
        ...derivative.penalty ? [mo("+"), mi("λ"), apply("R′", parameter(derivative.place))] : [],
      ],
      numbers: known
        ? [
          mfrac("1", mn(short(count))),
          parenthesised(
            ...sumOf(derivative.terms, (term, inner) =>
              column === null
                ? [lighting(figure(term.left, inner), own, term.point)]
                : product(term, inner, own)),
          ),
          ...derivative.penalty ? [mo("+"), figure(derivative.penalty, true)] : [],
        ]
        : [],
      value: derivative.value === null ? null : derivative.value + derivative.penalty,
      check: derivative.check,
      lit: column === null ? own : [derivative.place],
    };
  });
}

/**
 * δ of an output unit: ∂ℒ/∂z, which the loss decides.
 * @param {LayerChain} chain @param {{ loss: string, problem: string, outputs: number, trace: import("./chain.js").Trace }} about
 * @returns {Line}
 */
function outputLine({ layer, unit, delta, z }, { loss, problem, outputs, trace }) {
  const many = problem === "multiclass", label = Number(trace.labels[0]);
  const answers = trace.layers[layer - 1].a?.[0] ?? [], answer = answers[unit];
  const logits = trace.layers[layer - 1].z?.[0] ?? [];
  const target = many ? Number(label === unit) : label;
  const k = () => mn(String(unit + 1));
  const yHat = () => many ? msub(hat("y"), k()) : hat("y"),
    y = () => many ? indexed("y", null, unit + 1) : mi("y");
  const d = indexed("δ", layer, unit + 1);
  const gap = () => parenthesised(yHat(), mo("−"), y());
  const gapNumbers = () => parenthesised(figure(answer), mo("−"), figure(target, true));
  const start = [d, mo("="), partial("L", indexed("z", layer, unit + 1)), mo("=")];
  /** @param {Parts} symbols @param {Parts} numbers */
  const line = (symbols, numbers) => ({ symbols: [...start, ...symbols], numbers, value: delta, lit: [] });
  if (loss === "cross_entropy") {
    return line([yHat(), mo("−"), y()], [figure(answer), mo("−"), figure(target, true)]);
  }
  if (loss === "hinge" && !many) {
    const sign = 2 * label - 1, kept = sign * Number(z) < 1;
    return line([mo("−"), tilde("y"), mo("["), tilde("y"), mi("z"), mo("<"), mn("1"), mo("]")], [
      mo("−"),
      figure(sign, true),
      mo("·"),
      mn(kept ? "1" : "0"),
    ]);
  }
  if (loss === "hinge") {
    const violated = logits.map((other, j) => j !== label && 1 - Number(logits[label]) + Number(other) > 0);
    const count = violated.filter(Boolean).length;
    return unit === label
      ? line([
        mo("−"),
        mfrac("1", "K"),
        sum(mrow("j", mo("≠"), "y"), "K"),
        mo("["),
        mn("1"),
        mo("−"),
        msub("z", "y"),
        mo("+"),
        msub("z", "j"),
        mo(">"),
        mn("0"),
        mo("]"),
      ], [
        mo("−"),
        mfrac("1", mn(String(outputs))),
        mo("·"),
        mn(String(count)),
      ])
      : line([
        mfrac("1", "K"),
        mo("["),
        mn("1"),
        mo("−"),
        msub("z", "y"),
        mo("+"),
        indexed("z", null, unit + 1),
        mo(">"),
        mn("0"),
        mo("]"),
      ], [
        mfrac("1", mn(String(outputs))),
        mo("·"),
        mn(violated[unit] ? "1" : "0"),
      ]);
  }
  const twice = loss === "squared_error";
  if (problem === "regression") {
    if (twice) return line([mn("2"), gap()], [mn("2"), mo("·"), gapNumbers()]);
    return line([apply("max", mn("−1"), mo(","), apply("min", mn("1"), mo(","), yHat(), mo("−"), y()))], [
      apply("max", mn("−1"), mo(","), apply("min", mn("1"), mo(","), figure(Number(answer) - target))),
    ]);
  }
  if (!many) {
    return line([...twice ? [mn("2")] : [], gap(), yHat(), parenthesised(mn("1"), mo("−"), yHat())], [
      ...twice ? [mn("2"), mo("·")] : [],
      gapNumbers(),
      mo("·"),
      figure(answer),
      mo("·"),
      parenthesised(mn("1"), mo("−"), figure(answer)),
    ]);
  }
  const shared = answers.reduce(
    (total, p, j) => Number(total) + Number(p) * (Number(p) - Number(j === label)),
    0,
  );
  return line([
    mfrac(twice ? "2" : "1", "K"),
    yHat(),
    parenthesised(
      yHat(),
      mo("−"),
      y(),
      mo("−"),
      sum("j", "K"),
      msub(hat("y"), "j"),
      parenthesised(msub(hat("y"), "j"), mo("−"), msub("y", "j")),
    ),
  ], [
    mfrac(twice ? "2" : "1", mn(String(outputs))),
    mo("·"),
    figure(answer),
    mo("·"),
    parenthesised(figure(answer), mo("−"), figure(target), mo("−"), figure(shared, true)),
  ]);
}

/** w or δ with an index that is a letter: w_k1^[2]. @param {string} letter @param {number} layer @param {string} index @param {number} [second] */
function msubsupOf(letter, layer, index, second) {
  return second === undefined ? indexed(letter, layer, index) : indexed(letter, layer, index, second);
}

/**
 * The same in matrices, each with its shape under it.
 * @param {LayerChain} chain @param {{ units: number, below: number, above: number | null, points: number }} shapes
 * @returns {Parts[]}
 */
export function matrixLines({ layer, last, residual }, { units, below, above, points }) {
  const shape = (/** @type {Node} */ what, /** @type {number} */ rows, /** @type {number} */ columns) =>
    munder(what, mrow(mn(String(rows)), mo("×"), mn(String(columns))));
  const matrix = (/** @type {string} */ letter, /** @type {number} */ at) => indexed(letter, at);
  const turned = (/** @type {Node} */ what) => msup(parenthesised(what), mi("T"));
  const mean = () => points > 1 ? [mfrac("1", "N")] : [], of = points > 1 ? "J" : "L";
  /** @type {Parts[]} */
  const lines = [];
  if (!last && above !== null && !residual) {
    lines.push([
      shape(matrix("δ", layer), units, points),
      mo("="),
      shape(turned(matrix("W", layer + 1)), units, above),
      shape(matrix("δ", layer + 1), above, points),
      mo("∘"),
      shape(apply("g′", matrix("z", layer)), units, points),
    ]);
  }
  lines.push([
    shape(partial(of, matrix("W", layer)), units, below),
    mo("="),
    ...mean(),
    shape(matrix("δ", layer), units, points),
    shape(turned(layer > 1 ? matrix("a", layer - 1) : mi("X")), points, below),
  ]);
  lines.push([
    shape(partial(of, matrix("b", layer)), units, 1),
    mo("="),
    ...mean(),
    shape(matrix("δ", layer), units, points),
    ...points > 1 ? [shape(mn("1"), points, 1)] : [],
  ]);
  return lines;
}
