/**
 * The drawer that tells one step as a story on the network diagram: forward, J, backward, update. It pauses the run and
 * reads the numbers of the next batch once; what is told afterwards needs no server. Another step, other weights or
 * settings, and it begins anew.
 */

import { readTrace, Refusal } from "../../net/api.js";
import { errorMessage } from "../../lib/error-message.js";
import { element, find, setAttribute, setText } from "../../lib/dom.js";
import { featureName, unitName, weightName } from "../../model/names.js";
import { formulaBox, parsed } from "../../ui/mathml.js";
import { has, stagesOf } from "../../model/step-stages.js";
import { createStageFormula } from "./formula.js";

/** @typedef {import("../../model/step-stages.js").Trace} Trace */

/** Stages a second: slowest, fastest, at first. */
const SPEED = { min: 0.25, max: 4, step: 0.25, value: 0.5 };

/**
 * @param {HTMLElement} root @param {import("../../types.js").Context} context
 * @returns {import("../../types.js").View}
 */
export function createStepByStep(root, { store, send, act, t, ids }) {
  root.classList.add("step-by-step");
  /** @type {Trace | null} */
  let trace = null;
  /** The same with one point's numbers filled in, where the batch has too many. @type {Trace | null} */
  let seen = null;
  let stages = stagesOf(1), at = 0;
  /** @type {number | null} */
  let sample = null;
  /** @type {import("../../model/weights.js").Place} */
  let place = { layer: 1, row: 0, column: 0 };
  /** What the numbers belong to. */
  let asked = "", offered = "";
  /** @type {AbortController | null} */
  let asking = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let ticking;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let retrying;
  let stepping = false;

  // ---- controls

  /** @param {string} name @param {string} sign @param {string} title @param {() => void} onclick */
  const button = (name, sign, title, onclick) =>
    element(
      "button",
      { class: "boxed", "data-do": name, onclick },
      name === "next" ? null : element("span", { "aria-hidden": "true" }, sign),
      element("span", {}, title),
      name === "next" ? element("span", { "aria-hidden": "true" }, sign) : null,
    );
  const previous = button("previous", "←", t("Previous"), () => go(at - 1));
  const next = button("next", "→", t("Next"), () => go(at + 1));
  const auto = element("button", {
    class: "boxed",
    "data-do": "auto",
    onclick: () => play(ticking === undefined),
  });
  const speed = element("input", { type: "range", ...SPEED, "aria-label": t("Stages a second") });
  const way = element("input", {
    type: "range",
    class: "way",
    min: 0,
    max: 1,
    value: 0,
    "aria-label": t("Stage"),
    oninput: () => go(way.valueAsNumber),
  });
  const points = element("select", {
    "aria-label": t("Numbers of"),
    onchange: () => {
      sample = points.value === "" ? null : Number(points.value);
      void detail();
    },
  });
  const units = element("select", {
    "aria-label": t("Unit"),
    onchange: () => {
      place = { ...place, row: Number(units.value) };
      show();
    },
  });
  const inputs = element("select", {
    "aria-label": t("Its weight or bias"),
    onchange: () => {
      place = { ...place, column: inputs.value === "" ? null : Number(inputs.value) };
      show();
    },
  });
  const layers = element("select", {
    "aria-label": t("Layer"),
    onchange: () => {
      place = { layer: Number(layers.value), row: 0, column: 0 };
      show();
    },
  });
  const make = element("button", {
    class: "boxed make",
    "data-edits": true,
    onclick: async () => {
      stepping = true;
      mark();
      try {
        await send({ type: "step" });
      } catch (error) {
        store.set({ message: errorMessage(error) });
      }
      stepping = false;
      mark();
    },
  }, t("Make this step"));
  const count = element("span", { class: "quiet count" });
  const sentence = element("p", { class: "sentence", role: "status" });
  const formula = createStageFormula(t("The formula of this stage"));
  const rule = formulaBox(t("The optimizer’s rule for all parameters θ with gradient g"));
  rule.classList.add("rule");
  const trouble = element("p", { class: "trouble", role: "status" });
  root.append(
    element(
      "div",
      { class: "row" },
      previous,
      next,
      auto,
      element("label", { class: "speed" }, element("span", {}, t("Speed")), speed),
      element("label", { class: "stage-of" }, way, count),
      make,
    ),
    element("div", { class: "row of" }, points, layers, units, inputs),
    sentence,
    rule,
    formula.element,
    trouble,
  );
  root.setAttribute("aria-keyshortcuts", "ArrowLeft ArrowRight Space");

  root.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = /** @type {Element} */ (event.target);
    const by = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key];
    if (by) {
      // A choice, a slider and a formula that scrolls keep their arrows.
      if (target.closest("select, input, .formula[tabindex]")) return;
      event.preventDefault();
      go(at + by);
    } else if (event.key === " " && !target.closest("button, select, input")) {
      event.preventDefault();
      play(ticking === undefined);
    }
  });

  /** @param {number} to */
  function go(to) {
    if (!trace) return;
    at = Math.min(stages.length - 1, Math.max(0, to));
    if (at === stages.length - 1) play(false);
    else if (ticking !== undefined) tick();
    show();
  }
  /** @param {boolean} on */
  function play(on) {
    clearTimeout(ticking);
    ticking = undefined;
    if (on && trace) {
      if (at === stages.length - 1) at = 0;
      tick();
      show();
    } else mark();
  }
  function tick() {
    clearTimeout(ticking);
    ticking = setTimeout(() => go(at + 1), 1000 / (speed.valueAsNumber || SPEED.value));
  }
  speed.addEventListener("input", () => ticking === undefined || tick());

  // ---- asking

  const isOpen = () => store.state.drawer === "step-by-step" && !document.hidden;
  const forget = () => {
    asking?.abort();
    asking = null;
    clearTimeout(retrying);
    clearTimeout(ticking);
    ticking = undefined;
    trace = seen = null;
    asked = "";
    if (store.state.stepStage) store.set({ stepStage: null });
  };
  const leave = store.subscribe((changed) => {
    if (changed.has("drawer") && !isOpen()) forget();
  });
  const onVisible = () => isOpen() && refresh();
  document.addEventListener("visibilitychange", onVisible);

  /** Read the next batch's numbers where the session has gone on. */
  function refresh() {
    const { frame, config } = store.state, id = ids()?.id;
    if (!isOpen() || !frame || !config || !id) return;
    const { step, revision, running } = frame.state;
    if (running) {
      if (asked !== "running") {
        forget();
        asked = "running";
        mark();
      }
      return;
    }
    const key = JSON.stringify([id, step, revision]);
    if (key === asked) return;
    forget();
    asked = key;
    void ask(id);
  }

  /** @param {string} id */
  async function ask(id) {
    const mine = asking = new AbortController();
    setText(trouble, "");
    mark();
    try {
      const found = await readTrace(id, "batch=next", mine.signal);
      if (asking !== mine) return;
      asking = null;
      const { dropout } = /** @type {{ dropout?: number }} */ (store.state.config?.training ?? {});
      if (!found.inputs && dropout) {
        setText(
          trouble,
          t("This batch has too many numbers to be told with its dropout; a smaller batch has fewer."),
        );
        return mark();
      }
      trace = found;
      stages = stagesOf(found.layers.length);
      at = 0;
      sample = found.inputs ? null : 0;
      if (!has(found, place)) place = { layer: 1, row: 0, column: 0 };
      await detail();
    } catch (error) {
      failed(error, mine);
    }
  }

  /** Where a batch has too many numbers, those of the chosen point are read by themselves. */
  async function detail() {
    const id = ids()?.id;
    if (!trace || trace.inputs || sample === null || !id) return show();
    seen = null;
    const whole = trace, chosen = sample, mine = asking = new AbortController();
    try {
      const one = await readTrace(id, `point=${whole.points[chosen]}`, mine.signal);
      if (asking !== mine) return;
      asking = null;
      /** @param {import("../../model/step-stages.js").Row[] | null} table @returns {import("../../model/step-stages.js").Row[] | null} */
      const only = (table) => {
        if (!table) return null;
        const made = [];
        made[chosen] = table[0];
        return made;
      };
      seen = {
        ...whole,
        inputs: only(one.inputs),
        layers: whole.layers.map((layer, l) => {
          const { z, f, a, slope, error, delta } = one.layers[l];
          return {
            ...layer,
            z: only(z),
            f: only(f),
            a: only(a),
            slope: only(slope),
            error: only(error),
            delta: only(delta),
          };
        }),
      };
      show();
    } catch (error) {
      failed(error, mine);
    }
  }
  /** @param {unknown} error @param {AbortController} mine */
  function failed(error, mine) {
    if (asking !== mine) return;
    asking = null;
    setText(trouble, errorMessage(error));
    const wait = error instanceof Refusal ? error.retryAfter : 0;
    if (!wait) return;
    retrying = setTimeout(() => {
      asked = "";
      refresh();
    }, 1000 * wait);
  }

  // ---- what is seen

  /** Tell the stage: here, and to the diagram. */
  function show() {
    if (!trace || !isOpen()) return;
    const stage = stages[at];
    if (stage.layer && stage.layer !== place.layer) {
      const rows = trace.layers[stage.layer - 1].W.length;
      place = { layer: stage.layer, row: Math.min(place.row, rows - 1), column: 0 };
    }
    const told = trace.inputs || sample === null ? trace : seen ?? trace;
    const shown = { stage, trace: told, sample, place };
    store.set({ stepStage: shown });
    formula.show(stage.kind === "end" ? null : shown, store.state.config);
    rule.hidden = stage.kind !== "update";
    if (!rule.hidden) rule.replaceChildren(...(optimizer()?.mathml ?? []).map(parsed));
    setText(sentence, words(shown));
    offer();
    mark();
  }

  /** @param {import("../../model/step-stages.js").ShownStage} shown */
  function words({ stage: { kind, layer }, trace: { layers, points: batch }, sample: point, place: of }) {
    const last = layers.length, name = layer === last ? t("the output") : t("layer {layer}", { layer });
    const many = point === null;
    switch (kind) {
      case "input":
        return many
          ? t("Input: the next batch of {count} points comes in; each feature's mean stands beside it.", {
            count: batch.length,
          })
          : t("Input: point {point} of the next batch comes in.", { point: batch[point] });
      case "z":
        return t("Forward through {layer}: each unit weighs what comes in and adds its bias: z.", {
          layer: name,
        });
      case "a":
        return layer === last
          ? t("The output: from z it makes ŷ, the network's answer.")
          : t("Forward through {layer}: the activation makes a of z, and hands it on.", { layer: name });
      case "loss":
        return many
          ? t("J: how wrong the answers are, as the mean over the batch.")
          : t("How wrong the answer is for this point; J is the mean of these losses.");
      case "delta":
        return layer === last
          ? t("Backward: δ at the output says how the loss changes with z.")
          : t("Backward through {layer}: the weights above carry δ back, g′(z) scales it.", { layer: name });
      case "gradient":
        return many
          ? t("The gradient of {layer}: δ of the unit times what came in, as the mean over the batch.", {
            layer: name,
          })
          : t("What this point adds to the gradient of {layer}: δ of the unit times what came in.", {
            layer: name,
          });
      case "update":
        return t("Update: {optimizer} moves every weight against its gradient; {weight} is shown.", {
          optimizer: optimizer()?.title ?? "",
          weight: weightName(of.layer, of.row, of.column),
        });
      default:
        return t("That was one step. “Make this step” makes exactly this update.");
    }
  }

  const optimizer = () =>
    store.state.catalog.optimizers.find(({ name }) => name === store.state.config?.training.optimizer.name);

  /** Fill the choices. */
  function offer() {
    if (!trace) return;
    const { kind } = stages[at], last = trace.layers.length;
    const matrix = trace.layers[place.layer - 1].W;
    layers.hidden = kind !== "update";
    units.hidden = ["input", "loss", "end"].includes(kind);
    inputs.hidden = kind !== "gradient" && kind !== "update";
    points.hidden = kind === "update" || kind === "end";
    const features = store.state.config?.network.features ?? [];
    const key = JSON.stringify([asked, place.layer, place.row, last]);
    if (key !== offered) {
      offered = key;
      const mean = element("option", { value: "", disabled: trace.inputs === null }, t("mean of the batch"));
      points.replaceChildren(
        mean,
        ...trace.points.map((point, i) => element("option", { value: i }, t("point {point}", { point }))),
      );
      layers.replaceChildren(
        ...trace.layers.map((_, l) =>
          element(
            "option",
            { value: l + 1 },
            l + 1 < last ? t("Layer {layer}", { layer: l + 1 }) : t("Output"),
          )
        ),
      );
      units.replaceChildren(
        ...matrix.map((_, u) =>
          element(
            "option",
            { value: u },
            place.layer < last ? unitName(u, place.layer) : t("Output {unit}", { unit: u + 1 }),
          )
        ),
      );
      inputs.replaceChildren(
        ...matrix[place.row].map((_, column) =>
          element(
            "option",
            { value: column },
            `${weightName(place.layer, place.row, column)} · ${
              place.layer > 1 ? unitName(column, place.layer - 1) : featureName(features[column] ?? "")
            }`,
          )
        ),
        element("option", { value: "" }, weightName(place.layer, place.row, null)),
      );
    }
    points.value = sample === null ? "" : String(sample);
    layers.value = String(place.layer);
    units.value = String(place.row);
    inputs.value = place.column === null ? "" : String(place.column);
  }

  /** What can be pressed now. */
  function mark() {
    const { watching } = store.state, end = stages.length - 1;
    root.toggleAttribute("aria-busy", asking !== null);
    if (!trace) {
      setText(
        sentence,
        asked === "running"
          ? t("The network trains. Pause it, and its next step is told here.")
          : asking
          ? t("The next batch is being read.")
          : "",
      );
      formula.show(null, null);
      rule.hidden = true;
    }
    for (const control of [way, points, layers, units, inputs, auto]) {
      setAttribute(control, "disabled", !trace);
    }
    setAttribute(previous, "disabled", !trace || at === 0);
    setAttribute(next, "disabled", !trace || at === end);
    setAttribute(make, "disabled", !trace || watching || stepping);
    make.classList.toggle("now", trace !== null && at === end);
    setAttribute(auto, "aria-pressed", String(ticking !== undefined));
    setText(auto, ticking === undefined ? t("Auto") : t("Stop"));
    setAttribute(way, "max", String(end));
    way.value = String(at);
    const text = `${at + 1} / ${stages.length}`;
    setText(count, trace ? text : "");
    setAttribute(way, "aria-valuetext", `${text}: ${sentence.textContent}`);
  }

  return {
    draw(state, changed) {
      if (changed.has("drawer")) {
        if (state.frame?.state.running && !state.watching) act({ type: "pause" });
        // Where the page is one column the diagram is elsewhere; the story is told on it.
        const diagram = find("#network");
        if (matchMedia("(max-width: 820px)").matches) {
          requestAnimationFrame(() => diagram.scrollIntoView({ block: "start" }));
        } else diagram.scrollIntoView({ block: "nearest" });
      }
      if (changed.has("pinned") && state.pinned && trace && place.layer === state.pinned.layer) {
        place = { ...place, row: state.pinned.unit, column: 0 };
        if (has(trace, place)) show();
      }
      if (changed.has("frame") || changed.has("config") || changed.has("drawer")) refresh();
      if (changed.has("watching")) mark();
    },
    destroy() {
      leave();
      document.removeEventListener("visibilitychange", onVisible);
      forget();
      root.replaceChildren();
    },
  };
}
