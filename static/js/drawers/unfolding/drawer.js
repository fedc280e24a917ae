/**
 * The drawer that unfolds the feature space: the way through the network as a slider and by itself, how separable
 * each layer makes the classes, and the last layer at several moments of the training.
 */

import { readFeatureHistory } from "../../net/api.js";
import { element, setAttribute, setText, svg } from "../../lib/dom.js";
import { integer, percent } from "../../lib/format.js";
import { readPalette } from "../../draw/palette.js";
import { problemOf } from "../../state/settings.js";
import { createFeatureSpace } from "./feature-space.js";
import { createUnfoldingView } from "./morph.js";

/** @typedef {import("../../types.js").State} State */
/** @typedef {import("../../types.js").Stage} Stage */

/** Milliseconds from stage to stage, and those for which the last one stays. */
const STAGE = 1400, STAY = 1600;
/** Pictures in the strip; milliseconds after which it is read again while the run goes on, and after it stands. */
const CHECKPOINTS = 6, AGAIN = 4000, SOON = 250;
/** How far a key moves, in stages. */
const BY_KEY = 0.25;

/**
 * @param {HTMLElement} root @param {import("../../types.js").Context} context
 * @returns {import("../../types.js").View}
 */
export function createUnfolding(root, context) {
  const { store, t, ids } = context;
  root.classList.add("unfolding");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let at = 0, playing = !still.matches, before = 0, rested = 0;
  /** @type {Stage[]} */
  let stages = [];
  let built = "";

  const icon = svg("path", {});
  const play = element(
    "button",
    { class: "boxed", onclick: () => setPlaying(!playing) },
    svg("svg", { viewBox: "0 0 18 18", "aria-hidden": "true" }, icon),
  );
  const slider = element("input", {
    type: "range",
    min: "0",
    step: "any",
    value: "0",
    "aria-label": t("Stage of the way through the network"),
    oninput: () => go(Number(slider.value)),
    onkeydown: (/** @type {KeyboardEvent} */ event) => {
      const by = {
        ArrowLeft: -BY_KEY,
        ArrowDown: -BY_KEY,
        ArrowRight: BY_KEY,
        ArrowUp: BY_KEY,
        PageDown: -1,
        PageUp: 1,
      }[event.key];
      if (by === undefined) return;
      event.preventDefault();
      go(at + by);
    },
  });
  const name = element("strong"), formula = element("span", { class: "formula" });
  const ticks = element("div", { class: "ticks", "aria-hidden": "true" });
  const canvas = element("div", { class: "morph" });
  const bars = element("ul", { class: "separability" });
  const barsTitle = element("h2");
  const strip = element("ol", { class: "feature-history" });
  root.append(
    element(
      "div",
      { class: "way" },
      element("h2", {}, t("Through the network")),
      canvas,
      element("div", { class: "transport-small" }, play, element("div", { class: "track" }, slider, ticks)),
      element("p", { class: "stage-name" }, name, formula),
    ),
    element("div", { class: "shares" }, barsTitle, bars),
    element("div", { class: "past" }, element("h2", {}, t("The last layer while it learnt")), strip),
  );
  const view = createUnfoldingView(canvas, context, () => at);

  /** Ask for a frame to draw: something of our own has changed. */
  const ask = () => store.set({ hover: { ...store.state.hover } });
  /** @param {number} to */
  const go = (to) => {
    setPlaying(false);
    at = Math.max(0, Math.min(stages.length - 1, to));
    ask();
  };
  /** @param {boolean} on */
  const setPlaying = (on) => {
    if (on && at >= stages.length - 1) at = 0;
    if (on !== playing) ask();
    playing = on;
    before = rested = 0;
    tellPlaying();
  };
  const tellPlaying = () => {
    setAttribute(play, "aria-label", playing ? t("Stop the unfolding") : t("Play the unfolding"));
    icon.setAttribute("d", playing ? "M4 3h3.6v12H4zM10.4 3H14v12h-3.6z" : "M5 2.6v12.8L15.2 9z");
  };

  /** Some way further; without motion from stage to stage. @param {number} now */
  const move = (now) => {
    if (!playing || stages.length < 2) return;
    const elapsed = before ? Math.min(100, now - before) : 0;
    before = now;
    if (at >= stages.length - 1) {
      rested += elapsed;
      if (rested > STAY) at = rested = 0;
    } else if (still.matches) {
      rested += elapsed;
      if (rested > STAGE) {
        at = Math.min(stages.length - 1, Math.floor(at) + 1);
        rested = 0;
      }
    } else at = Math.min(stages.length - 1, at + elapsed / STAGE);
  };

  /** @param {State} state */
  const build = (state) => {
    const shown = state.frame?.stages;
    const key = JSON.stringify([shown?.stages, problemOf(state)]);
    if (!shown || key === built) return;
    built = key;
    stages = shown.stages;
    at = Math.min(at, stages.length - 1);
    slider.max = String(stages.length - 1);
    ticks.replaceChildren(...stages.map(({ kind }, i) => {
      const mark = element("i", { class: ["activation", "residual", "output"].includes(kind) ? "end" : "" });
      mark.style.left = `${100 * i / (stages.length - 1)}%`;
      return mark;
    }));
    setText(
      barsTitle,
      problemOf(state) === "regression" ? t("Linear regression on each layer, R²") : t("Linear separability"),
    );
    bars.title = t(
      "How well a straight decision does on the features of the layer, fitted to the training points",
    );
    bars.replaceChildren(
      ...shown.separability.map((_, layer) =>
        element(
          "li",
          {},
          element(
            "span",
            {},
            layer === 0
              ? t("input")
              : layer === shown.separability.length - 1
              ? t("output")
              : t("layer {layer}", { layer }),
          ),
          element("meter", { min: 0, max: 1 }),
          element("output"),
        )
      ),
    );
  };

  /** @param {State} state */
  const tell = (state) => {
    const stage = stages[Math.min(stages.length - 1, Math.round(at))];
    if (!stage) return;
    const [title, text] = wordsOf(stage, problemOf(state), t);
    const heading = t("{stage}:", { stage: title });
    setText(name, `${heading} `);
    setText(formula, text);
    slider.value = String(at);
    slider.setAttribute("aria-valuetext", `${heading} ${text}`);
    state.frame?.stages?.separability.forEach((share, layer) => {
      const [, meter, number] = bars.children[layer]?.children ?? [];
      if (!meter || !number) return;
      setAttribute(meter, "value", String(share));
      setText(number, percent(share));
      setAttribute(meter, "aria-label", bars.children[layer].children[0].textContent ?? "");
    });
  };

  // ---- the past

  /** @type {{ item: HTMLElement, caption: HTMLElement, key: string, picture: ReturnType<typeof createFeatureSpace> }[]} */
  const tiles = [];
  /** Pictures to be painted, one in each drawn frame. @type {(() => void)[]} */
  const waiting = [];
  let palette = readPalette(root);
  let seen = "", due = 0, reading = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /** Read the strip when the run has gone on, but not too often. @param {State} state @param {number} now */
  const remember = (state, now) => {
    const id = ids()?.id, frame = state.frame;
    if (!id || !frame || reading || state.connection !== "live") return;
    const key = `${frame.state.step} ${frame.state.revision}`;
    if (key === seen || timer !== undefined) return;
    timer = setTimeout(() => {
      timer = undefined;
      if (store.state.drawer === "unfolding" && !document.hidden) void read(id, key);
    }, frame.state.running ? Math.max(SOON, due - now) : SOON);
  };
  /** @param {string} id @param {string} key */
  const read = async (id, key) => {
    reading = true;
    try {
      const { checkpoints } = await readFeatureHistory(id, CHECKPOINTS);
      seen = key;
      show(checkpoints);
      ask();
    } catch {
      // The status line says what has become of the server; the strip waits for the next frame.
      seen = key;
    } finally {
      reading = false;
      due = performance.now() + AGAIN;
    }
  };
  /** @param {import("../../types.js").FeatureSpace[]} checkpoints */
  const show = (checkpoints) => {
    while (tiles.length > checkpoints.length) {
      const tile = tiles.pop();
      tile?.picture.destroy();
      tile?.item.remove();
    }
    while (tiles.length < checkpoints.length) {
      const box = element("div", { class: "still" }), caption = element("span");
      const item = element("li", {}, box, caption);
      strip.append(item);
      tiles.push({ item, caption, key: "", picture: createFeatureSpace(box, () => palette) });
    }
    checkpoints.forEach((checkpoint, i) => {
      const { step, units, problem, separability, points } = checkpoint;
      const key = JSON.stringify([step, units, problem, separability, points.length, points[0]]);
      if (tiles[i].key !== key) waiting.push(() => tiles[i]?.picture.show(checkpoint));
      tiles[i].key = key;
      setText(
        tiles[i].caption,
        `${t("epoch {epoch}", { epoch: integer(checkpoint.epoch) })} · ${percent(checkpoint.separability)}`,
      );
    });
  };

  tellPlaying();
  return {
    draw(state, changed, now) {
      build(state);
      move(now);
      const animates = view.draw(state, changed, now);
      tell(state);
      if (changed.has("theme")) {
        palette = readPalette(root);
        for (const { picture } of tiles) picture.paint();
      }
      waiting.shift()?.();
      remember(state, now);
      return animates || waiting.length > 0 || playing && stages.length > 1;
    },
    destroy() {
      clearTimeout(timer);
      view.destroy();
      for (const { picture } of tiles) picture.destroy();
      root.replaceChildren();
    },
  };
}

/**
 * What a stage is called, and its formula.
 * @param {Stage} stage @param {import("../../types.js").Problem} problem @param {import("../../types.js").Translate} t
 * @returns {[string, string]}
 */
function wordsOf({ kind, layer }, problem, t) {
  if (kind === "plane") return [t("the plane"), "x"];
  if (kind === "features") return [t("features"), "φ(x)"];
  const text = {
    weights: "W a",
    bias: "W a + b",
    activation: "g(W a + b)",
    residual: "a + v",
    output:
      { binary: "ŷ = σ(W a + b)", multiclass: "ŷ = softmax(W a + b)", regression: "ŷ = W a + b" }[problem],
  }[kind];
  return [kind === "output" ? t("output") : t("layer {layer}", { layer }), text];
}
