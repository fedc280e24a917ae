/**
 * The network for images: the probed image, the weights of each unit of the first layer as an image, how strongly every
 * unit answers, and the largest inputs of the unit that is pointed at.
 */

/** @import { Context, Key, Matrix, State, Unit, View } from "../../types.js" */
/** @import { Pass } from "../../model/forward.js" */

import { readPalette } from "../../draw/palette.js";
import { element, setText } from "../../lib/dom.js";
import { decimal, integer } from "../../lib/format.js";
import { t } from "../../lib/text.js";
import { largest, probePass } from "../../model/probe.js";
import { className, imagesOf, setting } from "../../state/settings.js";
import { createUnitFigures } from "./image-figures.js";
import { createImageLayer } from "./image-layer.js";
import { scaleOf, strongest } from "./image-layout.js";
import { headName } from "./words.js";

/** So many inputs of a unit are lit and named. */
const NAMED = 5;

/** The unit that is looked at: pointed at, pinned, or the one of the first layer that answers most. @param {Pick<State, "hover" | "pinned">} state @param {Pass | null} pass @returns {Unit} */
export const lookedAt = ({ hover, pinned }, pass) =>
  hover.unit ?? pinned ?? { layer: 1, unit: pass ? largest(pass.layers[0].a) : 0 };

/**
 * What there is to say of the unit that is looked at.
 * @param {State} state @param {Pass | null} pass @param {Unit} looked
 * @param {{ unit: number, product: number }[]} largestInputs @param {boolean} output whether it is one of the output's
 */
function noteOf(state, pass, { layer, unit }, largestInputs, output) {
  const found = pass?.layers[layer - 1];
  if (!found || unit >= found.units) return "";
  const name = output ? className(state, unit) : t("Layer {layer}, unit {unit}", { layer, unit: unit + 1 });
  const figures = `z = ${decimal(found.z[unit], 2)} · ${output ? "ŷ" : "a"} = ${decimal(found.a[unit], 2)}`;
  const parts = largestInputs.map(({ unit: from, product: by }) =>
    `${from + 1} (${by < 0 ? "" : "+"}${decimal(by, 1)})`
  );
  return [name, figures, ...(parts.length ? [t("largest inputs: {units}", { units: parts.join(" ") })] : [])]
    .join(" · ");
}

/** @param {HTMLElement} panel @param {Context} context @returns {View & { element: HTMLElement }} */
export function createImageNetwork(panel, { store }) {
  const { catalog } = store.state, limits = /** @type {[number, number]} */ (catalog.limits.image_units);
  const figures = createUnitFigures();
  const size = element("p", { class: "sub" }), note = element("p", { class: "note" });
  const first = element(
    "section",
    { class: "image-layer input" },
    element("div", { class: "head" }, element("h3", {}, t("Input")), size),
    figures.element,
  );
  const layers = element("div", { class: "image-layers" }, first);
  const root = element("div", { class: "image-network" }, layers, note);
  panel.append(root);
  /** @type {ReturnType<typeof createImageLayer>[]} */
  let shown = [];
  let shape = "", palette = readPalette(root), scale = 1;
  /** What the tiles show. @type {Matrix | null} */
  let painted = null;
  const observer = new ResizeObserver(() => shown.forEach((layer) => layer.layout()));
  observer.observe(layers);

  /** Build the layers anew where the architecture is another. @param {State} state */
  function arrange(state) {
    const { frame, config } = state, of = imagesOf(state);
    if (!frame || !config || !of || frame.weights.length !== config.network.hidden.length + 1) return;
    const names = frame.biases.at(-1)?.length === 1
      ? [className(state, 1)]
      : Array.from(frame.biases.at(-1) ?? [], (_, k) => className(state, k));
    const key = JSON.stringify([frame.biases.map(({ length }) => length), names, of.height, of.channels]);
    if (key === shape) return;
    shape = key;
    painted = null;
    if (shown.length !== frame.weights.length) {
      for (const layer of shown) layer.element.remove();
      const last = frame.weights.length;
      shown = frame.weights.map((_, l) => createImageLayer(l + 1, l + 1 < last ? catalog.activations : null));
      layers.append(...shown.map((layer) => layer.element));
    }
    shown.forEach((layer, l) => {
      layer.build(frame.biases[l].length, l === 0, l === shown.length - 1 ? names : []);
      layer.layout();
    });
    const { height, width, channels } = of, all = integer(height * width * channels);
    setText(
      size,
      channels > 1 ? `${height} × ${width} × ${channels} = ${all}` : `${height} × ${width} = ${all}`,
    );
  }

  /** The weights as images, where they are new. @param {State} state */
  function paint(state) {
    const of = imagesOf(state), matrix = state.frame?.weights[0];
    if (!of || !matrix?.columns || matrix === painted) return;
    painted = matrix;
    scale = scaleOf(matrix.values);
    shown[0]?.paint(matrix.values, scale, of, palette);
  }

  /** How strongly each unit answers, and which are lit. @param {State} state @param {Pass | null} pass @param {Unit} looked */
  function answer(state, pass, looked) {
    const matrix = state.frame?.weights[looked.layer - 1], below = pass?.layers[looked.layer - 2]?.a;
    const largestInputs = matrix && below
      ? strongest(
        matrix.values.subarray(looked.unit * matrix.columns, (looked.unit + 1) * matrix.columns),
        below,
        NAMED,
      )
      : [];
    shown.forEach((layer, l) => {
      const { pinned } = state;
      layer.answer(pass?.layers[l]?.a ?? [], {
        looked: looked.layer === l + 1 ? looked.unit : null,
        pinned: pinned?.layer === l + 1 ? pinned.unit : null,
        largestInputs: l === looked.layer - 2 ? largestInputs : [],
      });
    });
    setText(note, noteOf(state, pass, looked, largestInputs, looked.layer === shown.length));
  }

  return {
    element: root,
    draw(state, changed) {
      if (changed.has("theme")) {
        palette = readPalette(root);
        painted = null;
      }
      arrange(state);
      const hidden = /** @type {import("../../types.js").Hidden[]} */ (setting(state, "network.hidden"));
      shown.forEach((layer, l) => {
        const set = hidden[l];
        if (l < shown.length - 1) { if (set) layer.tell(set.units, set.activation, limits); }
        else layer.tell(0, headName(state), limits);
      });
      /** @type {Key[]} */
      const read = ["frame", "probe", "strokes", "hover", "pinned", "theme", "sheet", "points", "config"];
      if (!read.some((key) => changed.has(key))) return;
      const pass = probePass(state), looked = lookedAt(state, pass);
      paint(state);
      figures.draw(state, looked, scale, palette);
      answer(state, pass, looked);
    },
    destroy() {
      observer.disconnect();
      root.remove();
    },
  };
}
