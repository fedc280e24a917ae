/**
 * The drawer of the chain rule: every factor of every derivative, from the output down to the first layer, in symbols
 * and in numbers, checked by finite differences. Pointing at a factor lights what it comes from in the diagram.
 */

import { readTrace } from "../../net/api.js";
import { chainOf, questionOf, shapesOf } from "./chain.js";
import { element, setText } from "../../lib/dom.js";
import { integer, short } from "../../lib/format.js";
import { createPolling } from "../../net/polling.js";
import { formulaBox, math, mo } from "../../ui/mathml.js";
import { problemOf } from "../../state/settings.js";
import { figure, matrixLines, meanLines, pointLines } from "./formulas.js";

/** @typedef {import("./chain.js").Trace} Trace */
/** @typedef {import("./formulas.js").Line} Line */

/** Between two questions lie so many milliseconds, and more where an answer takes long. */
const PAUSE = 400, PATIENCE = 2;
/** An error below this is none. */
const EXACT = 1e-12;

/**
 * @param {HTMLElement} root @param {import("../../types.js").Context} context
 * @returns {import("../../types.js").View}
 */
export function createChain(root, context) {
  const { store, t, ids } = context;
  root.classList.add("chain");
  /** The unit of layer 1, 2, … that is shown. @type {number[]} */
  const units = [];
  let point = /** @type {number | null} */ (0), asked = "", last = "", told = "";
  /** @type {Trace | null} */
  let answer = null;

  const pick = element("input", {
    type: "number",
    min: 0,
    step: 1,
    value: 0,
    "aria-label": t("Point"),
    oninput: () => {
      const wanted = pick.valueAsNumber;
      if (Number.isInteger(wanted) && wanted >= 0 && wanted < store.state.points.labels.length) {
        choose(wanted);
      }
    },
  });
  const mode = element(
    "select",
    {
      "aria-label": t("Of what"),
      onchange: () => choose(mode.value === "mean" ? null : pick.valueAsNumber || 0),
    },
    element("option", { value: "point" }, t("one point")),
    element("option", { value: "mean" }, t("all training points")),
  );
  const matrices = element("input", { type: "checkbox", onchange: () => rebuild() });
  const about = element("p", { class: "quiet" });
  const trouble = element("p", { class: "trouble", role: "status" });
  const layers = element("div", { class: "layers" });
  root.append(
    element(
      "div",
      { class: "ask" },
      mode,
      element("label", { class: "of" }, element("span", {}, t("Point")), pick),
      element("label", { class: "check" }, matrices, t("in matrices")),
      about,
    ),
    trouble,
    layers,
  );

  /** @param {number | null} wanted */
  function choose(wanted) {
    point = wanted;
    mode.value = wanted === null ? "mean" : "point";
    pick.disabled = wanted === null;
    if (wanted !== null && pick.valueAsNumber !== wanted) pick.value = String(wanted);
    if (wanted !== null) store.set({ hover: { ...store.state.hover, point: wanted } });
    refresh();
  }

  // ---- asking

  const inquiry = createPolling({
    store,
    ids,
    drawer: "chain",
    pause: PAUSE,
    patience: PATIENCE,
    refresh,
    left() {
      asked = "";
      if (store.state.lit.length) store.set({ lit: [] });
    },
  });

  function refresh() {
    const { frame, config } = store.state;
    if (!inquiry.isOpen() || !frame || !config) return;
    const count = config.network.hidden.length + 1;
    const question = questionOf(point, Array.from({ length: count }, (_, index) => units[index] ?? 0));
    const moment = JSON.stringify([
      question,
      frame.state.step,
      frame.state.revision,
      frame.state.data_revision,
      frame.state.config_revision,
    ]);
    if (moment === asked || question === last && inquiry.waits()) return;
    [asked, last] = [moment, question];
    void inquiry.ask(
      (id, signal) => readTrace(id, question, signal),
      (trace) => {
        setText(trouble, "");
        answer = trace;
        rebuild();
      },
      (why) => setText(trouble, why),
    );
  }

  // ---- telling

  function rebuild() {
    const { config } = store.state;
    if (!answer || !config) return;
    const trace = answer, problem = problemOf(store.state), { network, training } = config;
    const gamma = network.connections === "momentum_residual" ? network.gamma : 0;
    const chains = chainOf(trace, units, gamma), one = trace.points.length === 1 && point !== null;
    setText(
      about,
      one
        ? t("at step {step}: loss L = {loss}", { step: integer(trace.step), loss: short(trace.loss) })
        : t("at step {step}: J = {loss}, the mean over N = {count} points", {
          step: integer(trace.step),
          loss: short(trace.objective),
          count: integer(trace.points.length),
        }),
    );
    const focus = /** @type {HTMLElement | null} */ (document.activeElement)?.dataset?.layer;
    const scrolled = [...layers.querySelectorAll(".formula")].map((box) => box.scrollLeft);
    layers.replaceChildren(...chains.map((chain) => {
      const { layer, unit } = chain;
      const heading = chain.last ? t("Layer {layer}, the output", { layer }) : t("Layer {layer}", { layer });
      const choice = element(
        "select",
        {
          "aria-label": t("Unit of layer {layer}", { layer }),
          "data-layer": layer,
          onchange: () => {
            units[layer - 1] = Number(choice.value);
            refresh();
          },
        },
        ...Array.from(
          { length: chain.units },
          (_, i) => element("option", { value: i, selected: i === unit }, t("unit {unit}", { unit: i + 1 })),
        ),
      );
      const what = {
        loss: training.loss,
        problem,
        outputs: trace.layers[trace.layers.length - 1].b.length,
        gamma,
        trace,
        layers: trace.layers.length,
      };
      const lines = one ? pointLines(chain, what) : meanLines(chain, what);
      return element(
        "section",
        {},
        element("h3", {}, heading, chain.residual ? t(", residual") : "", choice),
        element("ul", {}, ...lines.map((line) => rowOf(line))),
        matrices.checked &&
          formulaBox(
            t("Layer {layer} in matrices", { layer }),
            ...matrixLines(chain, shapesOf(trace, layer)).map((parts) => math(parts, { block: true })),
          ),
      );
    }));
    [...layers.querySelectorAll(".formula")].forEach((box, i) => box.scrollLeft = scrolled[i] ?? 0);
    if (focus) {
      /** @type {HTMLElement | null} */ (layers.querySelector(`[data-layer="${focus}"]`))?.focus();
    }
    told = "";
  }

  /** @param {Line} line */
  function rowOf({ symbols, numbers, value, check, lit }) {
    const error = check?.relative_error ?? 0;
    return element(
      "li",
      { "data-lit": JSON.stringify(lit) },
      formulaBox(
        t("A derivative, in symbols and in numbers"),
        math([...symbols, ...numbers.length ? [mo("="), ...numbers] : []]),
      ),
      element(
        "p",
        {},
        math([mo("="), figure(value)]),
        check && element(
          "span",
          {},
          t("by differences {value}, relative error {error}", {
            value: short(check.difference),
            error: error < EXACT ? "0" : short(Number(error.toPrecision(2))),
          }),
        ),
      ),
    );
  }

  // ---- pointing

  /** @param {Event} event */
  const light = (event) => {
    const part = event.target instanceof Element ? event.target.closest("[data-lit]") : null;
    const key = part?.getAttribute("data-lit") ?? "[]";
    const of = event.target instanceof Element ? event.target.closest("[data-point]") : null;
    if (of) store.set({ hover: { ...store.state.hover, point: Number(of.getAttribute("data-point")) } });
    if (key === told) return;
    told = key;
    for (const other of layers.querySelectorAll(".lit")) other.classList.remove("lit");
    part?.classList.add("lit");
    store.set({ lit: JSON.parse(key) });
  };
  const dark = () => {
    if (told === "[]") return;
    told = "[]";
    for (const other of layers.querySelectorAll(".lit")) other.classList.remove("lit");
    store.set({ lit: [] });
  };
  layers.addEventListener("pointerover", light);
  layers.addEventListener("focusin", light);
  layers.addEventListener("pointerleave", dark);
  layers.addEventListener("focusout", dark);

  /** What is pointed at in the diagram is marked in the formulas. @param {import("../../types.js").Unit | null} unit */
  function mark(unit) {
    for (const part of layers.querySelectorAll("li[data-lit], mrow[data-lit]")) {
      const places = /** @type {import("../../model/weights.js").Place[]} */ (JSON.parse(
        part.getAttribute("data-lit") ?? "[]",
      ));
      part.classList.toggle(
        "lit",
        unit !== null &&
          places.some(({ layer, row, column }) =>
            column === null && layer === unit.layer && row === unit.unit
          ),
      );
    }
  }

  return {
    draw(state, changed) {
      if (changed.has("hover")) mark(state.hover.unit);
      pick.max = String(Math.max(0, state.points.labels.length - 1));
      refresh();
      return false;
    },
    destroy() {
      inquiry.destroy();
      root.replaceChildren();
    },
  };
}
